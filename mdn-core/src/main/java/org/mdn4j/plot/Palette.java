package org.mdn4j.plot;

import java.awt.BasicStroke;
import java.awt.Color;

/** Colours that stay apart for colour-blind eyes (Okabe and Ito 2008, without the yellow that fades on white). */
final class Palette {

    static final Color INK = new Color(0x333333);
    static final Color GRID = new Color(0xE4E4E4);
    static final Color DATA = new Color(0, 114, 178, 110);
    static final Color HISTOGRAM = new Color(0xC9D6DF);
    static final Color BAND = new Color(0x7F, 0x8C, 0x95, 60);
    static final Color TOTAL = new Color(0x7F8C95);
    static final Color ON_DENSITY = new Color(0xD5, 0x5E, 0x00, 170);

    private static final Color[] COMPONENTS = {
        new Color(0x0072B2),
        new Color(0xD55E00),
        new Color(0x009E73),
        new Color(0xCC79A7),
        new Color(0xE69F00),
        new Color(0x56B4E9),
        new Color(0x555555)
    };

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

    /**
     * The colour of a component: seven as they are, then as many darker and lighter ones, then from the start. Not
     * dashes, which XChart begins anew at every point, so that close points make a solid line.
     */
    static Color component(int k) {
        Color colour = COMPONENTS[k % COMPONENTS.length];
        return switch (k / COMPONENTS.length % 3) {
            case 1 -> new Color(mix(colour, Color.BLACK, 0.45));
            case 2 -> new Color(mix(colour, Color.WHITE, 0.5));
            default -> colour;
        };
    }

    static BasicStroke line() {
        return line(2);
    }

    static BasicStroke wideLine() {
        return line(6);
    }

    private static BasicStroke line(float width) {
        return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    /** The colour of a density, as RGB. */
    static int density(double share) {
        double position = Math.max(0, Math.min(1, share)) * (DENSITY.length - 1);
        int below = Math.min((int) position, DENSITY.length - 2);
        return mix(DENSITY[below], DENSITY[below + 1], position - below);
    }

    private static int mix(Color from, Color to, double share) {
        return mix(from.getRed(), to.getRed(), share) << 16
                | mix(from.getGreen(), to.getGreen(), share) << 8
                | mix(from.getBlue(), to.getBlue(), share);
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + share * (to - from));
    }
}
