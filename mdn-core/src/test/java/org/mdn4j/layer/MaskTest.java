package org.mdn4j.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mdn4j.layer.Networks.doubles;
import static org.mdn4j.layer.Networks.normal;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mdn4j.family.MixtureLayout;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Masks: weights of rows, missing targets, padding. */
class MaskTest {

    private static final int ROWS = 4;

    private final INDArray x = normal(1, DataType.DOUBLE, ROWS, 3);
    private final INDArray y = normal(2, DataType.DOUBLE, ROWS, 2);
    private final INDArray raw = normal(3, DataType.DOUBLE, ROWS, 15);
    private final MixtureLoss loss = new MixtureLoss(MixtureLayout.of("gaussian", 3, 2));
    private MultiLayerNetwork network;

    @BeforeEach
    void buildNetwork() {
        network =
                Networks.dense(Networks.checkable(), 3, 6, Networks.output(3, 2).build());
    }

    @Test
    void aVectorAndAColumnOfWeightsMeanTheSame() {
        INDArray vector = Nd4j.createFromArray(1.0, 0.5, 0, 2);
        INDArray column = vector.reshape(ROWS, 1);
        assertThat(loss.computeScore(y, raw, null, vector, true))
                .isEqualTo(loss.computeScore(y, raw, null, column, true));
        assertThat(loss.computeGradient(y, raw, null, vector)).isEqualTo(loss.computeGradient(y, raw, null, column));
        assertThat(network.score(masked(x, y, vector))).isEqualTo(network.score(masked(x, y, column)));
        network.fit(masked(x, y, vector));
    }

    @Test
    void theSameWeightInAllColumnsIsTheWeightOfTheRow() {
        INDArray wide = doubles(new double[][] {{1, 1}, {0.5, 0.5}, {0, 0}, {2, 2}});
        INDArray column = Nd4j.createFromArray(1.0, 0.5, 0, 2).reshape(ROWS, 1);
        assertThat(loss.computeScoreArray(y, raw, null, wide)).isEqualTo(loss.computeScoreArray(y, raw, null, column));
        assertThat(loss.computeGradient(y, raw, null, wide)).isEqualTo(loss.computeGradient(y, raw, null, column));
    }

    @Test
    void rowsWithoutWeightCountForNothing() {
        INDArray mask = Nd4j.createFromArray(1.0, 0, 1, 0).reshape(ROWS, 1);
        INDArray labels = y.dup();
        labels.putRow(1, Nd4j.createFromArray(Double.NaN, 3));
        INDArray firstAndThird = rows(x, 0, 2);

        double expected = network.score(new DataSet(firstAndThird, rows(y, 0, 2)));

        assertThat(network.score(masked(x, labels, mask))).isCloseTo(expected, within(1e-12));
        INDArray gradient = loss.computeGradient(labels, raw, null, mask);
        assertThat(gradient.getRow(1).amaxNumber().doubleValue()).isZero();
        assertThat(gradient.getRow(0).amaxNumber().doubleValue()).isPositive();
        assertThat(network.scoreExamples(masked(x, labels, mask), false).getDouble(1))
                .isZero();
    }

    @Test
    void aWeightOfTwoIsTheRowTwice() {
        INDArray mask = Nd4j.createFromArray(2.0, 1, 1, 1).reshape(ROWS, 1);
        DataSet twice = new DataSet(rows(x, 0, 0, 1, 2, 3), rows(y, 0, 0, 1, 2, 3));
        assertThat(network.score(masked(x, y, mask))).isCloseTo(network.score(twice), within(1e-12));
        INDArray weighted = step(network.clone(), masked(x, y, mask));
        assertThat(weighted.sub(step(network.clone(), twice)).amaxNumber().doubleValue())
                .isLessThan(1e-12);
    }

    @Test
    void aMissingTargetIsIntegratedOut() {
        INDArray mask = doubles(new double[][] {{1, 0}, {1, 0}, {1, 0}, {1, 0}});
        INDArray labels = y.dup();
        labels.putColumn(1, Nd4j.valueArrayOf(new long[] {ROWS}, Double.NaN, DataType.DOUBLE));
        // [3 logits | 3 x 2 means | 3 x 2 variances]: the columns of the first target.
        INDArray first = Nd4j.concat(
                1,
                raw.get(NDArrayIndex.all(), NDArrayIndex.interval(0, 3)),
                raw.get(NDArrayIndex.all(), NDArrayIndex.interval(3, 2, 15)));
        MixtureLoss marginal = new MixtureLoss(MixtureLayout.of("gaussian", 3, 1));

        double score = loss.computeScore(labels, raw, null, mask, true);

        assertThat(score)
                .isCloseTo(
                        marginal.computeScore(
                                y.get(NDArrayIndex.all(), NDArrayIndex.interval(0, 1)), first, null, null, true),
                        within(1e-12));
        INDArray gradient = loss.computeGradient(labels, raw, null, mask);
        assertThat(gradient.get(NDArrayIndex.all(), NDArrayIndex.interval(4, 2, 15))
                        .amaxNumber()
                        .doubleValue())
                .isZero();
    }

    @Test
    void nothingIsLearntWhereEverythingIsMasked() {
        DataSet data = masked(x, y, Nd4j.zeros(DataType.DOUBLE, ROWS, 1));
        INDArray before = network.params().dup();
        assertThat(network.score(data)).isZero();
        assertThat(step(network, data)).isEqualTo(before);
    }

    @Test
    void aFeatureMaskOfRowsCountsWhereThereIsNoLabelMask() {
        INDArray mask = Nd4j.createFromArray(1.0, 0, 1, 1).reshape(ROWS, 1);
        DataSet features = new DataSet(x, y, mask, null);
        assertThat(network.score(features)).isCloseTo(network.score(masked(x, y, mask)), within(1e-12));
        INDArray other = Nd4j.createFromArray(1.0, 0, 0, 0).reshape(ROWS, 1);
        assertThat(network.score(new DataSet(x, y, mask, other)))
                .isCloseTo(network.score(masked(x, y, other)), within(1e-12));
    }

    @Test
    void masksDoNotOutliveTheCallTheyCameWith() {
        DataSet plain = new DataSet(x, y);
        double before = network.score(plain);
        network.score(masked(x, y, Nd4j.createFromArray(1.0, 0, 0, 0)));
        network.scoreExamples(masked(x, y, Nd4j.createFromArray(1.0, 0, 0, 0)), false);
        assertThat(network.score(plain)).isEqualTo(before);
        network.fit(masked(x, y, Nd4j.createFromArray(1.0, 0, 0, 0)));
        MultiLayerNetwork fresh =
                Networks.dense(Networks.checkable(), 3, 6, Networks.output(3, 2).build());
        fresh.setParams(network.params());
        assertThat(network.score(plain)).isEqualTo(fresh.score(plain));
    }

    @Test
    void outputIsThatOfTheNetworkWhateverTheMask() {
        INDArray mask = Nd4j.createFromArray(1.0, 0, 1, 0).reshape(ROWS, 1);
        network.getLayer(1).setMaskArray(mask);
        INDArray out = network.output(x);
        network.clearLayerMaskArrays();
        assertThat(out).isEqualTo(network.output(x));
    }

    @Test
    void aGraphTreatsMasksLikeANetwork() {
        ComputationGraph graph =
                Networks.graph(Networks.checkable(), 3, 6, Networks.output(3, 2).build());
        graph.setParams(network.params());
        INDArray rows = Nd4j.createFromArray(1.0, 0, 2, 1);
        INDArray columns = doubles(new double[][] {{1, 1}, {0, 1}, {0, 0}, {1, 0}});
        assertThat(graph.score(masked(x, y, rows))).isCloseTo(network.score(masked(x, y, rows)), within(1e-12));
        assertThat(graph.score(masked(x, y, columns))).isCloseTo(network.score(masked(x, y, columns)), within(1e-12));
        graph.fit(masked(x, y, columns));
    }

    private static DataSet masked(INDArray x, INDArray y, INDArray mask) {
        return new DataSet(x, y, null, mask);
    }

    /** The parameters after one plain step of gradient descent. */
    private static INDArray step(MultiLayerNetwork network, DataSet data) {
        network.setInput(data.getFeatures());
        network.setLabels(data.getLabels());
        network.setLayerMaskArrays(null, data.getLabelsMaskArray());
        network.computeGradientAndScore();
        INDArray mean = network.gradient().gradient().div(data.getFeatures().size(0));
        INDArray after = network.params().sub(mean.reshape(network.params().shape()));
        network.clearLayerMaskArrays();
        return after;
    }

    private static INDArray rows(INDArray from, int... rows) {
        return Nd4j.pullRows(from, 1, rows);
    }
}
