package org.mdn4j.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.mdn4j.distribution.Gamma;
import org.mdn4j.distribution.Interval;
import org.mdn4j.distribution.NegativeBinomial;
import org.mdn4j.distribution.Poisson;
import org.mdn4j.distribution.UnivariateDistribution;
import org.mdn4j.distribution.UnivariateMixture;
import org.mdn4j.distribution.ZeroInflated;

/** Charts of counts and of atoms beside a density. */
class PointProbabilityChartsTest {

    @Test
    void countsAreStemsOfProbabilities() throws Exception {
        UnivariateMixture counts =
                UnivariateMixture.of(new double[] {0.4, 0.6}, List.of(Poisson.of(2), NegativeBinomial.of(12, 9)));
        XYChart chart = chart("Counts", "calls per hour", counts);
        ChartFiles.check("density-counts", List.of(chart), 1, 900, 600);
        assertThat(chart.getYAxisTitle()).isEqualTo("probability");
        double[] x = chart.getSeries("probability").getXData();
        double[] y = chart.getSeries("probability").getYData();
        for (int i = 0; i < x.length; i += 3) {
            assertThat(x[i]).isEqualTo(Math.rint(x[i])).isEqualTo(x[i + 1]);
            assertThat(y[i]).isZero();
            assertThat(y[i + 1]).isEqualTo(counts.density(x[i]));
            assertThat(y[i + 2]).isNaN();
        }
        double[] component = chart.getSeries("component 2").getYData();
        assertThat(component[5]).isCloseTo(0.6 * NegativeBinomial.of(12, 9).density(5), within(1e-15));
        double samples = Arrays.stream(chart.getSeries("samples").getYData()).sum() / 2;
        assertThat(samples).isCloseTo(1, within(0.003));
    }

    @Test
    void manyCountsAreLinesOfProbabilities() throws Exception {
        UnivariateMixture counts =
                UnivariateMixture.of(new double[] {0.3, 0.7}, List.of(Poisson.of(5000), Poisson.of(6000)));
        XYChart chart = chart("Many counts", "photons", counts);
        ChartFiles.check("density-many-counts", List.of(chart), 1, 900, 600);
        double[] x = chart.getSeries("probability").getXData();
        double[] y = chart.getSeries("probability").getYData();
        assertThat(x.length).isBetween(300, 802);
        assertThat(y[100]).isEqualTo(counts.density(x[100]));
        double highest =
                DoubleStream.of(chart.getSeries("samples").getYData()).max().orElseThrow();
        assertThat(highest).isCloseTo(DoubleStream.of(y).max().orElseThrow(), within(0.2 * highest));
    }

    @Test
    void anAtomIsAStemBesideTheDensity() throws Exception {
        UnivariateMixture rain = rain(0.45);
        XYChart chart = chart("Rain", "rain (mm)", rain);
        ChartFiles.check("density-atom", List.of(chart), 1, 900, 600);
        assertThat(chart.getSeries("probability at a value").getYAxisGroup()).isOne();
        assertThat(chart.getSeries("probability at a value").getYData()[1]).isCloseTo(0.45, within(1e-15));
        assertThat(chart.getYAxisGroupTitle(1)).isEqualTo("probability");
        double[] density = chart.getSeries("density").getYData();
        assertThat(DoubleStream.of(density).max().orElseThrow()).isLessThan(0.2);
        double[] y = chart.getSeries("samples").getXData();
        double area = DoubleStream.of(chart.getSeries("samples").getYData()).sum() / 2 * (y[2] - y[1]);
        assertThat(area).isCloseTo(0.55, within(0.02));
    }

    @Test
    void aMapOfCountsShowsProbabilities() throws Exception {
        Slice slice = Slice.of("hour", "calls", x -> single(Poisson.of(2 + 6 * x)));
        XYChart chart = DensityMap.of("Calls", slice, new Interval(0, 1), new Interval(-0.5, 16.5));
        ChartFiles.check("density-map-counts", List.of(chart), 1, 900, 600);
    }

    @Test
    void aMapShowsAnAtomAsABand() throws Exception {
        Slice slice = Slice.of("humidity", "rain (mm)", x -> rain(0.9 - 0.8 * x));
        XYChart chart = DensityMap.of("Rain", slice, new Interval(0, 1), new Interval(-0.5, 14));
        ChartFiles.check("density-map-atom", List.of(chart), 1, 900, 600);
    }

    @Test
    void theBandsOfAMapHoldTheProbabilities() {
        Interval y = new Interval(-0.5, 9.5);
        double[] counts = new double[480];
        DensityMap.addBands(counts, PointProbabilities.of(Poisson.of(3), y), y, 1, true);
        assertThat(counts[24]).isEqualTo(Poisson.of(3).density(0));
        assertThat(counts[49]).isEqualTo(Poisson.of(3).density(1));
        assertThat(counts[479]).isEqualTo(Poisson.of(3).density(9));
        double[] rain = new double[480];
        double band = 8 * y.width() / 480;
        DensityMap.addBands(rain, PointProbabilities.of(rain(0.3), y), y, band, false);
        assertThat(DoubleStream.of(rain).sum() * y.width() / 480).isCloseTo(0.3, within(1e-12));
        assertThat(rain[24]).isPositive();
        assertThat(rain[40]).isZero();
    }

    private static UnivariateMixture rain(double dry) {
        return single(ZeroInflated.of(dry, Gamma.of(2.5, 1.5)));
    }

    private static UnivariateMixture single(UnivariateDistribution only) {
        return UnivariateMixture.of(new double[] {1}, List.of(only));
    }

    private static XYChart chart(String title, String target, UnivariateMixture mixture) {
        return DensityChart.of(title, target, mixture, new SplittableRandom(1));
    }
}
