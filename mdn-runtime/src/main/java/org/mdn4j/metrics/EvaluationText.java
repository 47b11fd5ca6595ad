package org.mdn4j.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Evaluations as tables for people. */
final class EvaluationText {

    static final double[] LEVELS = {0.5, 0.8, 0.9, 0.95};
    private static final double[] QUANTILES = {0.05, 0.25, 0.5, 0.75, 0.95};
    private static final int SHOWN_ROWS = 5;

    private EvaluationText() {}

    static String of(Evaluation evaluation) {
        StringBuilder text = new StringBuilder();
        line(text, "%-28s %,12d", "rows", evaluation.n());
        score(text, "log-likelihood", evaluation.logLikelihood(), "nats a row; larger is better");
        impossible(text, evaluation);
        for (TargetEvaluation target : evaluation.targets()) {
            text.append('\n');
            target(text, target);
        }
        return text.toString();
    }

    /** A row that was held impossible makes the mean minus infinity: say which, and what the others give. */
    private static void impossible(StringBuilder text, Evaluation evaluation) {
        int[] rows = evaluation.impossibleRows();
        if (rows.length == 0) {
            return;
        }
        double[] others = Arrays.stream(evaluation.logDensities())
                .filter(Double::isFinite)
                .toArray();
        String named =
                Arrays.stream(rows).limit(SHOWN_ROWS).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        line(
                text,
                "  %d of the rows have a density of zero or infinity: %s%s (counted from 0)",
                rows.length,
                named,
                rows.length > SHOWN_ROWS ? ", ..." : "");
        if (others.length > 0) {
            score(text, "  of the other rows", Score.mean(others), "");
        }
    }

    private static void target(StringBuilder text, TargetEvaluation target) {
        line(text, "%s", target.n() == 0 ? target.name() + ": no known value" : target.name());
        if (target.n() == 0) {
            return;
        }
        score(text, "  CRPS", target.crps(), "target units; smaller is better");
        score(text, "  RMSE of the mean", target.rmse(), "");
        score(text, "  MAE of the mean", target.mae(), "");
        score(text, "  mean predicted sd", target.sharpness(), "");
        pit(text, target.pit());
        line(text, "  %-10s %12s %10s %14s %10s", "intervals", "inside", "s.e.", "mean width", "s.e.");
        for (Coverage c : target.central(LEVELS)) {
            line(
                    text,
                    "  %8s %% %10.1f %% %8.1f %% %14s %10s",
                    number(100 * c.level()),
                    100 * c.coverage().value(),
                    100 * c.coverage().standardError(),
                    number(c.width().value()),
                    number(c.width().standardError()));
        }
        List<Score> losses = target.pinball(QUANTILES);
        line(text, "  %-10s %14s %10s", "quantile", "pinball loss", "s.e.");
        for (int j = 0; j < QUANTILES.length; j++) {
            line(
                    text,
                    "  %8s %% %14s %10s",
                    number(100 * QUANTILES[j]),
                    number(losses.get(j).value()),
                    number(losses.get(j).standardError()));
        }
    }

    private static void pit(StringBuilder text, Pit pit) {
        double p = pit.uniformityPValue();
        line(
                text,
                "  %-26s %12s %10s  mean 0.5 if right",
                "PIT: mean",
                number(pit.mean().value()),
                se(pit.mean()));
        line(
                text,
                "  %-26s %12s %10s  1 if right, above if too narrow, below if too wide",
                "PIT: dispersion",
                number(pit.dispersion().value()),
                se(pit.dispersion()));
        String verdict = Double.isNaN(p)
                ? "too few rows"
                : p < 0.01 ? "not calibrated" : p < 0.1 ? "perhaps not calibrated" : "no sign of miscalibration";
        line(text, "  %-26s %12s %10s  %s", "PIT: uniform? p-value", number(p), "", verdict);
    }

    static String compare(Map<?, Evaluation> evaluations) {
        if (evaluations.isEmpty()) {
            throw new IllegalArgumentException("need at least one evaluation but got none");
        }
        Evaluation first = evaluations.values().iterator().next();
        List<String> names =
                first.targets().stream().map(TargetEvaluation::name).toList();
        int width = Math.max(
                6,
                evaluations.keySet().stream()
                        .mapToInt(label -> String.valueOf(label).length())
                        .max()
                        .orElseThrow());
        StringBuilder text = new StringBuilder();
        text.append(" ".repeat(width)).append(String.format(Locale.ROOT, " %9s %22s", "rows", "log-likelihood"));
        for (String name : names) {
            String of = names.size() == 1 ? "" : " " + name;
            text.append(String.format(Locale.ROOT, " %22s %12s %12s", "CRPS" + of, "RMSE" + of, "inside 90 %" + of));
        }
        text.append('\n');
        evaluations.forEach((label, evaluation) -> {
            if (!evaluation.targets().stream()
                    .map(TargetEvaluation::name)
                    .toList()
                    .equals(names)) {
                throw new IllegalArgumentException(
                        "need evaluations of the same targets " + names + " but got others for " + label);
            }
            text.append(String.format(Locale.ROOT, "%-" + width + "s", label));
            text.append(String.format(Locale.ROOT, " %,9d %22s", evaluation.n(), evaluation.logLikelihood()));
            for (TargetEvaluation target : evaluation.targets()) {
                double inside = target.central(0.9).get(0).coverage().value();
                text.append(String.format(
                        Locale.ROOT,
                        " %22s %12s %10.1f %%",
                        target.crps(),
                        number(target.rmse().value()),
                        100 * inside));
            }
            text.append('\n');
        });
        return text.toString();
    }

    private static void score(StringBuilder text, String name, Score score, String note) {
        line(text, "%-28s %12s %10s  %s", name, number(score.value()), se(score), note);
    }

    private static String se(Score score) {
        return "+- " + String.format(Locale.ROOT, "%.2g", score.standardError());
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
