package org.mdn4j.layer;

import java.util.Arrays;
import org.mdn4j.family.BatchLikelihood;
import org.mdn4j.family.MixtureLayout;
import org.mdn4j.family.MixtureLikelihood;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The negative log-likelihood of a mixture, in nats, computed on the raw row in log space: log-softmax, log variances,
 * log-sum-exp (Bishop 1994). It stays finite where a likelihood in density space underflows.
 *
 * <p>Labels are {@code [N, D]}, raw rows {@code [N, P]} in the order of {@link MixtureLayout}. A mask holds weights of
 * rows, {@code [N]} or {@code [N, 1]}, or ones and zeros for single targets, {@code [N, D]}: what is masked is integrated
 * out. An average divides by the sum of the weights, so masked rows do not dilute it. The activation function that DL4J
 * hands in plays no part: its effect is in the likelihood.
 */
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        setterVisibility = JsonAutoDetect.Visibility.NONE)
public final class MixtureLoss implements ILossFunction {

    private static final long serialVersionUID = 1L;

    private final LayoutBean layout;

    /** The loss of a layout. */
    public MixtureLoss(MixtureLayout layout) {
        this(LayoutBean.of(layout));
    }

    MixtureLoss(@JsonProperty("layout") LayoutBean layout) {
        this.layout = layout;
    }

    /** Which columns are which group. */
    public MixtureLayout layout() {
        return layout.layout();
    }

    /** The activation function that goes with this loss. */
    MixtureActivation activation() {
        return new MixtureActivation(layout);
    }

    /**
     * {@inheritDoc}
     *
     * @return the weighted sum over the rows, or their weighted mean; zero where no row counts
     * @throws IllegalArgumentException if the shapes do not suit the layout or a label that counts is not finite
     */
    @Override
    public double computeScore(
            INDArray labels, INDArray preOutput, IActivation activationFn, INDArray mask, boolean average) {
        LabelWeights weights = weights(labels, preOutput, mask);
        double sum = Arrays.stream(scores(weights, preOutput)).sum();
        double total = average ? weights.total() : 1;
        return total == 0 ? 0 : sum / total;
    }

    @Override
    public INDArray computeScoreArray(INDArray labels, INDArray preOutput, IActivation activationFn, INDArray mask) {
        double[] scores = scores(weights(labels, preOutput, mask), preOutput);
        Rows column = Rows.zeros(preOutput.dataType(), scores.length, 1);
        double[] score = new double[1];
        for (int i = 0; i < scores.length; i++) {
            score[0] = scores[i];
            column.write(i, score);
        }
        return column.toArray();
    }

    /**
     * {@inheritDoc}
     *
     * @return weighted but not averaged, {@code [N, P]}: DL4J divides by the size of the minibatch later
     */
    @Override
    public INDArray computeGradient(INDArray labels, INDArray preOutput, IActivation activationFn, INDArray mask) {
        return computeGradientAndScore(labels, preOutput, activationFn, mask, false)
                .getSecond();
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels, INDArray preOutput, IActivation activationFn, INDArray mask, boolean average) {
        LabelWeights weights = weights(labels, preOutput, mask);
        Rows gradient = Rows.zeros(preOutput.dataType(), rowCount(preOutput), layout().width());
        double sum = Arrays.stream(scores(weights, preOutput, gradient, 1, Float.MAX_VALUE))
                .sum();
        double total = average ? weights.total() : 1;
        return new Pair<>(total == 0 ? 0 : sum / total, gradient.toArray());
    }

    /**
     * One pass for both halves of a training step.
     *
     * @param average whether the score is the weighted mean, and the gradient that of the mean times the batch size,
     *     which DL4J's updaters divide by; else both are sums
     * @return the score, and the gradient cut to what updaters can square, {@code [N, P]}
     */
    Pair<Double, INDArray> trainingScoreAndGradient(
            INDArray labels, INDArray preOutput, INDArray mask, boolean average, long batch) {
        LabelWeights weights = weights(labels, preOutput, mask);
        double total = average ? weights.total() : 1;
        double factor = !average ? 1 : total == 0 ? 0 : batch / total;
        Rows gradient = Rows.zeros(preOutput.dataType(), rowCount(preOutput), layout().width());
        double sum;
        if (mask == null && preOutput.dataType() == DataType.FLOAT) {
            weights.checkAll();
            float[] targets = Rows.of(labels.castTo(DataType.FLOAT)).floats();
            sum = -layout().batchLikelihood()
                    .logLikelihood(
                            Rows.of(preOutput).floats(), targets, (float) -factor, gradient.floats(), gradient.count());
        } else {
            sum = Arrays.stream(scores(weights, preOutput, gradient, factor, BatchLikelihood.LARGEST_GRADIENT))
                    .sum();
        }
        return new Pair<>(total == 0 ? 0 : sum / total, gradient.toArray());
    }

    /**
     * The weighted negative log-likelihood of each row, {@code [N]}.
     *
     * @param gradient receives its gradient times the factor, cut to the largest magnitude; or null
     */
    private double[] scores(LabelWeights weights, INDArray preOutput, Rows gradient, double factor, float largest) {
        MixtureLikelihood likelihood = layout().likelihood();
        Rows raw = Rows.of(preOutput);
        double[] rawRow = new double[layout().width()];
        double[] gradientRow = gradient == null ? null : new double[layout().width()];
        double[] target = new double[layout().targets()];
        double[] scores = new double[raw.count()];
        for (int i = 0; i < scores.length; i++) {
            double weight = weights.read(i, target);
            if (weight > 0) {
                raw.read(i, rawRow);
                scores[i] = -weight * likelihood.logLikelihood(rawRow, target, gradientRow);
                if (gradient != null) {
                    for (int j = 0; j < gradientRow.length; j++) {
                        gradientRow[j] *= -weight * factor;
                    }
                    gradient.write(i, gradientRow, largest);
                }
            }
        }
        return scores;
    }

    private double[] scores(LabelWeights weights, INDArray preOutput) {
        return scores(weights, preOutput, null, 0, 0);
    }

    private LabelWeights weights(INDArray labels, INDArray preOutput, INDArray mask) {
        int rows = rowCount(preOutput);
        layout().checkWidth(preOutput.size(1));
        if (labels.rank() != 2 || labels.size(0) != rows || labels.size(1) != layout().targets()) {
            throw new IllegalArgumentException("need labels of shape [" + rows + ", " + layout().targets()
                    + "], one column for each target, but got " + Arrays.toString(labels.shape()));
        }
        return LabelWeights.of(labels, mask, layout().family());
    }

    private int rowCount(INDArray preOutput) {
        if (preOutput.rank() != 2) {
            throw new IllegalArgumentException("need raw rows of shape [N, " + layout().width() + "] but got "
                    + Arrays.toString(preOutput.shape()));
        }
        return Math.toIntExact(preOutput.size(0));
    }

    @Override
    public String name() {
        return "MixtureLoss";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MixtureLoss that && layout.equals(that.layout);
    }

    @Override
    public int hashCode() {
        return layout.hashCode();
    }

    @Override
    public String toString() {
        return "MixtureLoss(" + layout() + ")";
    }
}
