package org.mdn4j.engine;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.mdn4j.family.BatchLikelihood;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Trains a stack of dense layers that ends in a mixture in one loop over float arrays: BLAS for the products, plain Java
 * for the rest. It computes what DL4J computes, without what DL4J spends around the arithmetic, and shares its flat
 * parameter vector.
 */
public final class FusedEngine implements Engine {

    private final MultiLayerConfiguration configuration;
    private final List<FusedDense> layers;
    private final BatchLikelihood likelihood;

    private FusedEngine(MultiLayerConfiguration configuration, List<FusedDense> layers, BatchLikelihood likelihood) {
        this.configuration = configuration;
        this.layers = layers;
        this.likelihood = likelihood;
    }

    /**
     * Compiles a configuration and initialises its parameters as DL4J does; see {@link NativeThreads#one}.
     *
     * @throws UnsupportedConfigurationException naming the layer and the option, if this engine cannot train it
     */
    public static FusedEngine compile(MultiLayerConfiguration configuration) throws UnsupportedConfigurationException {
        List<Layer> confs = Configurations.layers(configuration);
        if (configuration.getDataType() != DataType.FLOAT) {
            throw new UnsupportedConfigurationException("the network", "data type " + configuration.getDataType());
        }
        List<FusedDense> layers = new ArrayList<>();
        for (int l = 0; l < confs.size(); l++) {
            layers.add(FusedDense.of(confs.get(l), l));
        }
        FusedEngine engine = new FusedEngine(
                configuration,
                layers,
                Configurations.mixtureLayer(configuration).layout().batchLikelihood());
        NativeThreads.one();
        MultiLayerNetwork start = new MultiLayerNetwork(configuration.clone());
        start.init();
        engine.parameters(start.params().toFloatVector());
        return engine;
    }

    /** A DL4J network with the parameters as they are now. */
    public MultiLayerNetwork network() {
        MultiLayerNetwork network = new MultiLayerNetwork(configuration.clone());
        network.init();
        float[] flat = parameters();
        network.setParams(Nd4j.create(flat, new long[] {1, flat.length}, 'c'));
        return network;
    }

    @Override
    public String name() {
        return "fused";
    }

    @Override
    public double step(float[] x, float[] y, int rows) {
        float[] in = x;
        for (FusedDense layer : layers) {
            in = layer.forward(in, rows);
        }
        float[] gradient = layers.get(layers.size() - 1).outputGradient();
        double mean = -likelihood.logLikelihood(in, y, -1f / rows, gradient, rows) / rows;
        for (int l = layers.size() - 1; l >= 0; l--) {
            float[] below = l == 0 ? null : layers.get(l - 1).outputGradient();
            layers.get(l).backward(l == 0 ? x : layers.get(l - 1).output(), below, rows);
        }
        for (FusedDense layer : layers) {
            layer.update();
        }
        return mean;
    }

    @Override
    public float[] parameters() {
        float[] flat = new float[parameterCount()];
        int offset = 0;
        for (FusedDense layer : layers) {
            offset = layer.writeParameters(flat, offset);
        }
        return flat;
    }

    @Override
    public void parameters(float[] flat) {
        if (flat.length != parameterCount()) {
            throw new IllegalArgumentException("need " + parameterCount() + " parameters but got " + flat.length);
        }
        int offset = 0;
        for (FusedDense layer : layers) {
            offset = layer.readParameters(flat, offset);
        }
    }

    private int parameterCount() {
        return layers.stream().mapToInt(FusedDense::parameterCount).sum();
    }
}
