package org.mdn4j.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.mdn4j.distribution.Interval;

/**
 * A chart with a density as background of its plot and a colour bar on the right. XChart's own heat map labels every
 * cell, which suits categories; this keeps the numeric axes and the series of an XYChart.
 */
final class DensityMapChart extends XYChart {

    private static final int BAR_AREA = 112; // pixels right of the chart

    private final BufferedImage image;
    private final ColourBar bar;
    private final Interval x;
    private final Interval y;

    /**
     * A chart of given size and look without titles and series.
     *
     * @param density {@code [columns][rows]}, row 0 at the lowest y
     * @param top the density of the darkest colour
     */
    DensityMapChart(double[][] density, double top, Interval x, Interval y, String barTitle) {
        super(ChartStyle.WIDTH, ChartStyle.HEIGHT);
        this.image = image(density, top);
        this.bar = new ColourBar(top, barTitle);
        this.x = x;
        this.y = y;
        ChartStyle.apply(this);
        ChartStyle.ranges(this, x, y);
        getStyler().setPlotBackgroundColor(new Color(0, true)); // the series are painted again, over the density
        getStyler().setPlotGridLinesVisible(false);
        getStyler().setPlotBorderColor(Palette.INK);
        getStyler().setLegendVisible(false);
        // An XYChart without series has no axes.
        XYSeries corners = ChartStyle.points(this, "range", ends(x), ends(y), Palette.INK);
        corners.setMarker(SeriesMarkers.NONE);
        corners.setShowInLegend(false);
    }

    /** With a third value off the middle, as XChart puts ticks nowhere but on values that are evenly spaced. */
    private static double[] ends(Interval range) {
        return new double[] {range.lower(), range.lower() + 0.3 * range.width(), range.upper()};
    }

    private static BufferedImage image(double[][] density, double top) {
        BufferedImage image = new BufferedImage(density.length, density[0].length, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < density.length; i++) {
            for (int j = 0; j < density[i].length; j++) {
                image.setRGB(i, density[i].length - 1 - j, Palette.density(ColourBar.share(density[i][j], top)));
            }
        }
        return image;
    }

    @Override
    public void paint(Graphics2D g, int width, int height) {
        g.setColor(getStyler().getChartBackgroundColor());
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        super.paint(g, width - BAR_AREA, height);
        Rectangle2D frame = plot.getBounds();
        Shape clip = g.getClip();
        g.setClip(clip == null ? frame : clip.getBounds2D().createIntersection(frame));
        double left = getScreenXFromChart(x.lower());
        double upper = getScreenYFromChart(y.upper());
        double right = getScreenXFromChart(x.upper());
        ColourBar.draw(
                g, image, new Rectangle2D.Double(left, upper, right - left, getScreenYFromChart(y.lower()) - upper));
        g.setClip(clip);
        plot.paint(g);
        bar.paint(g, width - BAR_AREA, frame.getY(), frame.getHeight());
        setWidth(width);
    }
}
