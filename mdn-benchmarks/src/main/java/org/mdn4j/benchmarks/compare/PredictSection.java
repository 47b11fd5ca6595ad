package org.mdn4j.benchmarks.compare;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.mdn4j.benchmarks.workload.Networks;
import org.mdn4j.benchmarks.workload.Shape;
import org.mdn4j.distribution.UnivariateMixture;
import org.mdn4j.model.BatchPredictor;
import org.mdn4j.model.MdnModel;
import org.mdn4j.network.RawNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Predictions: of one row, of many, their densities and draws. */
final class PredictSection implements Section {

    private static final int WIDTH = 50;
    private static final Shape ONE = Shape.of(1, WIDTH);
    private static final Shape MANY = Shape.of(8192, WIDTH);
    private static final Shape MIXTURES = Shape.of(1024, WIDTH);
    private static final int DRAWS = 100;
    private static final String OURS = "mdn4j";
    private static final String DL4J = "DL4J";
    private static final String[] HEADER = {"what", OURS, Setting.PYTORCH, DL4J, "than PyTorch", "than DL4J"};

    @Override
    public String name() {
        return "predict";
    }

    @Override
    public String measure(Setting setting) {
        Table table = new Table(HEADER);
        row(table, "one row, raw, us", 1e6, rawOne(), "predict", ONE, setting);
        row(table, "one row, the distribution, us", 1e6, distributionOfOne(), null, ONE, setting);
        row(table, "raw rows, ns a row", 1e9 / MANY.batch(), rawMany(), "predict", MANY, setting);
        row(table, "means, ns a row", 1e9 / MANY.batch(), means(), null, MANY, setting);
        row(table, "three quantiles, ns a row", 1e9 / MANY.batch(), quantiles(), null, MANY, setting);
        row(table, "log densities, ns a row", 1e9 / MANY.batch(), logDensities(), "log density", MANY, setting);
        double perDraw = 1e9 / MIXTURES.batch() / DRAWS;
        row(table, "draws, mixtures ready, ns a draw", perDraw, drawsOfMixtures(), "draw", MIXTURES, setting);
        row(table, "predictions and draws, ns a draw", perDraw, draws(), "draw", MIXTURES, setting);
        return """
                ## Predictions

                Two hidden layers of 50 tanh units, 5 components, one target, one thread. "Raw" is the row that the network puts
                out. Rows come in batches of %d. Draws are %d for each of %d rows. For `torch.distributions` the mixtures are
                ready; for mdn4j they are in one row, and in the next the time includes predicting them.

                %s""".formatted(MANY.batch(), DRAWS, MIXTURES.batch(), table);
    }

    private static void row(
            Table table,
            String label,
            double unit,
            Map<String, Contender> contenders,
            String task,
            Shape shape,
            Setting setting) {
        Map<String, Double> seconds =
                setting.contest().run(task == null ? contenders : setting.withTorch(contenders, task, shape));
        double ours = seconds.get(OURS);
        double torch = seconds.getOrDefault(Setting.PYTORCH, Double.NaN);
        double dl4j = seconds.getOrDefault(DL4J, Double.NaN);
        table.add(
                label,
                Table.number(ours * unit),
                Table.number(torch * unit),
                Table.number(dl4j * unit),
                Table.times(torch / ours),
                Table.times(dl4j / ours));
    }

    private static Map<String, Contender> rawOne() {
        RawNetwork.ForwardPass pass = Networks.plain(ONE).forwardPass();
        float[] x = ONE.x();
        float[] raw = new float[ONE.outputs()];
        return withDl4j(() -> pass.run(x, raw), ONE);
    }

    private static Map<String, Contender> withDl4j(Runnable ours, Shape shape) {
        MultiLayerNetwork network = Networks.dl4j(Networks.theirs(shape));
        INDArray x = Nd4j.create(shape.x(), new long[] {shape.batch(), Shape.INPUTS}, 'c');
        Map<String, Contender> contenders = new LinkedHashMap<>();
        contenders.put(OURS, Contender.of(ours));
        contenders.put(DL4J, Contender.of(() -> network.output(x)));
        return contenders;
    }

    private static Map<String, Contender> distributionOfOne() {
        MdnModel model = Networks.model(ONE);
        double[] x = ONE.inputs();
        return Map.of(OURS, Contender.of(() -> model.predict(x)));
    }

    private static Map<String, Contender> rawMany() {
        BatchPredictor batch = batch(MANY);
        float[] raw = new float[MANY.batch() * MANY.outputs()];
        return withDl4j(() -> batch.raw(0, raw), MANY);
    }

    private static Map<String, Contender> means() {
        BatchPredictor batch = batch(MANY);
        double[] out = new double[MANY.batch()];
        return Map.of(OURS, Contender.of(() -> batch.means(out)));
    }

    private static Map<String, Contender> quantiles() {
        BatchPredictor batch = batch(MANY);
        double[] probabilities = {0.05, 0.5, 0.95};
        double[] out = new double[MANY.batch() * probabilities.length];
        return Map.of(OURS, Contender.of(() -> batch.quantiles(probabilities, out)));
    }

    private static Map<String, Contender> logDensities() {
        BatchPredictor batch = batch(MANY);
        double[] y = MANY.observed();
        double[] out = new double[MANY.batch()];
        return Map.of(OURS, Contender.of(() -> batch.logDensities(y, out)));
    }

    /** With the sampler of each mixture still to be made. */
    private static Map<String, Contender> drawsOfMixtures() {
        MdnModel model = Networks.model(MIXTURES);
        double[] x = MIXTURES.inputs();
        List<UnivariateMixture> mixtures = IntStream.range(0, MIXTURES.batch())
                .mapToObj(i -> model.predictUnivariate(Arrays.copyOfRange(x, i * Shape.INPUTS, (i + 1) * Shape.INPUTS)))
                .toList();
        SplittableRandom rng = new SplittableRandom(1);
        double[] out = new double[DRAWS];
        return Map.of(
                OURS,
                Contender.of(
                        () -> mixtures.forEach(mixture -> mixture.sampler(rng).fill(out))));
    }

    private static Map<String, Contender> draws() {
        BatchPredictor batch = batch(MIXTURES);
        double[] out = new double[MIXTURES.batch() * DRAWS];
        return Map.of(OURS, Contender.of(() -> batch.samples(1, DRAWS, out)));
    }

    private static BatchPredictor batch(Shape shape) {
        return Networks.model(shape).batch(shape.inputs()).sequential();
    }
}
