package org.mdn4j.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mdn4j.layer.Networks.normal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.datasets.iterator.utilty.ListDataSetIterator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mdn4j.distribution.DiagonalGaussian;
import org.mdn4j.distribution.Distribution;
import org.mdn4j.distribution.Mixture;
import org.mdn4j.family.PositiveFunction;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/** The layer inside networks that somebody else wrote. */
class MixtureNetworkTest {

    /** Of y = +1 or -1 with a standard deviation of 0.1, whatever x is: ln 2 + ln 0.1 + ln(2 pi e) / 2. */
    private static final double ENTROPY = Math.log(0.2) + 0.5 * Math.log(2 * Math.PI * Math.E);

    static List<IUpdater> updaters() {
        return List.of(new Adam(1e-2), new Sgd(0.05), new Nesterovs(0.01, 0.9), new RmsProp(1e-2), new AdaGrad(0.05));
    }

    @ParameterizedTest
    @EnumSource
    void outputHoldsTheActivatedGroups(PositiveFunction function) {
        MixtureOutputLayer out = Networks.output(4, 2).variance(function, 0.01).build();
        MultiLayerNetwork network = Networks.dense(Networks.trainable(), 3, 8, out);

        INDArray activated = network.output(normal(1, DataType.FLOAT, 20, 3));

        assertThat(activated.shape()).containsExactly(20, 4 + 8 + 8);
        INDArray weights = activated.get(NDArrayIndex.all(), NDArrayIndex.interval(0, 4));
        assertThat(weights.minNumber().doubleValue()).isPositive();
        assertThat(weights.sum(1).sub(1).amaxNumber().doubleValue()).isLessThan(1e-6);
        INDArray means = activated.get(NDArrayIndex.all(), NDArrayIndex.interval(4, 12));
        assertThat(means.minNumber().doubleValue()).isNegative();
        INDArray variances = activated.get(NDArrayIndex.all(), NDArrayIndex.interval(12, 20));
        assertThat(variances.minNumber().doubleValue()).isGreaterThanOrEqualTo(0.01f);
    }

    @Test
    void scoreIsTheMeanNegativeLogDensityOfTheOutput() {
        MixtureOutputLayer out = Networks.output(3, 2).build();
        MultiLayerNetwork network = Networks.dense(Networks.checkable(), 3, 8, out);
        DataSet data = new DataSet(normal(1, DataType.DOUBLE, 6, 3), normal(2, DataType.DOUBLE, 6, 2));

        INDArray activated = network.output(data.getFeatures());
        INDArray examples = network.scoreExamples(data, false);

        assertThat(examples.shape()).containsExactly(6, 1);
        double sum = 0;
        for (int i = 0; i < 6; i++) {
            double[] row = activated.getRow(i).toDoubleVector();
            List<Distribution> components = new ArrayList<>();
            for (int k = 0; k < 3; k++) {
                double[] mean = {row[3 + 2 * k], row[4 + 2 * k]};
                double[] variance = {row[9 + 2 * k], row[10 + 2 * k]};
                components.add(DiagonalGaussian.of(mean, variance));
            }
            double score = -Mixture.of(Arrays.copyOf(row, 3), components)
                    .logDensity(data.getLabels().getRow(i).toDoubleVector());
            assertThat(examples.getDouble(i)).isCloseTo(score, within(1e-10));
            sum += score;
        }
        assertThat(network.score(data)).isCloseTo(sum / 6, within(1e-10));
    }

    @Test
    void scoreOfAStepIsThatOfTheParametersBeforeIt() {
        NeuralNetConfiguration.Builder base = Networks.trainable().l2(0.1).l1(0.05);
        MultiLayerNetwork network =
                Networks.dense(base, 3, 8, Networks.output(3, 2).build());
        DataSet data = new DataSet(normal(1, DataType.FLOAT, 6, 3), normal(2, DataType.FLOAT, 6, 2));
        for (int i = 0; i < 5; i++) {
            double before = network.score(data);
            network.fit(data);
            assertThat(network.score()).isCloseTo(before, within(1e-5));
        }
    }

    @Test
    void penaltiesAreAddedToTheScore() {
        MixtureOutputLayer out = Networks.output(3, 2).build();
        MultiLayerNetwork plain = Networks.dense(Networks.checkable(), 3, 8, out);
        MultiLayerNetwork penalised = Networks.dense(
                Networks.checkable().l2(0.1).l1(0.05),
                3,
                8,
                Networks.output(3, 2).build());
        penalised.setParams(plain.params());
        DataSet data = new DataSet(normal(1, DataType.DOUBLE, 6, 3), normal(2, DataType.DOUBLE, 6, 2));

        double penalty = penalised.calcRegularizationScore(true);

        assertThat(penalty).isPositive();
        assertThat(penalised.score(data)).isCloseTo(plain.score(data) + penalty, within(1e-10));
        INDArray difference = penalised.scoreExamples(data, true).sub(penalised.scoreExamples(data, false));
        assertThat(difference.sub(penalty).amaxNumber().doubleValue()).isLessThan(1e-10);
    }

    @ParameterizedTest
    @MethodSource("updaters")
    void everyUpdaterLowersTheScore(IUpdater updater) {
        NeuralNetConfiguration.Builder base = Networks.trainable().updater(updater);
        MultiLayerNetwork network =
                Networks.dense(base, 1, 8, Networks.output(2, 1).dropOut(0.9).build());
        DataSetIterator data = bimodal(256, 32);
        double start = network.score(bimodal(256));
        network.fit(data, 6);
        assertThat(network.score(bimodal(256))).isLessThan(start - 0.02);
    }

    @Test
    void aNetworkLearnsTwoModes() {
        MultiLayerNetwork network = Networks.dense(
                Networks.trainable(), 1, 16, Networks.output(2, 1).build());
        network.fit(bimodal(512, 64), 40);
        assertThat(network.score(bimodal(512))).isCloseTo(ENTROPY, within(0.08));
        assertTwoModes(network.output(Nd4j.create(new float[][] {{0.3f}})));
    }

    @Test
    void aGraphLearnsTwoModes() {
        ComputationGraph network = Networks.graph(
                Networks.trainable(), 1, 16, Networks.output(2, 1).build());
        network.fit(bimodal(512, 64), 40);
        assertThat(network.score(bimodal(512))).isCloseTo(ENTROPY, within(0.08));
        assertTwoModes(network.outputSingle(Nd4j.create(new float[][] {{0.3f}})));
        assertThat(network.scoreExamples(bimodal(512), false).meanNumber().doubleValue())
                .isCloseTo(network.score(bimodal(512)), within(1e-5));
    }

    private static void assertTwoModes(INDArray activated) {
        double[] row = activated.toDoubleVector();
        assertThat(row[0]).isBetween(0.4, 0.6);
        assertThat(Math.max(row[2], row[3])).isBetween(0.9, 1.1);
        assertThat(Math.min(row[2], row[3])).isBetween(-1.1, -0.9);
        assertThat(row[4]).isBetween(0.005, 0.02);
    }

    private static DataSetIterator bimodal(int rows, int batch) {
        return new ListDataSetIterator<>(bimodal(rows).asList(), batch);
    }

    private static DataSet bimodal(int rows) {
        Random random = new Random(5);
        INDArray y = Nd4j.create(DataType.FLOAT, rows, 1);
        for (int i = 0; i < rows; i++) {
            y.putScalar(i, 0, (random.nextBoolean() ? 1 : -1) + 0.1 * random.nextGaussian());
        }
        return new DataSet(normal(6, DataType.FLOAT, rows, 1), y);
    }
}
