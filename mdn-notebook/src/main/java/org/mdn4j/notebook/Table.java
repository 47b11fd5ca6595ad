package org.mdn4j.notebook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.mdn4j.data.Dataset;

/** Rows and columns, as HTML and as text. */
final class Table {

    private static final int DIGITS = 5;

    private final List<String> header; // empty for none
    private final List<List<String>> rows;
    private final String caption; // empty for none

    private Table(List<String> header, List<List<String>> rows, String caption) {
        this.header = header;
        this.rows = rows;
        this.caption = caption;
    }

    /**
     * Any cells, numbers with five digits.
     *
     * @param header names of the columns; empty for none
     * @throws IllegalArgumentException if a row has another number of cells
     */
    static Table of(List<String> header, List<? extends List<?>> rows) {
        List<List<String>> text = new ArrayList<>();
        for (List<?> row : rows) {
            if (!header.isEmpty() && row.size() != header.size()) {
                throw new IllegalArgumentException("need " + header.size() + " cells " + header
                        + " in every row but got " + row.size() + " in row " + text.size() + ": " + row);
            }
            text.add(row.stream().map(Table::text).toList());
        }
        return new Table(List.copyOf(header), text, "");
    }

    /** A matrix. */
    static Table of(double[][] matrix) {
        return of(List.of(), Arrays.stream(matrix).map(Table::boxed).toList());
    }

    /** The first rows of a data set, and how many there are. */
    static Table of(Dataset data, int first) {
        List<String> header = Stream.concat(data.columns().inputs().stream(), data.columns().targets().stream())
                .toList();
        List<List<?>> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(first, data.size()); i++) {
            rows.add(Stream.concat(boxed(data.x(i)).stream(), boxed(data.y(i)).stream())
                    .toList());
        }
        String caption = data.size() + " rows, inputs " + data.columns().inputs() + ", targets "
                + data.columns().targets();
        return new Table(header, of(header, rows).rows, caption);
    }

    private static List<Double> boxed(double[] row) {
        return Arrays.stream(row).boxed().toList();
    }

    /** Five digits, without zeros at the end. */
    static String text(Object cell) {
        if (!(cell instanceof Double || cell instanceof Float)) {
            return String.valueOf(cell);
        }
        double value = ((Number) cell).doubleValue();
        if (!Double.isFinite(value) || value == 0) {
            return Double.isFinite(value) ? "0" : Double.toString(value);
        }
        double size = Math.abs(value);
        if (size < 1e-4 || size >= 1e7) {
            return String.format(Locale.ROOT, "%.3e", value);
        }
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(DIGITS)).stripTrailingZeros();
        return rounded.toPlainString();
    }

    void putInto(DisplayData out) {
        out.putHTML(html());
        out.putText(toString());
    }

    String html() {
        StringBuilder html = new StringBuilder("<table>");
        if (!caption.isEmpty()) {
            html.append("<caption>").append(escape(caption)).append("</caption>");
        }
        if (!header.isEmpty()) {
            html.append("<thead>").append(htmlRow("th", header)).append("</thead>");
        }
        html.append("<tbody>");
        rows.forEach(row -> html.append(htmlRow("td", row)));
        return html.append("</tbody></table>").toString();
    }

    private static String htmlRow(String tag, List<String> cells) {
        return cells.stream()
                .map(cell -> "<" + tag + ">" + escape(cell) + "</" + tag + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Columns of equal width, flush right. */
    @Override
    public String toString() {
        List<List<String>> all = new ArrayList<>(header.isEmpty() ? List.of() : List.of(header));
        all.addAll(rows);
        int columns = all.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : all) {
            for (int j = 0; j < row.size(); j++) {
                widths[j] = Math.max(widths[j], row.get(j).length());
            }
        }
        StringBuilder text = new StringBuilder(caption.isEmpty() ? "" : caption + "\n");
        for (List<String> row : all) {
            for (int j = 0; j < row.size(); j++) {
                text.append(j == 0 ? "" : "  ")
                        .append(" ".repeat(widths[j] - row.get(j).length()))
                        .append(row.get(j));
            }
            text.append("\n");
        }
        return text.toString().stripTrailing();
    }
}
