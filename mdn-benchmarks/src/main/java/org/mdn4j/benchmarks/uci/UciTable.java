package org.mdn4j.benchmarks.uci;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Means and standard errors over splits, a line a set, beside the best published results. */
final class UciTable {

    private UciTable() {}

    static String of(List<UciRow> rows) {
        Published published = Published.read();
        StringBuilder table = new StringBuilder(String.format(
                "%-20s %6s  %-18s %-24s %-18s %-24s %-16s %8s %9s %8s%n",
                "set",
                "splits",
                "log-likelihood",
                "best published",
                "RMSE",
                "best published",
                "CRPS",
                "cover90",
                "floor",
                "seconds"));
        rows.stream().map(UciRow::set).distinct().sorted().forEach(set -> {
            List<UciRow> own =
                    rows.stream().filter(row -> row.set().equals(set)).toList();
            table.append(String.format(
                    Locale.ROOT,
                    "%-20s %6d  %-18s %-24s %-18s %-24s %-16s %8.3f %9.3g %8.1f%n",
                    set,
                    own.size(),
                    meanAndError(own, UciRow::logLikelihood),
                    published
                            .bestLogLikelihood(set)
                            .map(r -> String.format(Locale.ROOT, "%.2f %s", r.logLikelihood(), r.model()))
                            .orElse("-"),
                    meanAndError(own, UciRow::rmse),
                    published
                            .bestRmse(set)
                            .map(r -> String.format(Locale.ROOT, "%.2f %s", r.rmse(), r.model()))
                            .orElse("-"),
                    meanAndError(own, UciRow::crps),
                    mean(own, UciRow::coverage),
                    mean(own, UciRow::floor),
                    mean(own, UciRow::seconds)));
        });
        return table.toString();
    }

    private static double mean(List<UciRow> rows, ToDoubleFunction<UciRow> value) {
        return rows.stream().mapToDouble(value).average().orElseThrow();
    }

    private static String meanAndError(List<UciRow> rows, ToDoubleFunction<UciRow> value) {
        double mean = mean(rows, value);
        double square = rows.stream()
                .mapToDouble(row -> value.applyAsDouble(row) - mean)
                .map(d -> d * d)
                .sum();
        return rows.size() < 2
                ? String.format(Locale.ROOT, "%.3f", mean)
                : String.format(Locale.ROOT, "%.3f +- %.3f", mean, Math.sqrt(square / (rows.size() - 1) / rows.size()));
    }
}
