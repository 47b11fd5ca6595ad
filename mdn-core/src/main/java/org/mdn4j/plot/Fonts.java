package org.mdn4j.plot;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Finds out early whether this machine can draw text: bare servers often have no font, and Java says so badly. */
final class Fonts {

    private Fonts() {}

    /**
     * Measures a word.
     *
     * @throws IllegalStateException if there is no font, saying what to install
     */
    static void require() {
        try {
            Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
            graphics.getFontMetrics(ChartStyle.TEXT).stringWidth("density");
            graphics.dispose();
        } catch (RuntimeException | LinkageError | InternalError e) {
            throw noFont(e);
        }
    }

    static IllegalStateException noFont(Throwable cause) {
        return new IllegalStateException(
                "need a font to draw text but Java finds none on this machine; on Debian or Ubuntu:"
                        + " apt-get install fontconfig fonts-dejavu-core",
                cause);
    }
}
