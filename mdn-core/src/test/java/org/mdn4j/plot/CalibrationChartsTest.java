package org.mdn4j.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.mdn4j.distribution.Distribution;
import org.mdn4j.distribution.StudentT;
import org.mdn4j.distribution.UnivariateMixture;
import org.mdn4j.metrics.Evaluation;
import org.mdn4j.metrics.TargetEvaluation;

class CalibrationChartsTest {

    /** Two bumps about a line; predicted with bumps narrower than they are by a factor. */
    private static TargetEvaluation evaluation(int n, double factor) {
        SplittableRandom rng = new SplittableRandom(1);
        List<Distribution> predictions = new ArrayList<>();
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            double x = rng.nextDouble();
            double sd = 0.3 + 0.7 * x;
            UnivariateMixture truth = bumps(x, sd);
            predictions.add(bumps(x, factor * sd));
            y[i] = truth.sampler(rng).next();
        }
        return Evaluation.of(predictions, y).target();
    }

    private static UnivariateMixture bumps(double x, double sd) {
        return UnivariateMixture.gaussian(
                new double[] {0.6, 0.4}, new double[] {5 * x, 5 * x + 4}, new double[] {sd, sd});
    }

    @Test
    void fourChartsShowWhatIsRight() throws Exception {
        List<XYChart> charts = CalibrationCharts.of(evaluation(600, 1));
        ChartFiles.check("calibration-right", charts, 2, 1800, 1200);
        assertThat(charts).hasSize(4);
        double[] shares = charts.get(2).getSeries("central").getYData();
        assertThat(shares[8]).isCloseTo(0.9, within(0.04));
        double[] heights = charts.get(0).getSeries("observations").getYData();
        double sum = 0;
        for (int bin = 0; bin < 20; bin++) {
            sum += heights[2 * bin + 1] / 20;
        }
        assertThat(sum).isCloseTo(1, within(1e-9));
    }

    @Test
    void predictionsThatAreTooNarrowLeaveTheBand() throws Exception {
        List<XYChart> charts = CalibrationCharts.of(evaluation(600, 0.5));
        ChartFiles.check("calibration-narrow", charts, 2, 1800, 1200);
        assertThat(charts.get(2).getSeries("central").getYData()[8]).isLessThan(0.85);
    }

    @Test
    void exceedanceRisesFromBelowToAbove() throws Exception {
        XYChart chart = CalibrationCharts.exceedance(evaluation(600, 1).exceeding(4));
        ChartFiles.check("exceedance", List.of(chart), 1, 900, 600);
        assertThat(chart.getTitle()).isEqualTo("Exceeding 4");
    }

    @Test
    void sharpnessNeedsStandardDeviations() {
        TargetEvaluation cauchy =
                Evaluation.of(List.of(StudentT.of(1, 0, 1)), new double[] {0}).target();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalibrationCharts.sharpness(cauchy))
                .withMessageContaining("all 1 have none");
    }
}
