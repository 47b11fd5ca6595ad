package org.mdn4j.layer;

import java.util.Arrays;
import java.util.function.Supplier;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseOutputLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.util.TimeSeriesUtils;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What {@link MixtureOutputLayer} does when it runs. Unlike the stock output layers it divides by the weights of the rows
 * that count, not by the size of the batch, and one class serves matrices and sequences.
 */
final class MixtureOutput extends BaseOutputLayer<MixtureOutputLayer> {

    private static final long serialVersionUID = 1L;

    /**
     * The score that came with the last gradient, until it is asked for or anything changes; else NaN. DL4J asks for it
     * right behind {@link #backpropGradient}, and the forward pass would be the same.
     */
    private double scoreOfGradient = Double.NaN;

    MixtureOutput(NeuralNetConfiguration conf, DataType dataType) {
        super(conf, dataType);
    }

    private boolean isSequence() {
        return input.rank() == 3;
    }

    @Override
    public double computeScore(double fullNetRegTerm, boolean training, LayerWorkspaceMgr workspaceMgr) {
        requireInputAndLabels();
        double known = scoreOfGradient;
        scoreOfGradient = Double.NaN;
        boolean isKnown = training && !Double.isNaN(known);
        score = fullNetRegTerm + (isKnown ? known : orForgetMask(() -> dataScore(training, workspaceMgr)));
        return score;
    }

    private double dataScore(boolean training, LayerWorkspaceMgr workspaceMgr) {
        INDArray raw = preOutput2d(training, workspaceMgr);
        INDArray labels2d = getLabels2d(workspaceMgr, ArrayType.FF_WORKING_MEM);
        MixtureLoss loss = layerConf().mixtureLoss();
        return loss.computeScore(labels2d, raw, layerConf().getActivationFn(), mask2d(), conf().isMiniBatch());
    }

    private void requireInputAndLabels() {
        if (input == null || labels == null) {
            throw new IllegalStateException("need input and labels to compute a score " + layerId());
        }
    }

    @Override
    public void setInput(INDArray input, LayerWorkspaceMgr workspaceMgr) {
        super.setInput(input, workspaceMgr);
        scoreOfGradient = Double.NaN;
    }

    @Override
    public void setLabels(INDArray labels) {
        super.setLabels(labels);
        scoreOfGradient = Double.NaN;
    }

    @Override
    public void setMaskArray(INDArray maskArray) {
        super.setMaskArray(maskArray);
        scoreOfGradient = Double.NaN;
    }

    @Override
    public INDArray computeScoreForExamples(double fullNetRegTerm, LayerWorkspaceMgr workspaceMgr) {
        requireInputAndLabels();
        INDArray scores = orForgetMask(() -> exampleScores(workspaceMgr));
        scores.addi(fullNetRegTerm);
        return workspaceMgr.leverageTo(ArrayType.ACTIVATIONS, scores);
    }

    private INDArray exampleScores(LayerWorkspaceMgr workspaceMgr) {
        INDArray raw = preOutput2d(false, workspaceMgr);
        INDArray labels2d = getLabels2d(workspaceMgr, ArrayType.FF_WORKING_MEM);
        INDArray scores = layerConf()
                .mixtureLoss()
                .computeScoreArray(labels2d, raw, layerConf().getActivationFn(), mask2d());
        if (isSequence()) {
            int sequences = Math.toIntExact(input.size(0));
            scores = TimeSeriesUtils.reshapeVectorToTimeSeriesMask(scores, sequences)
                    .sum(true, 1);
        }
        return scores;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
        assertInputSet(true);
        return orForgetMask(() -> backprop(workspaceMgr));
    }

    /** DL4J does not take a mask back where a call fails: left behind, it would silently rule the next one. */
    private <T> T orForgetMask(Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            setMaskArray(null);
            throw e;
        }
    }

    private Pair<Gradient, INDArray> backprop(LayerWorkspaceMgr workspaceMgr) {
        applyDropOutIfNecessary(true, workspaceMgr);
        INDArray original = input;
        boolean sequence = isSequence();
        INDArray mask = mask2d();
        INDArray labels2d = getLabels2d(workspaceMgr, ArrayType.BP_WORKING_MEM);
        if (sequence) {
            input = flatten(input, workspaceMgr, ArrayType.BP_WORKING_MEM);
        }
        INDArray raw = preOutput(true, workspaceMgr);
        Pair<Double, INDArray> step = layerConf()
                .mixtureLoss()
                .trainingScoreAndGradient(labels2d, raw, mask, conf().isMiniBatch(), original.size(0));
        INDArray delta = step.getSecond();

        Gradient gradient = new DefaultGradient();
        INDArray weightGradient = gradientViews.get(DefaultParamInitializer.WEIGHT_KEY);
        Nd4j.gemm(input.castTo(weightGradient.dataType()), delta, weightGradient, true, false, 1.0, 0.0);
        gradient.gradientForVariable().put(DefaultParamInitializer.WEIGHT_KEY, weightGradient);
        if (hasBias()) {
            INDArray biasGradient = gradientViews.get(DefaultParamInitializer.BIAS_KEY);
            delta.sum(biasGradient, 0);
            gradient.gradientForVariable().put(DefaultParamInitializer.BIAS_KEY, biasGradient);
        }

        INDArray weights = getParamWithNoise(DefaultParamInitializer.WEIGHT_KEY, true, workspaceMgr);
        long[] transposed = {weights.size(0), delta.size(0)};
        INDArray next = workspaceMgr.createUninitialized(ArrayType.ACTIVATION_GRAD, delta.dataType(), transposed, 'f');
        next = weights.mmuli(delta.transpose(), next).transpose();
        if (sequence) {
            next = unflatten(next, original.size(0), workspaceMgr, ArrayType.ACTIVATION_GRAD);
            input = original;
        }
        scoreOfGradient = step.getFirst();
        return new Pair<>(gradient, backpropDropOutIfPresent(next));
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaceMgr) {
        INDArray activated = layerConf().getActivationFn().getActivation(preOutput2d(training, workspaceMgr), training);
        return isSequence() ? unflatten(activated, input.size(0), workspaceMgr, ArrayType.ACTIVATIONS) : activated;
    }

    @Override
    protected INDArray preOutput2d(boolean training, LayerWorkspaceMgr workspaceMgr) {
        assertInputSet(false);
        if (!isSequence()) {
            return preOutput(training, workspaceMgr);
        }
        applyDropOutIfNecessary(training, workspaceMgr); // on the input as it came: the flat one is forgotten
        INDArray original = input;
        input = flatten(original, workspaceMgr, ArrayType.FF_WORKING_MEM);
        INDArray raw = preOutput(training, workspaceMgr);
        input = original;
        return raw;
    }

    @Override
    protected INDArray getLabels2d(LayerWorkspaceMgr workspaceMgr, ArrayType arrayType) {
        if (!isSequence()) {
            return labels; // their shape is checked by the loss
        }
        long targets = layerConf().layout().targets();
        long[] needed = isChannelsLast()
                ? new long[] {input.size(0), input.size(1), targets}
                : new long[] {input.size(0), targets, input.size(2)};
        if (!Arrays.equals(needed, labels.shape())) {
            throw new IllegalArgumentException("need labels of shape " + Arrays.toString(needed)
                    + ", one vector of targets for each time step, but got " + Arrays.toString(labels.shape()));
        }
        return flatten(labels, workspaceMgr, arrayType);
    }

    /** The label mask as {@code [rows, 1]} or {@code [rows, D]}, a row for each time step of a sequence. */
    private INDArray mask2d() {
        if (maskArray == null || !isSequence()) {
            return maskArray;
        }
        LayerWorkspaceMgr none = LayerWorkspaceMgr.noWorkspacesImmutable();
        if (Arrays.equals(maskArray.shape(), labels.shape())) {
            return flatten(maskArray, none, ArrayType.INPUT);
        }
        long steps = input.size(isChannelsLast() ? 1 : 2);
        if (!Arrays.equals(maskArray.shape(), new long[] {input.size(0), steps})) {
            throw new IllegalArgumentException("need a label mask of shape [" + input.size(0) + ", " + steps + "] or "
                    + Arrays.toString(labels.shape()) + " but got " + Arrays.toString(maskArray.shape()));
        }
        return TimeSeriesUtils.reshapeTimeSeriesMaskToVector(maskArray, none, ArrayType.INPUT);
    }

    /** A mask weighs rows in the loss; the raw rows stay as they are, and may have more columns than the mask. */
    @Override
    protected void applyMask(INDArray to) {}

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArray(
            INDArray maskArray, MaskState currentMaskState, int minibatchSize) {
        // A feature mask marks padding, and padding has no likelihood. Recurrent layers call the mask passive, having
        // dealt with their own part. A label mask comes later and takes its place.
        if (maskArray != null) {
            setMaskArray(maskArray);
        }
        return null;
    }

    private boolean isChannelsLast() {
        return layerConf().getRnnDataFormat() == RNNFormat.NWC;
    }

    /** {@code [N, size, T]} (or {@code [N, T, size]}) to {@code [N * T, size]}. */
    private INDArray flatten(INDArray sequences, LayerWorkspaceMgr workspaceMgr, ArrayType type) {
        INDArray ncw = isChannelsLast() ? sequences.permute(0, 2, 1) : sequences;
        return TimeSeriesUtils.reshape3dTo2d(ncw, workspaceMgr, type);
    }

    private INDArray unflatten(INDArray rows, long sequences, LayerWorkspaceMgr workspaceMgr, ArrayType type) {
        INDArray ncw = TimeSeriesUtils.reshape2dTo3d(rows, sequences, workspaceMgr, type);
        return isChannelsLast() ? ncw.permute(0, 2, 1) : ncw;
    }
}
