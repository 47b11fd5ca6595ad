package org.mdn4j.plot;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.knowm.xchart.internal.chartpart.IChart;

/**
 * Writes charts to files, one or several to a picture, in pixels of their own sizes. No display is needed. A file is
 * written beside its target and moved over it: whoever looks finds the old picture or the new one.
 */
public final class Pictures {

    private Pictures() {}

    /**
     * Writes one chart.
     *
     * @param file its name ends in {@code .png} or {@code .svg}; missing folders are made
     * @throws IllegalArgumentException if the name ends otherwise
     * @throws IllegalStateException if the machine has no font
     * @throws IOException if the file cannot be written
     */
    public static void save(IChart chart, Path file) throws IOException {
        save(List.of(chart), 1, file);
    }

    /**
     * Writes several charts as a grid, row by row.
     *
     * @param columns how many charts stand beside each other, at least 1
     * @param file its name ends in {@code .png} or {@code .svg}; missing folders are made
     * @throws IllegalArgumentException if the name ends otherwise, or there is no chart or no column
     * @throws IllegalStateException if the machine has no font
     * @throws IOException if the file cannot be written
     */
    public static void save(List<? extends IChart> charts, int columns, Path file) throws IOException {
        Fonts.require();
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".png")) {
            write(file, png(charts, columns));
        } else if (name.endsWith(".svg")) {
            write(file, svg(new ChartGrid(charts, columns)));
        } else {
            throw new IllegalArgumentException("need a file name that ends in .png or .svg but got " + file);
        }
    }

    /**
     * Several charts as a grid, row by row, in the bytes of a PNG file: for those who show a picture without a file.
     *
     * @param columns how many charts stand beside each other, at least 1
     * @throws IllegalArgumentException if there is no chart or no column
     * @throws IllegalStateException if the machine has no font
     */
    public static byte[] png(List<? extends IChart> charts, int columns) {
        Fonts.require();
        ChartGrid grid = new ChartGrid(charts, columns);
        BufferedImage image = new BufferedImage(grid.width(), grid.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, grid.width(), grid.height());
        grid.paint(graphics);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not in memory
        }
        return bytes.toByteArray();
    }

    private static byte[] svg(ChartGrid grid) throws IOException {
        VectorGraphics2D graphics = new VectorGraphics2D();
        grid.paint(graphics);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new SVGProcessor()
                .getDocument(graphics.getCommands(), new PageSize(0, 0, grid.width(), grid.height()))
                .writeTo(bytes);
        return bytes.toByteArray();
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        // Not createTempFile, whose files nobody else may read.
        Path beside = folder.resolve(file.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".tmp");
        try {
            Files.write(beside, bytes);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
