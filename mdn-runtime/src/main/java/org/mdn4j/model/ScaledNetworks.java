package org.mdn4j.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mdn4j.data.Columns;
import org.mdn4j.data.NormalScores;
import org.mdn4j.data.Standardizer;
import org.mdn4j.distribution.Mixture;
import org.mdn4j.family.MixtureLayout;
import org.mdn4j.network.RawNetwork;

/**
 * Networks with the way from data units into them and back.
 *
 * @param columns names of inputs and targets
 * @param inputScaling what the networks' inputs went through
 * @param normalScores further inputs of the networks, behind the standardised ones
 * @param targetScaling what the targets went through
 * @param layout the columns of the networks' raw rows, in standard units
 * @param members at least one network
 */
record ScaledNetworks(
        Columns columns,
        Standardizer inputScaling,
        NormalScores normalScores,
        Standardizer targetScaling,
        MixtureLayout layout,
        List<RawNetwork> members) {

    /** Checks that the sizes agree. */
    ScaledNetworks {
        members = List.copyOf(members);
        check("columns of the input scaling", columns.inputs().size(), inputScaling.columns());
        check("columns of the target scaling", columns.targets().size(), targetScaling.columns());
        check("targets in the layout", columns.targets().size(), layout.targets());
        if (members.isEmpty()) {
            throw new IllegalArgumentException("need at least one network but got none");
        }
        for (NormalScores.Column column : normalScores.columns()) {
            if (column.index() >= columns.inputs().size()) {
                throw new IllegalArgumentException("need normal scores of columns below "
                        + columns.inputs().size() + " but got one of column " + column.index());
            }
        }
        for (RawNetwork member : members) {
            check("inputs of a network", columns.inputs().size() + normalScores.size(), member.inputs());
            check("outputs of a network", layout.width(), member.outputs());
        }
    }

    static void check(String what, int expected, int actual) {
        if (expected != actual) {
            throw new IllegalArgumentException("need " + expected + " " + what + " but got " + actual);
        }
    }

    ScaledNetworks with(MixtureLayout otherLayout, List<? extends RawNetwork> others) {
        return new ScaledNetworks(columns, inputScaling, normalScores, targetScaling, otherLayout, List.copyOf(others));
    }

    /** The number of inputs of the networks. */
    int networkInputs() {
        return columns.inputs().size() + normalScores.size();
    }

    /**
     * Turns the inputs of one row into those of the networks.
     *
     * @param standard receives them, {@code [networkInputs]} numbers from {@code offset} on
     * @param row which one it is, for messages; negative if it is the only one
     */
    void standardise(double[] x, float[] standard, int offset, int row) {
        for (int j = 0; j < x.length; j++) {
            if (!Double.isFinite(x[j])) {
                throw new IllegalArgumentException("need finite inputs but got " + x[j] + " for '"
                        + columns.inputs().get(j) + "'" + (row < 0 ? "" : " in row " + row));
            }
        }
        inputScaling.apply(x, standard, offset);
        normalScores.apply(x, standard, offset + x.length);
    }

    /** The raw rows of the members, {@code [members][P]}. */
    List<double[]> rawRows(double[] x) {
        if (x.length != columns.inputs().size()) {
            throw new IllegalArgumentException(
                    "need " + columns.inputs().size() + " inputs " + columns.inputs() + " but got " + x.length);
        }
        float[] standard = new float[networkInputs()];
        standardise(x, standard, 0, -1);
        float[] row = new float[layout.width()];
        List<double[]> raws = new ArrayList<>(members.size());
        for (RawNetwork member : members) {
            member.forwardPass().run(standard, row);
            double[] raw = new double[row.length];
            for (int j = 0; j < raw.length; j++) {
                if (!Float.isFinite(row[j])) {
                    throw new IllegalArgumentException(
                            "need inputs within the range of single precision but the network overflows at "
                                    + Arrays.toString(x));
                }
                raw[j] = row[j];
            }
            raws.add(raw);
        }
        return raws;
    }

    /** The prediction that the raw rows of the members make together. */
    Mixture inDataUnits(List<double[]> raws) {
        return layout.mixture(raws, targetScaling.shift(), targetScaling.scale());
    }

    /** See {@link MdnModel#logJacobian}. */
    double logJacobian(double[] y) {
        double sum = 0;
        double[] scale = targetScaling.scale();
        for (int d = 0; d < scale.length; d++) {
            sum += Double.isNaN(y[d]) || layout.family().isAtom(y[d]) ? 0 : Math.log(scale[d]);
        }
        return sum;
    }
}
