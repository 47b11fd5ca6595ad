package org.mdn4j.layer;

import java.util.Arrays;
import org.mdn4j.family.ComponentFamily;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a label mask says: how much each row counts, and which targets of a row are missing.
 *
 * <p>A mask of shape {@code [N]} or {@code [N, 1]} holds one weight for each row, zero for none. One of shape
 * {@code [N, D]} holds either the same weight in all columns of a row, or ones and zeros: targets with a zero are missing
 * and are integrated out.
 */
final class LabelWeights {

    private final Rows labels;
    private final Rows mask; // null: every row counts once
    private final ComponentFamily family;

    private LabelWeights(Rows labels, Rows mask, ComponentFamily family) {
        this.labels = labels;
        this.mask = mask;
        this.family = family;
    }

    /**
     * Reads labels and their mask.
     *
     * @param labels {@code [N, D]}
     * @param mask null, {@code [N]}, {@code [N, 1]} or {@code [N, D]}
     * @param family says which targets can be
     * @throws IllegalArgumentException if the shapes do not agree
     */
    static LabelWeights of(INDArray labels, INDArray mask, ComponentFamily family) {
        Rows labelRows = Rows.of(labels);
        if (mask == null) {
            return new LabelWeights(labelRows, null, family);
        }
        INDArray matrix = mask.rank() < 2 ? mask.reshape(mask.length(), 1) : mask;
        boolean fits = matrix.rank() == 2
                && matrix.size(0) == labels.size(0)
                && (matrix.size(1) == 1 || matrix.size(1) == labels.size(1));
        if (!fits) {
            throw new IllegalArgumentException("need a label mask of shape [N], [N, 1] or [N, D] for labels "
                    + Arrays.toString(labels.shape()) + " but got " + Arrays.toString(mask.shape()));
        }
        return new LabelWeights(labelRows, Rows.of(matrix.castTo(DataType.DOUBLE)), family);
    }

    /**
     * The weight of a row; writes its targets, NaN where one is missing.
     *
     * @param target {@code [D]}
     * @throws IllegalArgumentException if the mask is not of the form above, or a target that counts is not finite
     *     or outside the support of the family
     */
    double read(int row, double[] target) {
        labels.read(row, target);
        double weight = mask == null ? 1 : mask(row, target);
        if (weight > 0) {
            checkTargets(row, target);
        }
        return weight;
    }

    /** Checks what {@link #read} checks, of all rows. */
    void checkAll() {
        double[] target = new double[labels.columns()];
        for (int i = 0; i < labels.count(); i++) {
            read(i, target);
        }
    }

    /** The sum of all weights: what an average has to be divided by. */
    double total() {
        if (mask == null) {
            return labels.count();
        }
        double[] target = new double[labels.columns()];
        double total = 0;
        for (int i = 0; i < labels.count(); i++) {
            total += mask(i, target);
        }
        return total;
    }

    private double mask(int row, double[] target) {
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (int j = 0; j < mask.columns(); j++) {
            double value = mask.get(row, j);
            if (!(value >= 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException(
                        "need label weights of at least 0 but got " + value + " in row " + row + " of the mask");
            }
            smallest = Math.min(smallest, value);
            largest = Math.max(largest, value);
        }
        if (smallest < largest) {
            for (int j = 0; j < mask.columns(); j++) {
                double value = mask.get(row, j);
                if (value != 0 && value != 1) {
                    throw new IllegalArgumentException("need a mask row of ones and zeros (missing targets), or of one"
                            + " weight in all columns, but row " + row + " has " + smallest + " and " + largest);
                }
                target[j] = value == 0 ? Double.NaN : target[j];
            }
        }
        return largest;
    }

    private void checkTargets(int row, double[] target) {
        for (int d = 0; d < target.length; d++) {
            boolean missing = mask != null && mask.columns() > 1 && mask.get(row, d) == 0;
            if (!missing && !Double.isFinite(target[d])) {
                throw new IllegalArgumentException("need finite labels but got " + target[d] + " in row " + row
                        + ", target " + d + "; mask it if it is missing");
            }
            if (!missing && !family.supports(target[d])) {
                throw new IllegalArgumentException("family " + family.name() + " needs " + family.support()
                        + " but got " + target[d] + " in row " + row + ", target " + d + " of the labels");
            }
        }
    }
}
