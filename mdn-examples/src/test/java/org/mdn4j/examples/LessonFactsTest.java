package org.mdn4j.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mdn4j.examples.Example07HiddenActivations.Slopes;
import org.mdn4j.examples.Example08OutputUnits.Agreement;
import org.mdn4j.examples.Example13ActivationRace.Race;
import org.mdn4j.examples.Example13ActivationRace.Verdict;
import org.mdn4j.examples.Example16NumberOfComponents.Scores;

/** What the lessons say, held to the numbers that they compute; with fewer networks and epochs than when they teach. */
final class LessonFactsTest {

    @TempDir
    private Path out;

    @Test
    void theSigmoidsDerivativeIsAtMostAQuarter() throws Exception {
        Map<String, Slopes> slopes = Example07HiddenActivations.run(out);
        assertThat(slopes.get("sigmoid").largest()).isCloseTo(0.25, within(1e-12));
        assertThat(slopes.get("sigmoid").largestAt()).isZero();
        assertThat(slopes.get("tanh").largest()).isCloseTo(1, within(1e-12));
        assertThat(slopes.get("abs").smallest()).isEqualTo(-1);
        assertThat(slopes.get("leakyrelu").smallest()).isEqualTo(0.01);
        assertThat(slopes.get("elu").largest()).isEqualTo(1);
        assertThat(slopes.get("swish").largest()).isCloseTo(1.0998, within(1e-4));
        assertThat(slopes.get("gelu").largest()).isCloseTo(1.1289, within(1e-4));
        assertThat(slopes).hasSize(15);
        checkPicture("activations.png");
    }

    @Test
    void everyOutputUnitMaximisesItsLikelihood() throws Exception {
        Map<String, Agreement> agreements = Example08OutputUnits.run(out);
        assertThat(agreements).hasSize(5).allSatisfy((unit, found) -> {
            assertThat(found.largestError()).as(unit).isLessThan(1e-6);
            // Squared error is 2 sigma^2 times the Gaussian's; the others are the likelihoods themselves.
            double constant = unit.equals("identity + squared error") ? 2 * 0.7 * 0.7 : 1;
            assertThat(found.constant()).as(unit).isCloseTo(constant, within(1e-6));
        });
        checkPicture("output-units.png");
    }

    @Test
    void theWrongLossSaturatesAndTheRightOneDoesNot() throws Exception {
        Example09Saturation.Facts facts = Example09Saturation.run(out);
        assertThat(facts.squaredOnSigmoid()).isCloseTo(-4.12e-9, within(1e-11));
        assertThat(facts.crossEntropyOnSigmoid()).isCloseTo(-1, within(1e-6));
        assertThat(facts.clippedOnSigmoid()).isBetween(-1e-3, 0.0);
        assertThat(Math.abs(facts.squaredOnSoftmax())).isLessThan(2e-9);
        assertThat(facts.crossEntropyOnSoftmax()).isCloseTo(-1, within(1e-6));
        assertThat(facts.deadSlope()).isZero();
        assertThat(facts.livingSlope()).isGreaterThan(2);
        assertThat(facts.flooredLoss()).isCloseTo(50 + 0.5 * Math.log(0.01 * 2 * Math.PI), within(1e-9));
        assertThat(facts.varianceSlope()).isCloseTo(0.5e4 - 0.5e8, within(1.0));
        assertThat(facts.precisionSlope()).isCloseTo(0.5 - 0.5e-4, within(1e-12));
        assertThat(facts.logVarianceSlope()).isCloseTo(0.5 - 0.5e4, within(1e-6));
        assertThat(facts.logDensityInMetres()).isPositive();
        assertThat(facts.logDensityInMetres() - facts.logDensityInMillimetres())
                .isCloseTo(Math.log(1000), within(1e-9));
        checkPicture("saturation.png");
        checkPicture("variance-units.png");
    }

    @Test
    void gradientsVanishThroughSigmoidsAndNotThroughTheOthers() throws Exception {
        Map<String, double[]> norms = Example10VanishingGradients.run(out, 2);
        norms.forEach((activation, byLayer) -> {
            double share = byLayer[0] / byLayer[9];
            if (activation.equals("sigmoid")) {
                assertThat(share).isLessThan(1e-4);
            } else {
                assertThat(share).as(activation).isBetween(0.02, 5.0);
            }
        });
        assertThat(norms).hasSize(5);
        checkPicture("vanishing-gradients.png");
    }

    @Test
    void startsKeepOrLoseTheVarianceAsTheySay() throws Exception {
        Map<String, double[]> squares = Example11WeightStarts.run(out, 4);
        assertThat(factor(squares.get("relu, Xavier 1/n"))).isCloseTo(0.5, within(0.05));
        assertThat(factor(squares.get("relu, He 2/n"))).isCloseTo(1, within(0.1));
        assertThat(factor(squares.get("tanh, Xavier 1/n"))).isBetween(0.85, 1.0);
        assertThat(factor(squares.get("tanh, N(0, 0.05^2)"))).isCloseTo(0.25, within(0.03));
        assertThat(squares.get("tanh, N(0, 1)")[19]).isGreaterThan(0.9);
        assertThat(squares.get("selu, LeCun 1/n")[19]).isCloseTo(1, within(0.15));
        checkPicture("weight-starts.png");
    }

    /** By how much the mean square changes from layer to layer in the upper half. */
    private static double factor(double[] byLayer) {
        return Math.pow(byLayer[19] / byLayer[9], 0.1);
    }

    @Test
    void reluUnitsDieAtHighRatesAndUnitsThatLeakDoNot() throws Exception {
        Example12DyingRelu.Facts facts = Example12DyingRelu.run(out, new double[] {0.003, 0.03, 0.3}, 100);
        assertThat(facts.heStart().get(0.0))
                .isBetween(0.1, 0.2)
                .isEqualTo(facts.xavierStart().get(0.0));
        assertThat(facts.xavierStart().get(0.1)).isLessThan(facts.xavierStart().get(0.0) - 0.03);
        assertThat(facts.byRate().get(0.003)).isLessThan(0.02);
        assertThat(facts.byRate().get(0.3)).isBetween(0.4, 1.0);
        assertThat(facts.byActivation().get("relu")).isEqualTo(facts.byRate().get(0.3));
        assertThat(facts.byRate().get(0.03)).isBetween(0.15, 0.35);
        assertThat(facts.byRateWithBias().get(0.03)).isGreaterThan(0.15); // no help against the rate
        assertThat(facts.revived().get("relu")).isZero();
        for (String leaking : List.of("leakyrelu", "elu", "prelu")) {
            assertThat(facts.byActivation().get(leaking)).as(leaking).isLessThan(0.02);
            assertThat(facts.revived().get(leaking)).as(leaking).isEqualTo(1);
        }
        checkPicture("dying-relu.png");
    }

    @Test
    void theRaceComparesAllPairs() throws Exception {
        List<Race> races = Example13ActivationRace.run(out, 2, 15);
        assertThat(races).hasSize(2).allSatisfy(race -> {
            assertThat(race.comparisons())
                    .containsOnlyKeys("elu > leakyrelu", "leakyrelu > relu", "relu > tanh", "tanh > sigmoid");
            assertThat(race.likelihoods().get("sigmoid")).hasSize(2);
        });
        assertThat(races.get(1).epochsToGoal().get("relu"))
                .isLessThan(races.get(1).epochsToGoal().get("sigmoid"));
        checkPicture("activation-race.png");
    }

    @Test
    void aVerdictNeedsTwoStandardErrors() {
        assertThat(Verdict.of(0.3, 0.1)).isEqualTo(Verdict.HOLDS);
        assertThat(Verdict.of(-0.3, 0.1)).isEqualTo(Verdict.REVERSED);
        assertThat(Verdict.of(0.15, 0.1)).isEqualTo(Verdict.OPEN);
        assertThat(Spread.standardError(new double[] {1, 2, 3})).isCloseTo(1 / Math.sqrt(3), within(1e-12));
    }

    @Test
    void batchNormalisationIsItsFourEquationsAndSpeedsUpTheStart() throws Exception {
        Example14BatchNormalisation.Facts facts = Example14BatchNormalisation.run(out, 200);
        assertThat(facts.largestDifference()).isLessThan(1e-12);
        assertThat(facts.stepsToGoal().get(true))
                .isLessThan(facts.stepsToGoal().get(false) - 20)
                .isLessThan(80);
        assertThat(facts.losses().get(true)).isLessThan(0.15);
        checkPicture("batch-normalisation.png");
    }

    @Test
    void turnedAndExchangedUnitsLeaveTheMixture() {
        Example15WeightSymmetries.Facts facts = Example15WeightSymmetries.run(4);
        assertThat(facts.transformations()).isEqualTo(16 * 24);
        assertThat(facts.largestDifference()).isLessThan(1e-12);
        assertThat(facts.oneSignTurned()).isGreaterThan(0.01);
    }

    @Test
    void oneComponentIsTooFewAndTwentyLearnByHeart() throws Exception {
        Example16NumberOfComponents.Facts facts = Example16NumberOfComponents.run(out, 100, new int[] {1, 3, 20});
        Scores one = facts.byComponents().get(1);
        Scores three = facts.byComponents().get(3);
        Scores twenty = facts.byComponents().get(20);
        assertThat(three.best()).isGreaterThan(one.best() + 0.5).isLessThan(facts.truth());
        assertThat(one.best()).isGreaterThan(facts.leastSquares());
        assertThat(twenty.lastTrain() - twenty.lastValidation())
                .isGreaterThan(three.lastTrain() - three.lastValidation());
        checkPicture("number-of-components.png");
    }

    @Test
    void everyStepToFigure64GainsLikelihood() throws Exception {
        Example17Figure64InSteps.Facts facts = Example17Figure64InSteps.run(out, 40, 25);
        assertThat(facts.byComponents().get(0)).isGreaterThan(facts.leastSquares());
        assertThat(facts.byComponents().get(1))
                .isGreaterThan(facts.byComponents().get(0));
        assertThat(facts.byComponents().get(2))
                .isGreaterThan(facts.byComponents().get(1))
                .isLessThan(facts.truth() + 0.02);
        checkPicture("figure-6-4-steps.png");
    }

    private void checkPicture(String name) throws Exception {
        assertThat(ImageIO.read(out.resolve(name).toFile()).getHeight()).isGreaterThan(500);
    }
}
