package org.mdn4j.layer;

import java.util.Collection;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.InputTypeUtil;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.mdn4j.family.GaussianFamily;
import org.mdn4j.family.MixtureLayout;
import org.mdn4j.family.PositiveFunction;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An output layer whose activations are the parameters of a mixture distribution of the labels, trained by negative
 * log-likelihood (Bishop 1994; Goodfellow, Bengio and Courville 2016, section 6.2.2.4).
 *
 * <p>For any {@code MultiLayerNetwork} or {@code ComputationGraph}. Labels are {@code [N, D]}; the output is
 * {@code [N, P]}, the groups of {@link MixtureLayout} behind their activations. After recurrent layers labels are
 * {@code [N, D, T]} and the output is {@code [N, P, T]}. Scores are mean nats over the rows that count: label masks hold
 * weights, see {@link MixtureLoss}. The number of outputs follows from components and targets.
 *
 * <pre>{@code
 * new MixtureOutputLayer.Builder().components(5).targets(1).build()
 * }</pre>
 */
public final class MixtureOutputLayer extends BaseOutputLayer {

    private static final long serialVersionUID = 1L;

    private RNNFormat rnnDataFormat; // null: not known to be recurrent

    /** For deserialisation. */
    public MixtureOutputLayer() {}

    private MixtureOutputLayer(Builder builder) {
        super(builder);
        initializeConstraints(builder);
        this.rnnDataFormat = builder.rnnDataFormat;
    }

    /** Which output columns are which group. */
    public MixtureLayout layout() {
        return mixtureLoss().layout();
    }

    MixtureLoss mixtureLoss() {
        if (!(getLossFn() instanceof MixtureLoss loss)) {
            throw new IllegalArgumentException("need MixtureLoss on MixtureOutputLayer but got " + getLossFn()
                    + "; leave the loss function to the layer");
        }
        if (!loss.activation().equals(getActivationFn())) {
            throw new IllegalArgumentException(
                    "need MixtureActivation of the same layout on MixtureOutputLayer but got " + getActivationFn()
                            + "; leave the activation to the layer");
        }
        return loss;
    }

    /** How recurrent data is laid out; null where the layer is not known to be recurrent. */
    public RNNFormat getRnnDataFormat() {
        return rnnDataFormat;
    }

    /** Sets how recurrent data is laid out; part of the bean. */
    public void setRnnDataFormat(RNNFormat rnnDataFormat) {
        this.rnnDataFormat = rnnDataFormat;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> trainingListeners,
            int layerIndex,
            INDArray layerParamsView,
            boolean initializeParams,
            DataType networkDataType) {
        LayerValidation.assertNInNOutSet("MixtureOutputLayer", getLayerName(), layerIndex, getNIn(), getNOut());
        layout().checkWidth(getNOut());
        MixtureOutput layer = new MixtureOutput(conf, networkDataType);
        layer.setListeners(trainingListeners);
        layer.setIndex(layerIndex);
        layer.setParamsViewArray(layerParamsView);
        layer.setParamTable(initializer().init(conf, layerParamsView, initializeParams));
        layer.setConf(conf);
        return layer;
    }

    @Override
    public ParamInitializer initializer() {
        return DefaultParamInitializer.getInstance();
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType inputType) {
        if (inputType instanceof InputType.InputTypeRecurrent recurrent) {
            return InputType.recurrent(nOut, recurrent.getTimeSeriesLength(), recurrent.getFormat());
        }
        return super.getOutputType(layerIndex, inputType);
    }

    @Override
    public void setNIn(InputType inputType, boolean override) {
        if (inputType instanceof InputType.InputTypeRecurrent recurrent) {
            if (rnnDataFormat == null || override) {
                rnnDataFormat = recurrent.getFormat();
            }
            if (nIn <= 0 || override) {
                nIn = recurrent.getSize();
            }
        } else {
            super.setNIn(inputType, override);
        }
    }

    @Override
    public InputPreProcessor getPreProcessorForInputType(InputType inputType) {
        return inputType instanceof InputType.InputTypeRecurrent recurrent
                ? InputTypeUtil.getPreprocessorForInputTypeRnnLayers(recurrent, rnnDataFormat, getLayerName())
                : super.getPreProcessorForInputType(inputType);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MixtureOutputLayer that && super.equals(other) && rnnDataFormat == that.rnnDataFormat;
    }

    @Override
    protected boolean canEqual(Object other) {
        return other instanceof MixtureOutputLayer;
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + Objects.hashCode(rnnDataFormat);
    }

    @Override
    public String toString() {
        return "MixtureOutputLayer(" + layout() + ")";
    }

    /** Says what mixture the layer ends in. */
    @SuppressWarnings("unchecked") // DL4J declares an unchecked return type of build()
    public static final class Builder extends BaseOutputLayer.Builder<Builder> {

        private String family = new GaussianFamily().name();
        private int components;
        private int targets = 1;
        private PositiveFunction variance;
        private double varianceFloor;
        private RNNFormat rnnDataFormat;

        /** A Gaussian layer for one target; the number of components is still to be said. */
        public Builder() {
            lossFn = null;
        }

        /** The number of mixture components, K, at least 1. */
        public Builder components(int components) {
            this.components = components;
            return this;
        }

        /** The number of targets, D: the columns of the labels. Default 1. */
        public Builder targets(int targets) {
            this.targets = targets;
            return this;
        }

        /** The name of a registered component family. Default {@code gaussian}. */
        public Builder family(String family) {
            this.family = family;
            return this;
        }

        /**
         * How raw outputs become variances. The default is the family's: softplus plus a floor.
         *
         * @param function {@code exp}, {@code softplus}, {@code relu}, {@code elu+1} or {@code square}
         * @param floor the smallest variance, in squared units of the labels
         */
        public Builder variance(String function, double floor) {
            return variance(PositiveFunction.of(function), floor);
        }

        /** How raw outputs become variances; see {@link #variance(String, double)}. */
        public Builder variance(PositiveFunction function, double floor) {
            this.variance = function;
            this.varianceFloor = floor;
            return this;
        }

        /** How recurrent data is laid out, where no input type tells. */
        public Builder dataFormat(RNNFormat format) {
            this.rnnDataFormat = format;
            return this;
        }

        /**
         * {@inheritDoc}
         *
         * @throws IllegalArgumentException if a count is below 1, the family is unknown, or an activation, a loss or a
         *     number of outputs was set that is not the mixture's
         */
        @Override
        public MixtureOutputLayer build() {
            MixtureLayout plain = MixtureLayout.of(family, components, targets);
            MixtureLayout layout = variance == null ? plain : plain.withVariances(variance, varianceFloor);
            if (nOut != 0) {
                layout.checkWidth(nOut);
            }
            nOut = layout.width();
            if (activationFn == null) {
                activationFn = new MixtureActivation(layout);
            }
            if (lossFn == null) {
                lossFn = new MixtureLoss(layout);
            }
            MixtureOutputLayer layer = new MixtureOutputLayer(this);
            if (!layer.layout().equals(layout)) {
                throw new IllegalArgumentException("need " + new MixtureLoss(layout) + " on MixtureOutputLayer but got "
                        + lossFn + "; leave the loss function to the layer");
            }
            return layer;
        }
    }
}
