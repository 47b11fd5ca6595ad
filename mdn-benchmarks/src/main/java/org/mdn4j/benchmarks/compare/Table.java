package org.mdn4j.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table in Markdown whose columns also line up where it is read as text. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... header) {
        rows.add(List.of(header));
    }

    void add(List<String> row) {
        rows.add(List.copyOf(row));
    }

    void add(String... row) {
        add(List.of(row));
    }

    @Override
    public String toString() {
        int[] widths = IntStream.range(0, rows.get(0).size())
                .map(j ->
                        rows.stream().mapToInt(row -> row.get(j).length()).max().orElseThrow())
                .toArray();
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            lines.add(IntStream.range(0, widths.length)
                    .mapToObj(j -> padded(row.get(j), widths[j], j == 0))
                    .collect(Collectors.joining(" | ", "| ", " |")));
        }
        lines.add(
                1,
                IntStream.range(0, widths.length)
                        .mapToObj(j -> j == 0 ? "-".repeat(widths[j]) : "-".repeat(widths[j] - 1) + ":")
                        .collect(Collectors.joining(" | ", "| ", " |")));
        return String.join("\n", lines) + "\n";
    }

    private static String padded(String text, int width, boolean left) {
        String space = " ".repeat(width - text.length());
        return left ? text + space : space + text;
    }

    /** A number with three digits. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        int decimals = value == 0 ? 0 : (int) Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /** How many times faster, with two digits. */
    static String times(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, value < 10 ? "%.1f x" : "%,.0f x", value);
    }
}
