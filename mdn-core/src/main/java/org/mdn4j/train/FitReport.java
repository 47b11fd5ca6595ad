package org.mdn4j.train;

import java.util.Locale;

/** A {@link Fit} in words. */
final class FitReport {

    private FitReport() {}

    static String of(Fit fit) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s%nSmallest standard deviation of a component: %s%nStopped: %s, engine %s%n%n%6s %10s %15s %15s%n",
                fit.model(),
                fit.smallestStandardDeviations().stream()
                        .map(floor -> String.format(Locale.ROOT, "%.3g", floor))
                        .toList(),
                fit.stopReason(),
                fit.engine(),
                "member",
                "best epoch",
                "training",
                "validation"));
        int member = 1;
        for (Epoch best : fit.bestEpochs()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%6d %10d %15.4f %15.4f%n",
                    member++,
                    best.number(),
                    best.trainLogLikelihood(),
                    best.validationLogLikelihood()));
        }
        fit.findings().ifPresent(findings -> text.append(System.lineSeparator()).append(findings.text()));
        fit.search().ifPresent(search -> text.append(System.lineSeparator()).append(search.text()));
        return text.toString();
    }
}
