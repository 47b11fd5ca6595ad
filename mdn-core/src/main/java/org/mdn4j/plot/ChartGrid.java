package org.mdn4j.plot;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.List;
import org.knowm.xchart.internal.chartpart.IChart;

/** Charts beside and below each other; all cells are as large as the largest chart. */
final class ChartGrid {

    private final List<? extends IChart> charts;
    private final int columns;
    private final int cellWidth;
    private final int cellHeight;

    ChartGrid(List<? extends IChart> charts, int columns) {
        if (charts.isEmpty() || columns < 1) {
            throw new IllegalArgumentException(
                    "need at least one chart and one column but got " + charts.size() + " and " + columns);
        }
        this.charts = List.copyOf(charts);
        this.columns = Math.min(columns, charts.size());
        this.cellWidth = charts.stream().mapToInt(IChart::getWidth).max().orElseThrow();
        this.cellHeight = charts.stream().mapToInt(IChart::getHeight).max().orElseThrow();
    }

    int width() {
        return columns * cellWidth;
    }

    int height() {
        return (charts.size() + columns - 1) / columns * cellHeight;
    }

    void paint(Graphics2D graphics) {
        for (int i = 0; i < charts.size(); i++) {
            Graphics2D cell = (Graphics2D) graphics.create();
            // Curves at their true place, not on the nearest pixel, where slow ones look like stairs.
            cell.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            cell.translate(i % columns * cellWidth, i / columns * cellHeight);
            IChart chart = charts.get(i);
            chart.paint(cell, chart.getWidth(), chart.getHeight());
            cell.dispose();
        }
    }
}
