package org.mdn4j.layer;

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

    MixtureOutput(NeuralNetConfiguration conf, DataType dataType) {
        super(conf, dataType);
    }

    private boolean isSequence() {
        return input.rank() == 3;
    }

    @Override
    public double computeScore(double fullNetRegTerm, boolean training, LayerWorkspaceMgr workspaceMgr) {
        if (input == null || labels == null) {
            throw new IllegalStateException("need input and labels to compute a score " + layerId());
        }
        INDArray raw = preOutput2d(training, workspaceMgr);
        INDArray labels2d = getLabels2d(workspaceMgr, ArrayType.FF_WORKING_MEM);
        MixtureLoss loss = layerConf().mixtureLoss();
        score = fullNetRegTerm
                + loss.computeScore(labels2d, raw, layerConf().getActivationFn(), mask2d(), conf().isMiniBatch());
        return score;
    }

    @Override
    public INDArray computeScoreForExamples(double fullNetRegTerm, LayerWorkspaceMgr workspaceMgr) {
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
        scores.addi(fullNetRegTerm);
        return workspaceMgr.leverageTo(ArrayType.ACTIVATIONS, scores);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
        assertInputSet(true);
        INDArray original = input;
        boolean sequence = isSequence();
        INDArray mask = mask2d();
        INDArray labels2d = getLabels2d(workspaceMgr, ArrayType.BP_WORKING_MEM);
        if (sequence) {
            input = flatten(input, workspaceMgr, ArrayType.BP_WORKING_MEM);
        }
        INDArray raw = preOutput(true, workspaceMgr); // applies dropout to the input
        MixtureLoss loss = layerConf().mixtureLoss();
        INDArray delta = conf().isMiniBatch()
                ? loss.trainingGradient(labels2d, raw, mask, original.size(0))
                : loss.computeGradient(labels2d, raw, layerConf().getActivationFn(), mask);

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
        next = backpropDropOutIfPresent(weights.mmuli(delta.transpose(), next).transpose());
        if (sequence) {
            next = unflatten(next, original.size(0), workspaceMgr, ArrayType.ACTIVATION_GRAD);
            input = original;
        }
        return new Pair<>(gradient, next);
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
        INDArray original = input;
        input = flatten(original, workspaceMgr, ArrayType.FF_WORKING_MEM);
        INDArray raw = preOutput(training, workspaceMgr);
        input = original;
        return raw;
    }

    @Override
    protected INDArray getLabels2d(LayerWorkspaceMgr workspaceMgr, ArrayType arrayType) {
        return labels.rank() == 3 ? flatten(labels, workspaceMgr, arrayType) : labels;
    }

    /** The label mask as {@code [rows, 1]} or {@code [rows, D]}, a row for each time step of a sequence. */
    private INDArray mask2d() {
        if (maskArray == null || !isSequence()) {
            return maskArray;
        }
        LayerWorkspaceMgr none = LayerWorkspaceMgr.noWorkspacesImmutable();
        return maskArray.rank() == 3
                ? flatten(maskArray, none, ArrayType.INPUT)
                : TimeSeriesUtils.reshapeTimeSeriesMaskToVector(maskArray, none, ArrayType.INPUT);
    }

    /** A mask weighs rows in the loss; the raw rows stay as they are, and may have more columns than the mask. */
    @Override
    protected void applyMask(INDArray to) {}

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArray(
            INDArray maskArray, MaskState currentMaskState, int minibatchSize) {
        // A feature mask marks padding, which must not count where no label mask says so; see setMaskArray.
        if (maskArray != null && currentMaskState == MaskState.Active) {
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
