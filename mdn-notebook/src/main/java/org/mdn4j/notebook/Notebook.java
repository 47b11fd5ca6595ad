package org.mdn4j.notebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.knowm.xchart.internal.chartpart.IChart;

/**
 * What cells may call besides the library; imported statically into every notebook. A value that ends a cell is shown
 * anyway; {@link #display} shows one in its middle.
 */
public final class Notebook {

    private Notebook() {}

    /** Shows values: charts and images as pictures, data sets and matrices as tables, what the methods below return. */
    public static void display(Object... values) {
        BaseKernel kernel = BaseKernel.notebookKernel();
        for (Object value : values) {
            DisplayData data = value instanceof DisplayData made
                    ? made
                    : kernel.getRenderer().render(value == null ? "null" : value);
            kernel.display(data);
        }
    }

    /**
     * Charts in one picture, row by row.
     *
     * @param columns how many charts stand beside each other, at least 1
     */
    public static DisplayData grid(int columns, List<? extends IChart> charts) {
        DisplayData data = new DisplayData();
        Rendering.picture(charts, columns, data);
        return data;
    }

    /** Text with Markdown's marks, formulas between dollar signs. */
    public static DisplayData markdown(String text) {
        DisplayData data = new DisplayData(text);
        data.putMarkdown(text);
        return data;
    }

    /** HTML. */
    public static DisplayData html(String html) {
        DisplayData data = new DisplayData(html);
        data.putHTML(html);
        return data;
    }

    /** A formula in LaTeX, without dollar signs. */
    public static DisplayData latex(String formula) {
        DisplayData data = new DisplayData(formula);
        data.putMath(formula);
        return data;
    }

    /**
     * A table; numbers are rounded to five digits.
     *
     * @param header names of the columns
     * @param rows one list of cells a row
     * @throws IllegalArgumentException if a row has another number of cells
     */
    public static DisplayData table(List<String> header, List<? extends List<?>> rows) {
        DisplayData data = new DisplayData();
        Table.of(header, rows).putInto(data);
        return data;
    }

    /** Makes the classes of folders and jars known to the cells that follow. */
    public static void classPath(Path... entries) {
        for (Path entry : entries) {
            if (!Files.exists(entry)) {
                throw new IllegalArgumentException("need a folder or a jar but there is no " + entry.toAbsolutePath());
            }
            JavaKernel.session().addToClassPath(entry.toAbsolutePath().toString());
        }
    }

    /**
     * Registers a public class of this notebook as a service, for {@link java.util.ServiceLoader}: what a line in
     * {@code META-INF/services} does in a jar.
     *
     * @param service the interface
     * @param provider a class with a public constructor without arguments
     * @throws IOException if there is no room for the file
     */
    public static <S> void service(Class<S> service, Class<? extends S> provider) throws IOException {
        Path folder = Files.createTempDirectory("notebook-services");
        Path file = folder.resolve("META-INF").resolve("services").resolve(service.getName());
        Files.createDirectories(file.getParent());
        Files.writeString(file, provider.getName() + "\n");
        classPath(folder);
    }
}
