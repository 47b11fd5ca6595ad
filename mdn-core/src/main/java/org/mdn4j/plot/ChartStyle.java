package org.mdn4j.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.mdn4j.data.Dataset;
import org.mdn4j.distribution.Interval;

/** The common look of all charts: white, thin grid, dark grey text, legend below the data and never on it. */
final class ChartStyle {

    static final int WIDTH = 900; // pixels
    static final int HEIGHT = 600;
    static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
    private static final int LARGE = 500; // rows
    private static final int MOST_BELOW = 6; // legend entries
    private static final int MOST_BESIDE = 22;
    private static final int LEGEND_SYMBOL = 60; // pixels, with the gaps around it
    private static final Font AXIS_TITLE = TEXT.deriveFont(16f);
    private static final Font TITLE = TEXT.deriveFont(Font.BOLD, 17f);

    private ChartStyle() {}

    static XYChart chart(String title, String xTitle, String yTitle) {
        return chart(title, xTitle, yTitle, WIDTH, HEIGHT);
    }

    static XYChart chart(String title, String xTitle, String yTitle, int width, int height) {
        Fonts.require();
        XYChart chart = new XYChartBuilder()
                .width(width)
                .height(height)
                .title(title)
                .xAxisTitle(xTitle)
                .yAxisTitle(yTitle)
                .build();
        apply(chart);
        return chart;
    }

    static void apply(XYChart chart) {
        XYStyler style = chart.getStyler();
        style.setXAxisTitleColor(Palette.INK);
        style.setYAxisTitleColor(Palette.INK);
        style.setChartBackgroundColor(Color.WHITE);
        style.setChartFontColor(Palette.INK);
        style.setChartTitleFont(TITLE);
        style.setChartTitleBoxVisible(false);
        style.setChartPadding(16);
        style.setChartTitlePadding(10);
        style.setLocale(Locale.ROOT);
        style.setPlotBackgroundColor(Color.WHITE);
        style.setPlotBorderColor(Palette.GRID);
        style.setPlotGridLinesColor(Palette.GRID);
        style.setPlotGridLinesStroke(new BasicStroke(1));
        style.setPlotMargin(0);
        style.setPlotContentSize(1);
        style.setAxisTitleFont(AXIS_TITLE);
        style.setAxisTickLabelsFont(TEXT);
        style.setAxisTickLabelsColor(Palette.INK);
        style.setAxisTickPadding(7);
        style.setYAxisLabelAlignment(TextAlignment.Right);
        style.setXAxisTickLabelsFormattingFunction(ChartStyle::number);
        style.setYAxisTickLabelsFormattingFunction(ChartStyle::number);
        style.setAxisTickMarksColor(Palette.INK);
        style.setXAxisTickMarkSpacingHint(90);
        style.setYAxisTickMarkSpacingHint(55);
        style.setLegendFont(TEXT);
        style.setLegendPosition(LegendPosition.OutsideS);
        style.setLegendLayout(LegendLayout.Horizontal);
        style.setLegendPadding(14);
        style.setLegendBorderColor(Color.WHITE);
        style.setLegendBackgroundColor(Color.WHITE);
        TitleFit.apply(chart);
    }

    /** As short as it can be with four digits: 0.05, 1200, 3.2e-7. */
    static String number(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
        double size = Math.abs(value);
        return size < 1e-4 || size >= 1e6
                ? String.format(Locale.ROOT, "%.1e", value).replaceFirst("(\\.0)?e[+]?(-?)0?", "e$2")
                : rounded.toPlainString();
    }

    /** Moves a long legend to the side, where entries stand below each other, and drops one that fits nowhere. */
    static void legendFor(XYChart chart) {
        int entries = chart.getSeriesCollection().size();
        double width = chart.getSeriesCollection().stream()
                .mapToDouble(series -> LEGEND_SYMBOL + TitleFit.width(TEXT, series.getName()))
                .sum();
        if (entries > MOST_BELOW || width > chart.getWidth()) {
            chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
            chart.getStyler().setLegendLayout(LegendLayout.Vertical);
            chart.getStyler().setLegendPadding(4);
            chart.getStyler().setLegendVisible(entries <= MOST_BESIDE);
        }
    }

    /** Pixels: many rows are drawn smaller, so that they do not run together. */
    static int markerSize(Dataset rows) {
        return rows.size() < LARGE ? 6 : 4;
    }

    static void ranges(XYChart chart, Interval x, Interval y) {
        chart.getStyler().setXAxisMin(x.lower()).setXAxisMax(x.upper());
        chart.getStyler().setYAxisMin(y.lower()).setYAxisMax(y.upper());
    }

    static XYSeries line(XYChart chart, String name, double[] x, double[] y, Color colour, BasicStroke stroke) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(colour);
        series.setLineStyle(stroke);
        return series;
    }

    static XYSeries pointsWithErrors(
            XYChart chart, String name, double[] x, double[] y, double[] errors, Color colour) {
        XYSeries series = chart.addSeries(name, x, y, errors);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(colour);
        series.setLineColor(colour); // of the error bars
        chart.getStyler().setErrorBarsColorSeriesColor(true);
        return series;
    }

    static XYSeries points(XYChart chart, String name, double[] x, double[] y, Color colour) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(colour);
        return series;
    }
}
