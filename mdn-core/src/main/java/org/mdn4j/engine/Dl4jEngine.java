package org.mdn4j.engine;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.mdn4j.layer.MixtureOutputLayer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Trains through DL4J's own {@code fit}: any network that it can describe. */
public final class Dl4jEngine implements Engine {

    private final MultiLayerNetwork network;
    private final int inputs;
    private final int targets;
    private INDArray average; // null as long as nobody has asked for one

    /** An engine for a freshly initialised network; see {@link NativeThreads#one}. */
    public Dl4jEngine(MultiLayerConfiguration configuration) {
        this(initialised(configuration));
    }

    /**
     * An engine that goes on with an initialised network as it is, updater state included.
     *
     * @throws IllegalArgumentException if the network does not end in a {@link MixtureOutputLayer}
     */
    public Dl4jEngine(MultiLayerNetwork network) {
        this.network = network;
        this.inputs = network.layerInputSize(0);
        this.targets = Configurations.mixtureLayer(network.getLayerWiseConfigurations())
                .layout()
                .targets();
    }

    private static MultiLayerNetwork initialised(MultiLayerConfiguration configuration) {
        NativeThreads.one();
        MultiLayerNetwork network = new MultiLayerNetwork(configuration.clone());
        network.init();
        return network;
    }

    /** The network that is trained. */
    public MultiLayerNetwork network() {
        return network;
    }

    @Override
    public String name() {
        return "dl4j";
    }

    @Override
    public double step(float[] x, float[] y, int rows) {
        double penalty = network.calcRegularizationScore(true);
        network.fit(matrix(x, rows, inputs), matrix(y, rows, targets), null, missing(y, rows));
        return network.score() - penalty;
    }

    /** The label mask that says which targets are missing, or null where none is. */
    private INDArray missing(float[] y, int rows) {
        float[] mask = new float[rows * targets];
        boolean any = false;
        for (int i = 0; i < mask.length; i++) {
            mask[i] = Float.isNaN(y[i]) ? 0 : 1;
            any |= mask[i] == 0;
        }
        return any ? matrix(mask, rows, targets) : null;
    }

    private static INDArray matrix(float[] values, int rows, int columns) {
        float[] exact = values.length == rows * columns ? values : Arrays.copyOf(values, rows * columns);
        return Nd4j.create(exact, new long[] {rows, columns}, 'c');
    }

    @Override
    public float[] parameters() {
        return network.params().toFloatVector();
    }

    @Override
    public void parameters(float[] flat) {
        NetworkState.parameters(network, flat);
    }

    @Override
    public void moveAverage(float share) {
        startAverage();
        average.addi(network.params().sub(average).muli(share));
    }

    private void startAverage() {
        if (average == null) {
            average = network.params().dup();
        }
    }

    @Override
    public float[] average() {
        startAverage();
        return average.toFloatVector();
    }

    @Override
    public void average(float[] flat) {
        startAverage();
        NetworkState.requireLength(flat, average.length());
        average.assign(Nd4j.create(flat, average.shape()));
    }

    @Override
    public void endEpoch() {
        network.incrementEpochCount();
    }

    @Override
    public EngineState state() {
        return NetworkState.of(network);
    }

    /** Also sets ND4J's generator, which all networks of the process share. */
    @Override
    public void restore(EngineState state) {
        NetworkState.restore(network, state);
    }
}
