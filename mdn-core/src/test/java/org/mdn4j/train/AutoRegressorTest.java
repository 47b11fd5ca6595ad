package org.mdn4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mdn4j.data.Columns;
import org.mdn4j.data.Dataset;

final class AutoRegressorTest {

    /** The likelihood is ln 2 below that of one Gaussian of deviation 0.1, and higher where the branches meet. */
    private static final double TRUTH = -0.5 * Math.log(2 * Math.PI * Math.E * 0.01) - Math.log(2);

    private static Dataset bimodal(int rows) {
        SplittableRandom rng = new SplittableRandom(1);
        double[] x = new double[rows];
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            x[i] = rng.nextDouble(-1, 1);
            y[i] = (rng.nextBoolean() ? 1 : -1) * (1 + x[i]) + 0.1 * rng.nextGaussian();
        }
        return Dataset.of(x, y);
    }

    @Test
    void aFewSecondsFindTwoBranchesAndAReportSaysHow() {
        List<String> lines = new ArrayList<>();
        Fit fit = MdnRegressor.auto()
                .budget(Duration.ofSeconds(4))
                .seed(3)
                .progress(lines::add)
                .fit(bimodal(500));
        assertThat(fit.model().logLikelihood(bimodal(500))).isGreaterThan(TRUTH - 0.3);
        Search search = fit.search().orElseThrow();
        assertThat(search.trials()).hasSizeGreaterThan(3);
        assertThat(search.trials().get(0).reason()).isEqualTo("chosen");
        assertThat(search.componentChoice().chosen()).isGreaterThan(1);
        assertThat(fit.model().layout().components())
                .isEqualTo(search.componentChoice().chosen());
        assertThat(fit.report())
                .contains("Chosen: ", search.choice(), "one-standard-error rule", "member", "y: on no lattice");
        assertThat(fit.bestEpochs()).hasSameSizeAs(fit.model().members());
        assertThat(fit.model().provenance().orElseThrow().options())
                .containsEntry(
                        "poolWidthShift", String.valueOf(search.calibration().widthShift()));
        assertThat(lines).anyMatch(line -> line.contains("stage 1")).anyMatch(line -> line.contains("members of"));
    }

    @Test
    void askingToStopReturnsTheBestSoFar() {
        int[] epochs = new int[1];
        Fit fit = MdnRegressor.auto()
                .budget(Duration.ofMinutes(10))
                .listener(epoch -> ++epochs[0] < 30)
                .fit(bimodal(200));
        assertThat(fit.stopReason()).isEqualTo(StopReason.LISTENER);
        assertThat(fit.model().logLikelihood(bimodal(200))).isFinite();
    }

    @Test
    void askingToStopWhileMembersTrainKeepsThoseThatAreDone() {
        AtomicBoolean stop = new AtomicBoolean();
        Fit fit = MdnRegressor.auto()
                .budget(Duration.ofSeconds(6))
                .progress(line -> stop.compareAndSet(false, line.contains("members of")))
                .listener(epoch -> !stop.get())
                .fit(bimodal(300));
        assertThat(fit.stopReason()).isEqualTo(StopReason.LISTENER);
        assertThat(fit.search().orElseThrow().calibration()).isEqualTo(PoolCalibration.NONE);
        // A member that had only begun would have one epoch.
        assertThat(fit.history().stream().collect(Collectors.groupingBy(Epoch::member, Collectors.counting())))
                .hasSameSizeAs(fit.model().members())
                .allSatisfy((member, epochs) -> assertThat(epochs).isGreaterThan(1));
    }

    /** Candidates are compared on a part of the rows; what is handed over was trained on all of them. */
    @Test
    void aLargeTableIsSearchedInPartAndLearntWhole() {
        int rows = 24_000;
        Fit fit = MdnRegressor.auto().budget(Duration.ofSeconds(8)).fit(bimodal(rows));
        assertThat(fit.model().provenance().orElseThrow().rows()).isEqualTo(rows);
        assertThat(fit.model().logLikelihood(bimodal(2_000))).isGreaterThan(TRUTH - 0.3);
    }

    @Test
    void aHandfulOfRowsWillDo() {
        for (int rows : new int[] {3, 12}) {
            Fit fit = MdnRegressor.auto().budget(Duration.ofSeconds(3)).fit(bimodal(rows));
            assertThat(fit.model().logLikelihood(bimodal(100)))
                    .as("%d rows", rows)
                    .isFinite();
        }
    }

    @Test
    void ofSeveralTargetsSomeMayBeMissing() {
        Dataset one = bimodal(400);
        double[][] y = new double[400][];
        for (int i = 0; i < 400; i++) {
            double first = one.y(i)[0];
            y[i] = new double[] {first, i % 3 == 0 ? Double.NaN : first + 1};
        }
        Dataset two = Dataset.of(new Columns(List.of("x"), List.of("y", "z")), one.x(), y);
        Fit fit = MdnRegressor.auto().budget(Duration.ofSeconds(4)).fit(two);
        assertThat(fit.model().logLikelihood(two)).isGreaterThan(-1);
        assertThat(fit.search().orElseThrow().calibration().widthShift()).isBetween(-1.0, 1.0);
    }

    @Test
    void tooFewRowsAndNoTimeAreRefused() {
        assertThatThrownBy(() -> MdnRegressor.auto().fit(Dataset.of(new double[] {1}, new double[] {2})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("enough rows");
        assertThatThrownBy(() -> MdnRegressor.auto().budget(Duration.ZERO)).hasMessageContaining("positive budget");
    }
}
