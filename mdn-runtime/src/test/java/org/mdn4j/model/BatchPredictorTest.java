package org.mdn4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mdn4j.data.Columns;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.Standardizer;
import org.mdn4j.distribution.Mixture;
import org.mdn4j.family.ComponentFamily;
import org.mdn4j.family.Families;
import org.mdn4j.family.MixtureLayout;
import org.mdn4j.family.PositiveFunction;
import org.mdn4j.network.DenseNetwork;
import org.mdn4j.network.HiddenActivation;

class BatchPredictorTest {

    private static final double[] PROBABILITIES = {0.001, 0.1, 0.5, 0.975};

    /** Every family, with one target and an ensemble, and with three targets and one network. */
    static Stream<Arguments> models() {
        List<Arguments> models = new ArrayList<>();
        for (ComponentFamily family : Families.all()) {
            for (int targets : new int[] {1, 3}) {
                models.add(Arguments.of(family.name(), targets, targets == 1 ? 2 : 1));
            }
        }
        return models.stream();
    }

    private static void assertClose(double actual, double expected, double tolerance) {
        if (!Double.isFinite(expected)) {
            assertThat(actual).isEqualTo(expected);
        } else {
            assertThat(actual).isCloseTo(expected, within(tolerance * Math.max(1e-3, Math.abs(expected))));
        }
    }

    @ParameterizedTest(name = "{0}, {1} targets, {2} members")
    @MethodSource("models")
    void predictionsOfABatchAreThoseOfItsRows(String family, int targets, int members) {
        MdnModel model = Models.of(family, 3, targets, members);
        double[][] x = Models.inputs(12, 1);
        double[][] y = Models.targets(model, x, 2);
        BatchPredictor batch = model.batch(x);
        double[] means = batch.means();
        double[] variances = batch.variances();
        double[] quantiles = batch.quantiles(PROBABILITIES);
        double[] logDensities = batch.logDensities(y);
        double[] cdfs = new double[x.length * targets];
        batch.forEach(p -> {
            for (int d = 0; d < targets; d++) {
                cdfs[p.row() * targets + d] = p.cdf(d, y[p.row()][d]);
            }
        });
        for (int i = 0; i < x.length; i++) {
            Mixture mixture = model.predict(x[i]);
            assertClose(logDensities[i], mixture.logDensity(y[i]), 1e-9);
            for (int d = 0; d < targets; d++) {
                int place = i * targets + d;
                assertClose(means[place], mixture.mean()[d], 1e-12);
                assertClose(variances[place], mixture.covariance()[d][d], 1e-10);
                assertClose(cdfs[place], mixture.marginal(d).cdf(y[i][d]), 1e-12);
                for (int q = 0; q < PROBABILITIES.length; q++) {
                    double expected = mixture.marginal(d).quantile(PROBABILITIES[q]);
                    assertClose(quantiles[place * PROBABILITIES.length + q], expected, 1e-9);
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}, {1} targets, {2} members")
    @MethodSource("models")
    void drawsAgreeWithTheCdf(String family, int targets, int members) {
        MdnModel model = Models.of(family, 3, targets, members);
        double[][] x = Models.inputs(1, 3);
        int count = 4000;
        double[] draws = model.batch(x).samples(7, count);
        for (int d = 0; d < targets; d++) {
            int target = d;
            for (double p : new double[] {0.2, 0.5, 0.9}) {
                double point = model.predict(x[0]).marginal(d).quantile(p);
                double expected = model.predict(x[0]).marginal(d).cdf(point);
                double share = IntStream.range(0, count)
                                .filter(i -> draws[i * targets + target] <= point)
                                .count()
                        / (double) count;
                assertThat(share).isCloseTo(expected, within(5 * Math.sqrt(0.25 / count)));
            }
        }
    }

    @ParameterizedTest(name = "{0}, {1} targets, {2} members")
    @CsvSource({"gaussian, 1, 2", "gaussian, 3, 1", "gaussian-full, 2, 2", "student-t, 1, 1", "poisson, 2, 1"})
    void anyNumberOfThreadsGivesTheSameBits(String family, int targets, int members) throws Exception {
        MdnModel model = Models.of(family, 3, targets, members);
        double[][] x = Models.inputs(BatchWorkspace.ROWS + 17, 4);
        double[] y = Models.flat(Models.targets(model, x, 5));
        Function<BatchPredictor, List<double[]>> everything = batch -> List.of(
                batch.means(),
                batch.variances(),
                family.equals("gaussian") ? batch.quantiles(0.3) : new double[0],
                batch.logDensities(y, new double[x.length]),
                batch.samples(6, 2));
        List<double[]> expected = everything.apply(model.batch(x).sequential());
        for (int threads : new int[] {1, 3}) {
            ForkJoinPool pool = new ForkJoinPool(threads);
            try {
                List<double[]> actual =
                        pool.submit(() -> everything.apply(model.batch(x))).get();
                for (int i = 0; i < expected.size(); i++) {
                    assertThat(actual.get(i)).containsExactly(expected.get(i));
                }
            } finally {
                pool.shutdownNow();
            }
        }
    }

    @Test
    void fewDrawsAreTheFirstOfMany() {
        MdnModel model = Models.of("gaussian", 3, 2, 2);
        double[][] x = Models.inputs(1, 3);
        double[] many = model.batch(x).samples(7, 100);
        assertThat(model.batch(x).samples(7, 3)).containsExactly(Arrays.copyOf(many, 6));
    }

    @Test
    void questionsAboutOneRowHaveTheBitsOfThoseAboutAll() {
        MdnModel model = Models.of("gaussian", 3, 2, 2);
        double[][] x = Models.inputs(BatchWorkspace.ROWS + GaussianTile.ROWS + 3, 1);
        double[] means = new double[2 * x.length];
        double[] variances = new double[2 * x.length];
        model.batch(x).forEach(p -> {
            for (int d = 0; d < 2; d++) {
                means[2 * p.row() + d] = p.mean(d);
                variances[2 * p.row() + d] = p.variance(d);
            }
        });
        assertThat(model.batch(x).means()).containsExactly(means);
        assertThat(model.batch(x).variances()).containsExactly(variances);
    }

    @Test
    void aRowWhoseVarianceVanishesIsNamed() {
        MixtureLayout layout = MixtureLayout.of("gaussian", 1, 1).withVariances(PositiveFunction.EXP, 0);
        DenseNetwork network = new DenseNetwork(
                List.of(new DenseNetwork.Layer(new float[] {0, 1, -1}, new float[3], HiddenActivation.IDENTITY)));
        MdnModel model = MdnModel.of(
                new Columns(List.of("x"), List.of("y")),
                Standardizer.identity(1),
                Standardizer.identity(1),
                layout,
                List.of(network));
        double[] x = new double[700];
        x[650] = 2000;
        assertThatThrownBy(() -> model.batch(x).means())
                .hasMessage(
                        "need variances within the range of double precision but the network puts out -2000.0 behind "
                                + "'exp' in row 650");
    }

    @Test
    void rowsMayComeInAnyForm() {
        MdnModel model = Models.of("gaussian", 3, 2, 2);
        double[][] x = Models.inputs(500, 1);
        double[][] y = Models.targets(model, x, 2);
        double[] expected = model.batch(x).means();
        assertThat(model.batch(Models.flat(x)).means()).containsExactly(expected);
        Dataset data = Dataset.of(model.columns(), x, y);
        assertThat(model.batch(data).means()).containsExactly(expected);
        assertThat(model.logDensities(data)).containsExactly(model.batch(x).logDensities(y));
    }

    @Test
    void arraysMayBeRefilled() {
        MdnModel model = Models.of("gaussian", 3, 1, 1);
        double[] first = Models.flat(Models.inputs(300, 1));
        double[] second = Models.flat(Models.inputs(300, 2));
        double[] x = first.clone();
        BatchPredictor batch = model.batch(x);
        double[] out = new double[1000];
        batch.means(out);
        System.arraycopy(second, 0, x, 0, x.length);
        batch.means(out);
        assertThat(Arrays.copyOf(out, 300)).containsExactly(model.batch(second).means());
    }

    @Test
    void rawRowsAreThoseOfTheNetworks() {
        MdnModel model = Models.of("gaussian", 3, 2, 2);
        double[][] x = Models.inputs(300, 1);
        int width = model.layout().width();
        float[] standard = new float[Models.INPUTS];
        float[] expected = new float[width];
        for (int member = 0; member < 2; member++) {
            float[] raw = model.batch(x).raw(member, new float[x.length * width]);
            for (int i = 0; i < x.length; i++) {
                model.inputFeatures().scaling().apply(x[i], standard);
                model.members().get(member).forwardPass().run(standard, expected);
                for (int j = 0; j < width; j++) {
                    assertThat(raw[i * width + j]).isCloseTo(expected[j], within(1e-5f * (1 + Math.abs(expected[j]))));
                }
            }
        }
        assertThatThrownBy(() -> model.batch(x).raw(2, new float[0])).hasMessage("need a member from 0 to 1 but got 2");
    }

    @Test
    void streamedRowsComeBackInOrderAndWithTheDrawsOfTheWhole() {
        MdnModel model = Models.of("gaussian", 3, 2, 1);
        double[][] x = Models.inputs(ChunkedRows.ROWS + 100, 1);
        double[] expectedMeans = model.batch(x).means();
        double[] expectedDraws = model.batch(x).samples(9, 1);
        List<Integer> order = new ArrayList<>();
        double[] means = new double[expectedMeans.length];
        double[] draws = new double[expectedDraws.length];
        double[] part = new double[2 * ChunkedRows.ROWS];
        Iterator<Integer> numbers = IntStream.range(0, x.length).iterator();
        model.forEachBatch(numbers, i -> x[i], (items, batch) -> {
            System.arraycopy(batch.means(part), 0, means, 2 * order.size(), 2 * items.size());
            System.arraycopy(batch.samples(9, 1, part), 0, draws, 2 * order.size(), 2 * items.size());
            order.addAll(items);
        });
        assertThat(order)
                .containsExactlyElementsOf(IntStream.range(0, x.length).boxed().toList());
        assertThat(means).containsExactly(expectedMeans);
        assertThat(draws).containsExactly(expectedDraws);
    }

    @Test
    void anEmptyStreamIsNoBatchAndNoRowsAreNoPredictions() {
        MdnModel model = Models.of("gaussian", 3, 1, 1);
        model.forEachBatch(List.<double[]>of().iterator(), x -> x, (items, batch) -> {
            throw new AssertionError("a batch of nothing");
        });
        assertThat(model.batch(new double[0][]).means()).isEmpty();
    }

    @Test
    void missingTargetsAreIntegratedOut() {
        for (String family : List.of("gaussian", "laplace")) {
            MdnModel model = Models.of(family, 3, 2, 2);
            double[][] x = Models.inputs(5, 1);
            double[][] y = Models.targets(model, x, 2);
            double[][] partly = Arrays.stream(y)
                    .map(row -> new double[] {Double.NaN, row[1]})
                    .toArray(double[][]::new);
            double[] actual = model.batch(x).logDensities(partly);
            for (int i = 0; i < x.length; i++) {
                double expected = model.predict(x[i]).marginal(1).logDensity(y[i][1]);
                assertThat(actual[i]).isCloseTo(expected, within(1e-9));
            }
        }
        MdnModel one = Models.of("gaussian", 3, 1, 1);
        assertThat(one.batch(new double[][] {{1, 2}}).logDensities(new double[][] {{Double.NaN}}))
                .containsExactly(0);
    }

    @Test
    void densitiesFarOutDoNotUnderflow() {
        MdnModel model = Models.of("gaussian", 3, 1, 2);
        double[][] x = {{1, 2}};
        for (double y : new double[] {1e4, -1e6, 1e100}) {
            double expected = model.predict(x[0]).logDensity(y);
            assertThat(expected).isLessThan(-1000);
            assertClose(model.batch(x).logDensities(new double[][] {{y}})[0], expected, 1e-9);
        }
    }

    @Test
    void theFirstRowThatDoesNotFitIsNamed() {
        MdnModel model = Models.of("gaussian", 3, 1, 1);
        double[][] ragged = Models.inputs(5000, 1);
        ragged[4000] = new double[] {1};
        ragged[700] = new double[] {1, 2, 3};
        assertThatThrownBy(() -> model.batch(ragged).means())
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("need 2 inputs in every row but got 3 in row 700");
        double[][] hole = Models.inputs(5000, 1);
        hole[4999][1] = Double.NaN;
        assertThatThrownBy(() -> model.batch(hole).means())
                .hasMessage("need finite inputs but got NaN for 'x2' in row 4999");
        double[][] huge = Models.inputs(300, 1);
        huge[299] = new double[] {1e300, 1e300};
        assertThatThrownBy(() -> model.batch(huge).means()).hasMessageContaining("overflows in row 299");
        assertThatThrownBy(() -> model.batch(new double[5]))
                .hasMessage("need whole rows of 2 inputs but got 5 numbers");
        Iterator<double[]> stream = Arrays.asList(ragged).iterator();
        assertThatThrownBy(() -> model.forEachBatch(stream, row -> row, (items, batch) -> batch.means()))
                .hasMessage("need 2 inputs in every row but got 3 in row 700");
    }

    @Test
    void aPassLeavesNothingToCollectForARow() {
        assumeTrue(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assumeTrue(threads.isThreadAllocatedMemorySupported());
        MdnModel model = Models.of("gaussian", 5, 1, 2);
        double[] x = Models.flat(Models.inputs(10 * BatchWorkspace.ROWS, 1));
        double[] y = Models.flat(Models.targets(model, Models.inputs(10 * BatchWorkspace.ROWS, 1), 2));
        BatchPredictor batch = model.batch(x).sequential();
        double[] out = new double[2 * batch.size()];
        List<Runnable> questions = List.of(
                () -> batch.means(out),
                () -> batch.variances(out),
                () -> batch.logDensities(y, out),
                () -> batch.samples(1, 2, out));
        for (Runnable question : questions) {
            double least = Double.POSITIVE_INFINITY;
            for (int round = 0; round < 50 && least > 2; round++) {
                long before =
                        threads.getThreadAllocatedBytes(Thread.currentThread().getId());
                question.run();
                long after =
                        threads.getThreadAllocatedBytes(Thread.currentThread().getId());
                least = Math.min(least, (double) (after - before) / batch.size());
            }
            assertThat(least).as("bytes a row").isLessThan(2);
        }
    }

    @Test
    void resultsThatDoNotFitAreRefused() {
        MdnModel model = Models.of("gaussian", 3, 1, 1);
        double[][] x = Models.inputs(10, 1);
        assertThatThrownBy(() -> model.batch(x).means(new double[9]))
                .hasMessage("need room for 10 rows of 1 numbers, 10 together, but got an array of 9");
        assertThatThrownBy(() -> model.batch(x).samples(1, 1 << 30)).hasMessageContaining("need fewer rows at a time");
        assertThatThrownBy(() -> model.batch(x).quantiles(0.5, 1.5)).hasMessageContaining("1.5");
        assertThatThrownBy(() -> model.batch(x).logDensities(new double[9][1]))
                .hasMessage("need targets of 10 rows but got 9");
        assertThatThrownBy(() -> model.batch(x).logDensities(new double[10][2]))
                .hasMessage("need 1 targets in every row but got 2 in row 0");
        Dataset other = Dataset.of(new double[][] {{1, 2, 3}}, new double[][] {{1}});
        assertThatThrownBy(() -> model.batch(other)).hasMessage("need 2 inputs but got data with 3");
    }
}
