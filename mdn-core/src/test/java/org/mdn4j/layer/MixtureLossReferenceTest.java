package org.mdn4j.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Loss and gradient against values computed at 120 digits, extreme rows included. */
class MixtureLossReferenceTest {

    @ParameterizedTest
    @EnumSource(names = {"DOUBLE", "FLOAT"})
    void lossAndGradientAgreeWithTheSelectedReferenceValues(DataType type) {
        assertThat(NllCase.selection()).hasSize(9).allSatisfy(reference -> check(reference, type));
    }

    @ParameterizedTest
    @EnumSource(names = {"DOUBLE", "FLOAT"})
    void lossAndGradientAgreeWithAllReferenceValues(DataType type) {
        List<NllCase> cases = NllCase.all();
        assumeFalse(cases.isEmpty(), "no folder 'shared' with reference values beside this checkout");
        assertThat(cases).hasSize(40).allSatisfy(reference -> check(reference, type));
    }

    @Test
    void rowsOfOneBatchDoNotInfluenceEachOther() {
        NllCase reference = NllCase.selection().get(0);
        INDArray one = row(reference.raw(), DataType.DOUBLE);
        INDArray other = one.mul(-0.5).addi(0.25);
        INDArray label = row(reference.y(), DataType.DOUBLE);
        MixtureLoss loss = new MixtureLoss(reference.layout());

        INDArray both = loss.computeGradient(Nd4j.vstack(label, label), Nd4j.vstack(other, one), null, null);

        assertThat(both.getRow(1, true)).isEqualTo(loss.computeGradient(label, one, null, null));
        assertThat(both.getRow(0, true)).isEqualTo(loss.computeGradient(label, other, null, null));
    }

    private static void check(NllCase reference, DataType type) {
        double relative = type == DataType.DOUBLE ? 1e-9 : 1e-4;
        double cancellation = type == DataType.DOUBLE ? 1e-14 : 1e-7;
        MixtureLoss loss = new MixtureLoss(reference.layout());
        INDArray raw = row(reference.raw(), type);
        INDArray label = row(reference.y(), type);

        double score = loss.computeScore(label, raw, null, null, false);
        INDArray gradient = loss.computeGradient(label, raw, null, null);
        Pair<Double, INDArray> both = loss.computeGradientAndScore(label, raw, null, null, true);

        assertClose(reference.id(), score, reference.loss(), relative, cancellation);
        assertThat(gradient.dataType()).isEqualTo(type);
        assertThat(gradient.shape()).containsExactly(1, reference.raw().length);
        for (int j = 0; j < reference.raw().length; j++) {
            double expected = reference.gradient()[j];
            assertClose(reference.id() + " column " + j, gradient.getDouble(0, j), expected, relative, cancellation);
        }
        assertThat(both.getFirst()).isEqualTo(score);
        assertThat(both.getSecond()).isEqualTo(gradient);
        assertThat(loss.computeScoreArray(label, raw, null, null).getDouble(0))
                .isCloseTo(score, org.assertj.core.api.Assertions.withinPercentage(1e-4));
    }

    private static void assertClose(String what, double actual, double expected, double relative, double cancellation) {
        double allowed = relative * Math.abs(expected) + cancellation;
        assertThat(Math.abs(actual - expected))
                .as("%s: need %s but got %s", what, expected, actual)
                .isLessThanOrEqualTo(allowed);
    }

    private static INDArray row(double[] values, DataType type) {
        return Nd4j.create(new double[][] {values}).castTo(type);
    }
}
