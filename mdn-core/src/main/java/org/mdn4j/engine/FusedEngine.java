package org.mdn4j.engine;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.mdn4j.family.BatchLikelihood;
import org.mdn4j.family.ColumnLikelihood;
import org.mdn4j.family.MixtureLayout;

/**
 * Trains a stack of dense layers that ends in a mixture in one loop over float arrays: BLAS for the products, plain Java
 * for the rest. It computes what DL4J computes, without what DL4J spends around the arithmetic, and shares its flat
 * parameter vector: {@link #network} and {@link #of} hand a training over in either direction.
 */
public final class FusedEngine implements Engine {

    /** About as many activations of one layer as a core's cache holds beside their gradients. */
    private static final int BLOCK_ACTIVATIONS = 1 << 14;

    private static final int SMALLEST_BLOCK = 128; // rows
    private static final int LARGEST_BLOCK = 512; // columns further apart get into each other's way in the cache
    private static final int BLOCKS_PER_WORKER = 2;
    private static final int MOST_WORKERS = 4;

    private final MultiLayerConfiguration configuration;
    private final FusedStack stack;
    private final Supplier<BatchLikelihood> objective;
    private final int targets;
    private final int preferredBlock;
    private final float[] parameters; // in the order of the layers
    private float[] average; // likewise; null as long as nobody has asked for one
    private Worker[] workers = new Worker[0];
    private float[][] gradients = new float[0][]; // of each share of a batch
    private int blockRows;
    private boolean split;
    private boolean loaded; // whether the layers have the parameters as they are
    private int iteration;
    private int epoch;

    private FusedEngine(MultiLayerConfiguration configuration, FusedStack stack, Supplier<BatchLikelihood> objective) {
        this.configuration = configuration;
        this.stack = stack;
        this.objective = objective;
        this.targets = Configurations.mixtureLayer(configuration).layout().targets();
        this.parameters = new float[stack.updater().size()];
        this.preferredBlock = preferredBlock(stack.layers());
    }

    /** Rows that are taken through the network together. A function of the network alone, as are sums over blocks. */
    private static int preferredBlock(List<FusedLayer> layers) {
        if (layers.stream().anyMatch(FusedLayer::couplesRows)) {
            return Integer.MAX_VALUE;
        }
        int widest = layers.stream().mapToInt(FusedLayer::outputs).max().orElseThrow();
        int fitting = Integer.highestOneBit(Math.max(1, BLOCK_ACTIVATIONS / widest));
        return Math.max(SMALLEST_BLOCK, Math.min(LARGEST_BLOCK, fitting));
    }

    /**
     * Compiles a configuration and initialises its parameters as DL4J does; see {@link NativeThreads#one}.
     *
     * @throws UnsupportedConfigurationException naming the layer and the option, if this engine cannot train it
     */
    public static FusedEngine compile(MultiLayerConfiguration configuration) throws UnsupportedConfigurationException {
        MixtureLayout layout = Configurations.mixtureLayer(configuration).layout();
        return compile(configuration, layout::batchLikelihood);
    }

    /**
     * Compiles a configuration to be trained towards another objective than the likelihood of its output layer.
     *
     * @param objective makes objectives, one for each thread; what they return and differentiate is <em>maximised</em>,
     *     and a row's share of it depends on that row alone
     * @throws UnsupportedConfigurationException naming the layer and the option, if this engine cannot train it
     */
    public static FusedEngine compile(MultiLayerConfiguration configuration, Supplier<BatchLikelihood> objective)
            throws UnsupportedConfigurationException {
        FusedStack stack = stack(configuration, objective);
        NativeThreads.one();
        MultiLayerNetwork start = new MultiLayerNetwork(configuration.clone());
        start.init();
        FusedEngine engine = new FusedEngine(configuration, stack, objective);
        engine.parameters(start.params().toFloatVector());
        return engine;
    }

    private static FusedStack stack(MultiLayerConfiguration configuration, Supplier<BatchLikelihood> objective)
            throws UnsupportedConfigurationException {
        return new FusedStack(configuration, !(objective.get() instanceof ColumnLikelihood));
    }

    /**
     * Goes on with a network as it is, updater state and counts included. The network stays as it is.
     *
     * @throws UnsupportedConfigurationException naming the layer and the option, if this engine cannot train it
     */
    public static FusedEngine of(MultiLayerNetwork network) throws UnsupportedConfigurationException {
        MultiLayerConfiguration configuration = network.getLayerWiseConfigurations();
        MixtureLayout layout = Configurations.mixtureLayer(configuration).layout();
        Supplier<BatchLikelihood> objective = layout::batchLikelihood;
        FusedEngine engine = new FusedEngine(configuration.clone(), stack(configuration, objective), objective);
        engine.restore(NetworkState.of(network));
        return engine;
    }

    /** A DL4J network as it is now, updater state and counts included. */
    public MultiLayerNetwork network() {
        MultiLayerNetwork network = new MultiLayerNetwork(configuration.clone());
        network.init();
        NetworkState.restore(network, state());
        return network;
    }

    /** The library that multiplies matrices in this process: {@code oneDNN} or {@code OpenBLAS}. Starts ND4J. */
    public static String productsBy() {
        NativeThreads.one();
        return DenseProducts.library();
    }

    /**
     * Whether the threads of {@link ForkJoinPool#commonPool} take shares of batches that are large enough. By default one
     * thread does it all, which is best where several members train side by side. The results are the same to the bit.
     */
    public void splitBatches(boolean shared) {
        split = shared;
    }

    @Override
    public String name() {
        return "fused";
    }

    @Override
    public double step(float[] x, float[] y, int rows) {
        ensureRows(rows);
        load();
        int share = share(rows);
        int count = (rows + share - 1) / share;
        double sum = split ? runTogether(x, y, rows, share, count) : runInTurn(x, y, rows, share, count);
        for (int i = 1; i < count; i++) {
            Tiles.add(gradients[i], gradients[0], parameters.length);
        }
        update(gradients[0]);
        return -sum / rows;
    }

    /** All shares by one worker, whose memory is in the cache then. */
    private double runInTurn(float[] x, float[] y, int rows, int share, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            assign(workers[0], x, y, rows, share, i);
            workers[0].invoke();
            sum += workers[0].logLikelihood();
        }
        return sum;
    }

    /** Each share by a worker of its own. The sums are the same. */
    private double runTogether(float[] x, float[] y, int rows, int share, int count) {
        for (int i = 0; i < count; i++) {
            assign(workers[i], x, y, rows, share, i);
        }
        for (int i = 1; i < count; i++) {
            ForkJoinPool.commonPool().execute(workers[i]);
        }
        workers[0].invoke();
        double sum = workers[0].logLikelihood();
        for (int i = 1; i < count; i++) {
            workers[i].join();
            sum += workers[i].logLikelihood();
        }
        return sum;
    }

    private void assign(Worker worker, float[] x, float[] y, int rows, int share, int i) {
        worker.at(iteration, epoch);
        worker.assign(x, y, i * share, Math.min(rows, (i + 1) * share), blockRows, rows, gradients[i]);
    }

    private void update(float[] gradient) {
        for (int c = 0; c < stack.clips().size(); c++) {
            stack.clips().get(c).apply(gradient);
        }
        stack.updater().apply(parameters, gradient, iteration, epoch);
        iteration++;
        loaded = false;
    }

    private void load() {
        if (!loaded) {
            for (int l = 0; l < stack.layers().size(); l++) {
                stack.layers().get(l).load(parameters);
            }
            loaded = true;
        }
    }

    /** The rows of each worker: whole blocks. Depends on the batch alone, so that the sums do. */
    private int share(int rows) {
        if (rows <= blockRows) {
            return rows;
        }
        int blocks = (rows + blockRows - 1) / blockRows;
        int shares = Math.max(1, Math.min(MOST_WORKERS, blocks / BLOCKS_PER_WORKER));
        return (blocks + shares - 1) / shares * blockRows;
    }

    /** Makes room; batches after the largest one find all they need. */
    private void ensureRows(int rows) {
        int longest = Math.min(rows, preferredBlock);
        if (longest > blockRows) {
            blockRows = longest;
            workers = new Worker[0];
        }
        int share = share(rows);
        int count = (rows + share - 1) / share;
        if (count > gradients.length) {
            gradients = new float[count][parameters.length];
        }
        int needed = split ? count : 1;
        if (needed > workers.length) {
            Worker[] grown = Arrays.copyOf(workers, needed);
            for (int w = workers.length; w < needed; w++) {
                grown[w] = new Worker(stack.layers(), objective.get(), stack.inputs(), targets, blockRows);
            }
            workers = grown;
        }
    }

    @Override
    public void endEpoch() {
        epoch++;
    }

    @Override
    public float[] parameters() {
        return toDl4j(parameters);
    }

    @Override
    public void parameters(float[] flat) {
        System.arraycopy(fromDl4j(flat), 0, parameters, 0, parameters.length);
        loaded = false;
    }

    @Override
    public void moveAverage(float share) {
        startAverage();
        for (int i = 0; i < average.length; i++) {
            average[i] += share * (parameters[i] - average[i]);
        }
    }

    private void startAverage() {
        if (average == null) {
            average = parameters.clone();
        }
    }

    @Override
    public float[] average() {
        startAverage();
        return toDl4j(average);
    }

    @Override
    public void average(float[] flat) {
        average = fromDl4j(flat);
    }

    private float[] toDl4j(float[] own) {
        float[] theirs = own.clone();
        stack.layers().forEach(layer -> layer.toDl4j(own, theirs));
        return theirs;
    }

    private float[] fromDl4j(float[] theirs) {
        NetworkState.requireLength(theirs, parameters.length);
        float[] own = theirs.clone();
        stack.layers().forEach(layer -> layer.fromDl4j(theirs, own));
        return own;
    }

    @Override
    public EngineState state() {
        return new EngineState(parameters(), stack.updater().state(this::toDl4j), iteration, epoch, new long[0]);
    }

    @Override
    public void restore(EngineState state) {
        parameters(state.parameters());
        stack.updater().restore(state.updater(), this::fromDl4j);
        iteration = state.iteration();
        epoch = state.epoch();
    }
}
