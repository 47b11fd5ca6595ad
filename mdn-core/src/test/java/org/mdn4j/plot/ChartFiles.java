package org.mdn4j.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.knowm.xchart.internal.chartpart.IChart;
import org.w3c.dom.Element;

/** Writes charts as PNG and SVG to {@code target/pictures}, to be looked at, and checks that they are real pictures. */
final class ChartFiles {

    private static final Path FOLDER = Path.of("target", "pictures");
    private static final int FEWEST_COLOURS = 10; // smooth edges of text and lines alone have more

    private ChartFiles() {}

    static void check(String name, List<? extends IChart> charts, int columns, int width, int height) throws Exception {
        Path png = FOLDER.resolve(name + ".png");
        Pictures.save(charts, columns, png);
        BufferedImage picture = ImageIO.read(png.toFile());
        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isEqualTo(height);
        long colours = Arrays.stream(picture.getRGB(0, 0, width, height, null, 0, width))
                .distinct()
                .count();
        assertThat(colours).isGreaterThan(FEWEST_COLOURS);

        Path svg = FOLDER.resolve(name + ".svg");
        Pictures.save(charts, columns, svg);
        Element root = svg(svg);
        assertThat(root.getTagName()).isEqualTo("svg");
        assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 " + width + " " + height);
        assertThat(root.getElementsByTagName("path").getLength()).isGreaterThan(20); // XChart draws text as outlines
        try (var files = Files.list(FOLDER)) {
            assertThat(files.map(Path::toString)).noneMatch(file -> file.endsWith(".tmp"));
        }
    }

    private static Element svg(Path file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
    }
}
