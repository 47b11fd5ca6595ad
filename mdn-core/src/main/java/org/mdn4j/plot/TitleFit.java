package org.mdn4j.plot;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import org.knowm.xchart.XYChart;

/** Makes long titles fit their chart, since XChart clips them: smaller letters first, then an ellipsis. */
final class TitleFit {

    private static final float SMALLEST = 11; // pixels; smaller letters nobody reads
    private static final int MARGIN = 60; // pixels beside a title
    private static final int BESIDE_PLOT = 180; // pixels of tick labels, legend and padding along an axis

    private TitleFit() {}

    static void apply(XYChart chart) {
        int title = chart.getWidth() - MARGIN;
        Font titleFont = font(chart.getStyler().getChartTitleFont(), chart.getTitle(), title);
        chart.getStyler().setChartTitleFont(titleFont);
        chart.setTitle(text(titleFont, chart.getTitle(), title));

        int across = chart.getWidth() - BESIDE_PLOT;
        int upwards = chart.getHeight() - BESIDE_PLOT;
        Font forX = font(chart.getStyler().getAxisTitleFont(), chart.getXAxisTitle(), across);
        Font forBoth = font(forX, chart.getYAxisTitle(), upwards);
        chart.getStyler().setAxisTitleFont(forBoth);
        chart.setXAxisTitle(text(forBoth, chart.getXAxisTitle(), across));
        chart.setYAxisTitle(text(forBoth, chart.getYAxisTitle(), upwards));
    }

    private static Font font(Font font, String text, int pixels) {
        double width = width(font, text);
        return width <= pixels
                ? font
                : font.deriveFont((float) Math.max(SMALLEST, Math.floor(font.getSize2D() * pixels / width)));
    }

    private static String text(Font font, String text, int pixels) {
        String fitting = text;
        while (width(font, fitting) > pixels) {
            fitting = fitting.substring(0, fitting.length() - 2) + "\u2026";
        }
        return fitting;
    }

    static double width(Font font, String text) {
        return text == null || text.isEmpty()
                ? 0
                : font.getStringBounds(text, new FontRenderContext(null, true, true))
                        .getWidth();
    }
}
