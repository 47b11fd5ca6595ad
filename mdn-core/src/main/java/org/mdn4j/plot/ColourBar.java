package org.mdn4j.plot;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Says which density a colour of a {@link DensityMapChart} stands for. */
final class ColourBar {

    private static final int WIDTH = 18; // pixels
    private static final int LABEL_GAP = 7;
    private static final int TITLE_GAP = 88; // from the left of the bar to the baseline of the title
    private static final int STEPS = 128;
    private static final double CLOSEST_LABELS = 0.12; // shares of the bar's height

    private final double top;
    private final String title;
    private final BufferedImage colours;

    ColourBar(double top, String title) {
        this.top = top;
        this.title = title;
        this.colours = new BufferedImage(1, STEPS, BufferedImage.TYPE_INT_RGB);
        for (int j = 0; j < STEPS; j++) {
            colours.setRGB(0, STEPS - 1 - j, Palette.density(j / (STEPS - 1.0)));
        }
    }

    /** The height of a density on the bar, and its place in the palette: 0 for zero, 1 for the top. */
    static double share(double density, double top) {
        return Math.sqrt(Math.min(1, density / top));
    }

    void paint(Graphics2D g, double left, double upper, double height) {
        Rectangle2D strip = new Rectangle2D.Double(left, upper, WIDTH, height);
        draw(g, colours, strip);
        g.setColor(Palette.INK);
        g.draw(strip);
        for (double density : labels()) {
            double y = strip.getMaxY() - share(density, top) * height;
            GlyphVector text = glyphs(ChartStyle.number(density));
            double centre = text.getVisualBounds().getCenterY();
            fill(g, text, AffineTransform.getTranslateInstance(left + WIDTH + LABEL_GAP, y - centre));
        }
        GlyphVector text = glyphs(title);
        AffineTransform upright = AffineTransform.getTranslateInstance(left + TITLE_GAP, strip.getCenterY());
        upright.rotate(-Math.PI / 2);
        upright.translate(-text.getVisualBounds().getCenterX(), 0);
        fill(g, text, upright);
    }

    /** Zero and some of 1, 2, 3, 4, 5, 10, 20, ... that are far enough apart on the bar. */
    private List<Double> labels() {
        List<Double> labels = new ArrayList<>(List.of(0.0));
        int exponent = (int) Math.floor(Math.log10(top)) - 2;
        for (int i = 0; i < 15; i++) {
            double value = (i % 5 + 1) * Math.pow(10, exponent + i / 5);
            double last = labels.get(labels.size() - 1);
            if (value <= top && share(value, top) - share(last, top) >= CLOSEST_LABELS) {
                labels.add(value);
            }
        }
        return labels;
    }

    private static GlyphVector glyphs(String text) {
        return ChartStyle.TEXT.createGlyphVector(new FontRenderContext(null, true, true), text);
    }

    /** Text as outlines, like XChart's, so that an SVG looks the same without the font. */
    private static void fill(Graphics2D g, GlyphVector text, AffineTransform place) {
        g.fill(place.createTransformedShape(text.getOutline()));
    }

    /** Stretches an image. */
    static void draw(Graphics2D g, BufferedImage image, Rectangle2D place) {
        // Whole pixels, and no hint for smooth scaling: VectorGraphics2D 0.13 takes neither transform nor hint.
        Rectangle pixels = place.getBounds();
        g.drawImage(image, pixels.x, pixels.y, pixels.width, pixels.height, null);
    }
}
