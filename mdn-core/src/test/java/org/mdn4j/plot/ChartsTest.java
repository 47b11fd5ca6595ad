package org.mdn4j.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.InverseSinusoid;
import org.mdn4j.data.ThreeBands;
import org.mdn4j.distribution.Interval;
import org.mdn4j.distribution.UnivariateMixture;
import org.mdn4j.train.ComponentChoice;
import org.mdn4j.train.Epoch;
import org.mdn4j.train.Fit;
import org.mdn4j.train.PoolCalibration;
import org.mdn4j.train.Search;
import org.mdn4j.train.StopReason;
import org.mdn4j.train.Trial;

class ChartsTest {

    private static final ThreeBands TASK = new ThreeBands();
    private static final Slice TRUTH = Slice.of(TASK);
    private static final Interval RANGE = new Interval(-1, 1);

    @Test
    void samplesLieBesideEachOtherOnEqualAxes() throws Exception {
        Dataset left = TASK.sample(1500, new SplittableRandom(1));
        Dataset right = TASK.sample(300, new SplittableRandom(2));
        List<XYChart> charts = SamplesChart.beside("Truth", left, "Model", right);
        ChartFiles.check("samples", charts, 2, 1800, 600);
        assertThat(data(charts.get(0), "y", true)).containsExactly(left.column("x"));
        assertThat(data(charts.get(1), "y", false)).containsExactly(right.column("y"));
        assertThat(charts.get(0).getStyler().getXAxisMin())
                .isEqualTo(charts.get(1).getStyler().getXAxisMin());
        assertThat(charts.get(0).getStyler().getYAxisMax())
                .isEqualTo(charts.get(1).getStyler().getYAxisMax());
        assertThat(charts.get(0).getXAxisTitle()).isEqualTo("x");
    }

    @Test
    void densityMapShowsTheDensityWithRowsOnIt() throws Exception {
        Dataset rows = TASK.sample(150, new SplittableRandom(1));
        XYChart chart = DensityMap.of("Density of y given x", TRUTH, rows);
        ChartFiles.check("density-map-rows", List.of(chart), 1, 900, 600);
        assertThat(data(chart, "rows", false)).containsExactly(rows.column("y"));
        assertThat(chart.getWidth()).isEqualTo(900);
    }

    @Test
    void densityMapOfUniformPiecesHasSharpEdges() throws Exception {
        XYChart map =
                DensityMap.of("Truth", Slice.of(new InverseSinusoid()), new Interval(-0.09, 1.09), new Interval(0, 1));
        ChartFiles.check("density-map", List.of(map, map), 2, 1800, 600);
        assertThat(map.getYAxisTitle()).isEqualTo("y");
    }

    @Test
    void componentPanelsShowWeightsMeansAndStandardDeviations() throws Exception {
        List<XYChart> panels = ComponentPanels.of(TRUTH, RANGE);
        ChartFiles.check("components", panels, 3, 2700, 600);
        assertThat(panels).hasSize(3);
        double[] x = data(panels.get(0), "component 2", true);
        UnivariateMixture truth = TASK.truth(x[100]);
        assertThat(data(panels.get(0), "component 2", false)[100]).isEqualTo(truth.weights()[1]);
        assertThat(data(panels.get(1), "component 2", false)[100])
                .isEqualTo(truth.components().get(1).mean()[0]);
        assertThat(data(panels.get(2), "component 2", false)[100])
                .isCloseTo(Math.sqrt(truth.components().get(1).covariance()[0][0]), within(1e-12));
    }

    @Test
    void componentsWithoutWeightLeaveAGap() {
        Slice slice = Slice.of(
                "x",
                "y",
                x -> UnivariateMixture.gaussian(
                        new double[] {x > 0 ? 1 : 0.5, x > 0 ? 0 : 0.5}, new double[] {0, 1}, new double[] {1, 1}));
        List<XYChart> panels = ComponentPanels.of(slice, RANGE);
        assertThat(data(panels.get(1), "component 2", false)[0]).isEqualTo(1);
        assertThat(data(panels.get(1), "component 2", false)[200]).isNaN();
        assertThat(data(panels.get(0), "component 2", false)[200]).isZero();
    }

    @Test
    void twentyComponentsStayApart() throws Exception {
        double[] weights = new double[20];
        Arrays.fill(weights, 0.05);
        double[] means = new double[20];
        Arrays.setAll(means, k -> k);
        double[] deviations = new double[20];
        Arrays.setAll(deviations, k -> 0.1 + 0.02 * k);
        Slice slice =
                Slice.of("dose (mg)", "response (mV)", x -> UnivariateMixture.gaussian(weights, means, deviations));
        ChartFiles.check("components-20", ComponentPanels.of(slice, RANGE), 3, 2700, 600);
        ChartFiles.check("density-20", List.of(DensityChart.of(slice, 0, new SplittableRandom(1))), 1, 900, 600);
    }

    @Test
    void panelsRefuseAChangingNumberOfComponents() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ComponentPanels.of(Slice.of(new InverseSinusoid()), new Interval(0, 1)))
                .withMessageContaining("as many components at every x");
    }

    @Test
    void densityChartShowsSamplesComponentsAndTheirSum() throws Exception {
        XYChart chart = DensityChart.of(TRUTH, 0.3, new SplittableRandom(1));
        ChartFiles.check("density", List.of(chart), 1, 900, 600);
        assertThat(chart.getSeriesCollection().stream().map(XYSeries::getName))
                .containsExactly("samples", "density", "component 1", "component 2", "component 3");
        double[] y = data(chart, "samples", true);
        double area = DoubleStream.of(data(chart, "samples", false)).sum() / 2 * (y[2] - y[1]);
        assertThat(area).isCloseTo(1, within(0.002));
        double[] parts = new double[401];
        for (int k = 1; k <= 3; k++) {
            double[] part = data(chart, "component " + k, false);
            Arrays.setAll(parts, i -> parts[i] + part[i]);
        }
        assertThat(parts).containsExactly(data(chart, "density", false), within(1e-12));
    }

    @Test
    void historyMarksTheBestEpoch() throws Exception {
        List<Epoch> epochs = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            double train = 1 - 30 * Math.exp(-0.4 * i) - 0.8 * Math.exp(-0.03 * i);
            double validation = train - 0.00001 * Math.max(0, i - 120) * (i - 120) - 0.05;
            epochs.add(new Epoch(0, i, train, validation, i <= 130));
        }
        XYChart chart = HistoryChart.of(new Fit(null, epochs, StopReason.MAX_EPOCHS, "fused"));
        ChartFiles.check("history", List.of(chart), 1, 900, 600);
        assertThat(data(chart, "training rows", true)).hasSize(200);
        assertThat(chart.getSeriesCollection().stream().map(XYSeries::getName))
                .anyMatch(name -> name.startsWith("best epoch: 130"));
    }

    @Test
    void historyOfOneEpochCanBeDrawn() throws Exception {
        Fit fit = new Fit(null, List.of(new Epoch(0, 1, -1, -2, true)), StopReason.LISTENER, "fused");
        ChartFiles.check("history-1", List.of(HistoryChart.of(fit)), 1, 900, 600);
    }

    @Test
    void activationsStandBesideEachOtherWithTheirDerivatives() throws Exception {
        List<XYChart> charts = ActivationCharts.all();
        ChartFiles.check("activations", charts, 4, 4 * 460, 4 * 360);
        XYChart tanh = charts.stream()
                .filter(chart -> chart.getTitle().equals("tanh"))
                .findFirst()
                .orElseThrow();
        double[] x = data(tanh, "value", true);
        assertThat(data(tanh, "value", false)[100]).isEqualTo(Math.tanh(x[100]));
        assertThat(data(tanh, "derivative", false)[100]).isCloseTo(1 - Math.pow(Math.tanh(x[100]), 2), within(1e-14));
    }

    @Test
    void linesTakeTheNextColourAndLeaveGaps() throws Exception {
        double[] x = {1, 2, 3, 4};
        XYChart chart = LineChart.of("Lines", "x", "y")
                .line("a", x, new double[] {1, 10, Double.POSITIVE_INFINITY, 1000})
                .bars("b", x, new double[] {2, 20, 200, 2000}, new double[] {1, 10, 100, 1000})
                .points("c", x, new double[] {3, 30, 0, 3000})
                .logarithmic()
                .xRange(new Interval(0, 5))
                .yRange(new Interval(0.5, 4000))
                .chart();
        ChartFiles.check("lines", List.of(chart), 1, 900, 600);
        assertThat(data(chart, "a", false)[2]).isNaN();
        assertThat(data(chart, "c", false)[2]).isNaN();
        assertThat(chart.getSeries("a").getLineColor())
                .isNotEqualTo(chart.getSeries("b").getLineColor());
        assertThat(chart.getStyler().isLegendVisible()).isTrue();
        XYChart small = LineChart.of("One", "x", "y", 400, 300)
                .line("a", x, x)
                .logarithmicInX()
                .chart();
        assertThat(small.getWidth()).isEqualTo(400);
        assertThat(small.getStyler().isLegendVisible()).isFalse();
    }

    private static double[] data(XYChart chart, String series, boolean x) {
        XYSeries found = chart.getSeries(series);
        return x ? found.getXData() : found.getYData();
    }

    @Test
    void longTitlesShrinkAndThenEndInAnEllipsis() {
        String name = "the wind speed at hub height behind the second row of turbines ";
        XYChart shrunk = ChartStyle.chart(name + "(m/s)", "x", "y");
        assertThat(shrunk.getTitle()).isEqualTo(name + "(m/s)");
        XYChart cut = ChartStyle.chart(name.repeat(4), name.repeat(4), name.repeat(4));
        assertThat(cut.getTitle()).endsWith("\u2026");
        assertThat(cut.getYAxisTitle())
                .endsWith("\u2026")
                .hasSizeLessThan(cut.getXAxisTitle().length());
        assertThat(cut.getStyler().getChartTitleFont().getSize()).isEqualTo(11);
        XYChart plain = ChartStyle.chart("Title", "x", "y");
        assertThat(plain.getStyler().getChartTitleFont().getSize()).isEqualTo(17);
    }

    @Test
    void aSearchIsDrawnWithItsChoice() {
        ComponentChoice choice = new ComponentChoice(
                List.of(
                        new ComponentChoice.Score(1, -3, 0.5, 0.1),
                        new ComponentChoice.Score(2, -2.55, 0.05, 0.06),
                        new ComponentChoice.Score(5, -2.5, 0, 0)),
                2);
        assertThat(ComponentChoiceChart.of(choice).getSeriesCollection().stream()
                        .map(XYSeries::getName))
                .contains("chosen: 2");
        Search search = new Search(
                List.of(
                        new Trial("a", 2, 2, -2.5, 0.1, Duration.ofSeconds(1), "chosen"),
                        new Trial("b", 1, 1, -2.8, 0.1, Duration.ofSeconds(1), "behind"),
                        new Trial("c", 1, 1, Double.NEGATIVE_INFINITY, Double.NaN, Duration.ofSeconds(1), "diverged")),
                choice,
                PoolCalibration.NONE,
                "a",
                Duration.ofSeconds(3),
                Duration.ofSeconds(3));
        XYChart chart = SearchChart.of(search);
        assertThat(chart.getSeriesCollection().stream().map(XYSeries::getName))
                .containsExactly("reached stage 1", "reached stage 2");
        assertThat(chart.getStyler().getYAxisMin()).isFinite();
    }
}
