package org.mdn4j.plot;

import java.awt.BasicStroke;
import java.awt.Color;

/** Colours that stay apart for colour-blind eyes (Okabe and Ito 2008, without the yellow that fades on white). */
final class Palette {

    static final Color INK = new Color(0x333333);
    static final Color GRID = new Color(0xE4E4E4);
    static final Color DATA = new Color(0, 114, 178, 110);
    static final Color HISTOGRAM = new Color(0xC9D6DF);
    static final Color TOTAL = new Color(0x7F8C95);
    static final Color ON_DENSITY = new Color(0xD5, 0x5E, 0x00, 170);

    private static final Color[] COMPONENTS = {
        new Color(0x0072B2),
        new Color(0xD55E00),
        new Color(0x009E73),
        new Color(0xCC79A7),
        new Color(0xE69F00),
        new Color(0x56B4E9),
        new Color(0x000000)
    };
    private static final float[][] DASHES = {null, {9, 4}, {2, 4}, {12, 4, 2, 4}};

    /** From white over blue to dark blue: lightness falls evenly, so it also works in grey. */
    private static final Color[] DENSITY = {
        new Color(0xFFFFFF),
        new Color(0xDCE9F5),
        new Color(0xA9CCE6),
        new Color(0x69A9D3),
        new Color(0x3080BD),
        new Color(0x0D559F),
        new Color(0x06264F)
    };

    private Palette() {}

    static Color component(int k) {
        return COMPONENTS[k % COMPONENTS.length];
    }

    /** Solid for the first seven components, then dashed: colour and dash together are unique for 28. */
    static BasicStroke componentLine(int k) {
        return line(2, DASHES[k / COMPONENTS.length % DASHES.length]);
    }

    static BasicStroke solid() {
        return line(2, null);
    }

    static BasicStroke wide() {
        return line(6, null);
    }

    private static BasicStroke line(float width, float[] dashes) {
        return new BasicStroke(
                width,
                dashes == null ? BasicStroke.CAP_ROUND : BasicStroke.CAP_BUTT,
                BasicStroke.JOIN_ROUND,
                10,
                dashes,
                0);
    }

    /** The colour of a density, as RGB. */
    static int density(double share) {
        double position = Math.max(0, Math.min(1, share)) * (DENSITY.length - 1);
        int below = Math.min((int) position, DENSITY.length - 2);
        double rest = position - below;
        Color from = DENSITY[below];
        Color to = DENSITY[below + 1];
        return blend(from.getRed(), to.getRed(), rest) << 16
                | blend(from.getGreen(), to.getGreen(), rest) << 8
                | blend(from.getBlue(), to.getBlue(), rest);
    }

    private static int blend(int from, int to, double share) {
        return (int) Math.round(from + share * (to - from));
    }
}
