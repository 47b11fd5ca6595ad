package org.mdn4j.engine;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.OptimizationAlgorithm;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.mdn4j.activation.RandomisedLeakyReLU;
import org.mdn4j.layer.MixtureOutputLayer;
import org.mdn4j.network.HiddenActivation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;

/** The layers of a DL4J configuration as the {@link FusedEngine} runs them, with their updater and clips. */
final class FusedStack {

    private final List<FusedLayer> layers = new ArrayList<>();
    private final List<GradientClip> clips = new ArrayList<>();
    private final FlatUpdater updater = new FlatUpdater();
    private final int inputs;
    private final boolean rowsLast;
    private int width; // of what the next layer gets

    /**
     * Reads a configuration.
     *
     * @param rowsLast whether what the last layer gives shall be rows rather than columns
     */
    FusedStack(MultiLayerConfiguration configuration, boolean rowsLast) throws UnsupportedConfigurationException {
        this.rowsLast = rowsLast;
        refuse(
                "the network",
                configuration.getDataType() != DataType.FLOAT,
                "data type " + configuration.getDataType());
        Configurations.mixtureLayer(configuration);
        this.inputs = Configurations.inputs(configuration);
        this.width = inputs;
        for (int l = 0; l < configuration.getConfs().size(); l++) {
            NeuralNetConfiguration conf = configuration.getConf(l);
            Layer layer = conf.getLayer();
            String where = "layer " + l + " (" + layer.getClass().getSimpleName() + ")";
            refuse(where, configuration.getInputPreProcess(l) != null, "an input preprocessor");
            refuse(where, !conf.isMiniBatch(), "gradients that are not divided by the size of the batch");
            refuse(
                    where,
                    conf.getOptimizationAlgo() != OptimizationAlgorithm.STOCHASTIC_GRADIENT_DESCENT,
                    "optimisation algorithm " + conf.getOptimizationAlgo());
            refuse(
                    where,
                    layer.getConstraints() != null && !layer.getConstraints().isEmpty(),
                    "constraints");
            add(layer, l, conf.getSeed(), where);
        }
    }

    private void add(Layer layer, int index, long seed, String where) throws UnsupportedConfigurationException {
        if (layer instanceof DropoutLayer) {
            dropout(layer.getIDropout(), index, seed, where);
        } else if (layer instanceof ActivationLayer activation) {
            activation(activation.getActivationFn(), index, seed, where);
        } else if (layer instanceof DenseLayer dense) {
            refuse(where, dense.getWeightNoise() != null, "weight noise");
            refuse(where, dense.hasLayerNorm(), "layer normalisation");
            dropout(dense.getIDropout(), index, seed, where);
            boolean randomised = dense.getActivationFn() instanceof RandomisedLeakyReLU;
            HiddenActivation own = randomised ? HiddenActivation.IDENTITY : known(dense.getActivationFn(), where);
            dense(dense, dense.hasBias(), own, false, where);
            if (randomised) {
                activation(dense.getActivationFn(), index, seed, where);
            }
        } else if (layer instanceof MixtureOutputLayer mixture) {
            refuse(where, mixture.getWeightNoise() != null, "weight noise");
            dropout(mixture.getIDropout(), index, seed, where);
            dense(mixture, mixture.hasBias(), HiddenActivation.IDENTITY, rowsLast, where);
        } else if (layer instanceof BatchNormalization normalization) {
            batchNormalization(normalization, where);
        } else if (layer instanceof PReLULayer rectifier) {
            dropout(rectifier.getIDropout(), index, seed, where);
            prelu(rectifier, where);
        } else {
            throw new UnsupportedConfigurationException(where, "a type that only DL4J trains");
        }
    }

    private void dropout(IDropout dropout, int index, long seed, String where)
            throws UnsupportedConfigurationException {
        if (dropout == null) {
            return;
        }
        if (!(dropout instanceof Dropout plain)) {
            throw new UnsupportedConfigurationException(
                    where, dropout.getClass().getSimpleName());
        }
        layers.add(new FusedDropout(width, plain.getP(), plain.getPSchedule(), seed, index));
    }

    private void activation(IActivation function, int index, long seed, String where)
            throws UnsupportedConfigurationException {
        if (function instanceof RandomisedLeakyReLU rectifier) {
            int key = PositionNoise.key(~seed, index);
            layers.add(new FusedRandomisedRectifier(
                    width, (float) rectifier.smallest(), (float) rectifier.largest(), key));
        } else {
            layers.add(new FusedActivation(width, known(function, where)));
        }
    }

    private static HiddenActivation known(IActivation function, String where) throws UnsupportedConfigurationException {
        try {
            return Configurations.hiddenActivation(function);
        } catch (IllegalArgumentException e) {
            throw new UnsupportedConfigurationException(where, "activation " + function);
        }
    }

    private void dense(FeedForwardLayer layer, boolean hasBias, HiddenActivation activation, boolean rows, String where)
            throws UnsupportedConfigurationException {
        int outputs = Math.toIntExact(layer.getNOut());
        int offset = updater.size();
        layers.add(new FusedDense(width, outputs, hasBias, activation, rows, offset));
        parameters(layer, "W", width * outputs, where);
        if (hasBias) {
            parameters(layer, "b", outputs, where);
        }
        clip(layer, offset, where);
        width = outputs;
    }

    private void batchNormalization(BatchNormalization layer, String where) throws UnsupportedConfigurationException {
        int offset = updater.size();
        layers.add(new FusedBatchNormalization(layer, offset));
        if (!layer.isLockGammaBeta()) {
            parameters(layer, "gamma", width, where);
            parameters(layer, "beta", width, where);
        }
        parameters(layer, "mean", width, where);
        parameters(layer, layer.isUseLogStd() ? "log10stdev" : "var", width, where);
        clip(layer, offset, where);
    }

    private void prelu(PReLULayer layer, String where) throws UnsupportedConfigurationException {
        int offset = updater.size();
        refuse(where, layer.getSharedAxes() != null, "slopes that units share");
        layers.add(new FusedPReLU(width, offset));
        parameters(layer, "W", width, where);
        clip(layer, offset, where);
    }

    private void parameters(BaseLayer layer, String name, int size, String where)
            throws UnsupportedConfigurationException {
        updater.add(size, layer.getUpdaterByParam(name), layer.getRegularizationByParam(name), where);
    }

    private void clip(BaseLayer layer, int start, String where) throws UnsupportedConfigurationException {
        GradientClip clip = GradientClip.of(layer, start, updater.size(), where);
        if (clip != null) {
            clips.add(clip);
        }
    }

    private static void refuse(String where, boolean unsupported, String what)
            throws UnsupportedConfigurationException {
        if (unsupported) {
            throw new UnsupportedConfigurationException(where, what);
        }
    }

    /** First one first. */
    List<FusedLayer> layers() {
        return layers;
    }

    /** Of the layers that have one. */
    List<GradientClip> clips() {
        return clips;
    }

    FlatUpdater updater() {
        return updater;
    }

    int inputs() {
        return inputs;
    }
}
