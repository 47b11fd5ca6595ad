package org.mdn4j.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.mdn4j.data.Dataset;
import org.mdn4j.engine.Configurations;
import org.mdn4j.engine.Dl4jEngine;
import org.mdn4j.engine.Engine;
import org.mdn4j.engine.FusedEngine;
import org.mdn4j.engine.UnsupportedConfigurationException;
import org.mdn4j.family.MixtureLayout;
import org.mdn4j.model.MdnModel;
import org.mdn4j.network.DenseNetwork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains one member: epochs of minibatches until the validation likelihood no longer rises. */
final class Training {

    private static final Logger LOG = LoggerFactory.getLogger(Training.class);

    /** The output weights begin this much smaller than usual, so that the start is the clusters at every x. */
    private static final float OUTPUT_WEIGHT_SCALE = 0.1f;

    private static final int PATIENCE_STEPS = 10_000;
    private static final int SMALLEST_PATIENCE = 20; // epochs
    private static final int REVIVAL_SAMPLE = 1000; // rows

    private final MdnRegressor.Builder options;
    private final int member;
    private final long seed;
    private final Progress progress;
    private final Dataset train;
    private final Dataset validation;
    private final Preparation preparation;
    private final MultiLayerConfiguration configuration;
    private final double meanLogJacobian;
    private final Engine engine;
    private final Batches batches;
    private final WeightAverage average;
    private final List<Epoch> history = new ArrayList<>();
    private final UnflatteredRows unflattered = new UnflatteredRows();
    private float[] keptParameters;
    private double bestLogLikelihood = Double.NEGATIVE_INFINITY;
    private int bestEpoch;
    private boolean cutShort; // whether the last epoch ended before its last batch

    /**
     * Prepares a member.
     *
     * @param member the number that epochs are reported with
     * @param stream which of the seeds that follow from the regressor's
     * @param preparation fitted to the rows of all members
     */
    Training(
            MdnRegressor.Builder options,
            int member,
            int stream,
            Dataset train,
            Dataset validation,
            Preparation preparation,
            Progress progress) {
        this.options = options;
        this.progress = progress;
        this.member = member;
        this.seed = seed(options.seed, stream);
        this.train = train;
        this.validation = validation;
        this.preparation = preparation;
        this.configuration = NetworkConfiguration.of(options, seed, preparation);
        this.engine = engine();
        this.average = new WeightAverage(engine);
        this.meanLogJacobian = meanLogJacobian();
        RandomGenerator rng = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.batches = new Batches(train, preparation, options, seed);
        start(rng);
    }

    /** A seed of its own for every member. Never zero: DL4J takes that to mean any, and two runs would differ. */
    private static long seed(long seed, int stream) {
        long own = new SplittableRandom(seed)
                .longs(stream + 1L)
                .skip(stream)
                .findFirst()
                .orElseThrow();
        return own == 0 ? 1 : own;
    }

    private Engine engine() {
        if (options.engine == EngineChoice.DL4J) {
            if (!options.objective.isLikelihood()) {
                throw new IllegalArgumentException(
                        "need the fused engine for " + options.objective + " but got " + EngineChoice.DL4J);
            }
            return new Dl4jEngine(configuration);
        }
        try {
            FusedEngine fused = options.objective.isLikelihood()
                    ? FusedEngine.compile(configuration)
                    : FusedEngine.compile(configuration, () -> options.objective.of(preparation.layout()));
            fused.splitBatches(options.members == 1); // several members keep the processors busy
            return fused;
        } catch (UnsupportedConfigurationException e) {
            if (options.engine == EngineChoice.FUSED || !options.objective.isLikelihood()) {
                throw new IllegalArgumentException(
                        "need a network that the fused engine supports but " + e.getMessage(), e);
            }
            LOG.info("training with DL4J, since {}", e.getMessage());
            return new Dl4jEngine(configuration);
        }
    }

    /** What the mean training likelihood loses on the way to data units. */
    private double meanLogJacobian() {
        MdnModel start = model(engine.parameters());
        double[] y = new double[preparation.layout().targets()];
        double mean = 0;
        for (int i = 0; i < train.size(); i++) {
            train.y(i, y);
            mean += (start.logJacobian(y) - mean) / (i + 1);
        }
        return mean;
    }

    private void start(RandomGenerator rng) {
        float[] parameters = engine.parameters();
        if (options.jointStart) {
            DenseNetwork drawn = Configurations.denseNetwork(configuration, parameters);
            putOutputs(JointStart.of(drawn, preparation, train, rng), parameters);
        } else {
            putClusters(parameters, rng);
        }
        engine.parameters(parameters);
    }

    /** Puts the components where the targets are. */
    private void putClusters(float[] parameters, RandomGenerator rng) {
        MixtureLayout layout = preparation.layout();
        ComponentStart clusters = ComponentStart.find(
                StartTargets.of(train, preparation.targets(), layout.components()), layout.components(), rng);
        double[] raw = layout.rawFromMoments(clusters.weights(), clusters.means(), clusters.standardDeviations());
        int biases = parameters.length - layout.width(); // the output layer's biases end the vector
        for (int i = biases - fanIn() * layout.width(); i < biases; i++) {
            parameters[i] *= OUTPUT_WEIGHT_SCALE;
        }
        for (int j = 0; j < raw.length; j++) {
            parameters[biases + j] = (float) raw[j];
        }
    }

    /** Takes the output layer of a network over. */
    private void putOutputs(DenseNetwork network, float[] parameters) {
        DenseNetwork.Layer outputs = network.layers().get(network.layers().size() - 1);
        int width = outputs.biases().length;
        int biases = parameters.length - width;
        int weights = biases - fanIn() * width;
        for (int j = 0; j < width; j++) {
            parameters[biases + j] = outputs.biases()[j];
            for (int i = 0; i < fanIn(); i++) {
                parameters[weights + j * fanIn() + i] = outputs.weights()[i * width + j];
            }
        }
    }

    /** How many units the output layer sees. */
    private int fanIn() {
        return Math.toIntExact(Configurations.mixtureLayer(configuration).getNIn());
    }

    /** Trains until there is a reason to stop. */
    StopReason run() {
        LOG.info(
                "member {}: fitting {} rows with {} for validation: {}, {} engine",
                member,
                train.size(),
                validation.size(),
                preparation.layout(),
                engine.name());
        progress.checkpoint().state(member).ifPresent(this::resume);
        StopReason reason = history.isEmpty() ? null : ended();
        while (reason == null) {
            Epoch epoch = epoch(history.size() + 1);
            history.add(epoch);
            StopReason asked = progress.onEpoch(epoch);
            if (asked != null) {
                reason = asked;
            } else {
                reason = progress.isTimeUp() ? StopReason.TIME_LIMIT : ended();
            }
            if (!cutShort) {
                progress.checkpoint().offer(member, this::state, reason != null);
            }
        }
        return reason;
    }

    /** Why there is nothing left to learn; null where there is. */
    private StopReason ended() {
        if (history.size() - bestEpoch >= patience()) {
            return StopReason.NO_IMPROVEMENT;
        }
        return history.size() >= options.maxEpochs ? StopReason.MAX_EPOCHS : null;
    }

    private MemberState state() {
        return new MemberState(engine.state(), average.value(), average.steps(), keptParameters, List.copyOf(history));
    }

    private void resume(MemberState state) {
        engine.restore(state.engine());
        average.restore(state.average(), state.averagedSteps());
        history.addAll(state.history());
        keptParameters = state.kept();
        bestLogLikelihood = state.bestEpoch().validationLogLikelihood();
        bestEpoch = state.bestEpoch().number();
        LOG.info("member {}: going on after epoch {}", member, history.size());
    }

    private int patience() {
        return options.patience > 0 ? options.patience : Math.max(SMALLEST_PATIENCE, PATIENCE_STEPS / batches.count());
    }

    /** All epochs so far. */
    List<Epoch> history() {
        return history;
    }

    /** What does the steps. */
    String engineName() {
        return engine.name();
    }

    /** The log densities of the validation rows at epochs that they did not choose, in nats. */
    double[] unflatteredLogDensities() {
        return unflattered.logDensities();
    }

    /** The network with the weights of the best epoch, or as far beyond it as was asked for. */
    DenseNetwork network() {
        return Configurations.denseNetwork(configuration, keptParameters);
    }

    private Epoch epoch(int number) {
        batches.shuffle(number);
        double sum = 0;
        int seen = 0;
        for (int b = 0; b < batches.count() && !(b > 0 && progress.isTimeUp()); b++) {
            int rows = batches.gather(b);
            double loss = engine.step(batches.x(), batches.y(), rows);
            if (!Double.isFinite(loss)) {
                throw diverged(number, b, rows);
            }
            sum += loss * rows;
            seen += rows;
            average.add();
        }
        cutShort = seen < train.size();
        engine.endEpoch();
        if (options.revival && Revival.isDue(number)) {
            revive(number);
        }
        float[] parameters = average.value();
        double[] logDensities = model(parameters).logDensities(validation);
        double validationLogLikelihood = mean(logDensities);
        if (!Double.isFinite(validationLogLikelihood)) {
            int last = batches.count() - 1;
            throw diverged(number, last, batches.gather(last));
        }
        unflattered.look(logDensities);
        boolean best = validationLogLikelihood > bestLogLikelihood || keptParameters == null;
        if (best) {
            bestLogLikelihood = validationLogLikelihood;
            bestEpoch = number;
        }
        if (number <= Math.round(options.overtraining * bestEpoch)) {
            keptParameters = parameters;
        }
        double trainLogLikelihood = -sum / seen - meanLogJacobian;
        return new Epoch(member, number, trainLogLikelihood, validationLogLikelihood, best);
    }

    /** Summed as {@link MdnModel#logLikelihood} does, so that histories and models agree to the bit. */
    private static double mean(double[] logDensities) {
        double sum = 0;
        for (double logDensity : logDensities) {
            sum += logDensity;
        }
        return sum / logDensities.length;
    }

    /** Splits components for the sake of dead ones; decided on a sample of the training rows. */
    private void revive(int epoch) {
        float[] parameters = average.value();
        Revival revival = new Revival(preparation.layout(), fanIn());
        int count = Math.min(REVIVAL_SAMPLE, train.size());
        float[][] x = new float[count][preparation.features().size()];
        double[][] y = new double[count][preparation.layout().targets()];
        for (int i = 0; i < count; i++) {
            int row = (int) ((long) i * train.size() / count);
            preparation.features().apply(train.x(row), x[i], 0);
            preparation.targets().apply(train.y(row), y[i]);
        }
        double[] use = revival.meanResponsibilities(Configurations.denseNetwork(configuration, parameters), x, y);
        int revived = revival.apply(parameters, use, new Random(seed + epoch));
        if (revived > 0) {
            LOG.info("member {}: revived {} of {} components after epoch {}", member, revived, use.length, epoch);
            engine.parameters(parameters);
            average.restore(parameters, average.steps());
        }
    }

    private TrainingDivergedException diverged(int epoch, int batch, int rows) {
        DenseNetwork network = Configurations.denseNetwork(configuration, engine.parameters());
        return new TrainingDivergedException(
                epoch, batch + 1, Divergence.locate(network, preparation.layout(), batches, batch, rows));
    }

    private MdnModel model(float[] parameters) {
        return preparation.model(List.of(Configurations.denseNetwork(configuration, parameters)));
    }
}
