package org.mdn4j.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mdn4j.metrics.Evaluation;
import org.mdn4j.metrics.TargetEvaluation;

/**
 * The scores of many rows from those of parts of them: means weighted by what counted in each part. A root mean square is
 * the root of the mean of squares, standard errors add as independent ones do, and what cannot be put together from parts,
 * the p-value of uniformity, is left out.
 */
final class ScoreMeans {

    private static final String ROWS = "n";
    private static final String IMPOSSIBLE = "impossible_rows";
    private static final String TARGETS = "targets";
    private static final String P_VALUE = "pit_p_value";
    private static final String ERROR = "_se";

    private final Map<String, Mean> means = new LinkedHashMap<>(); // by name, or name and target
    private final List<Object> impossible = new ArrayList<>();
    private List<String> targets = List.of();
    private long rows;

    /** A sum of weighted powers. */
    private static final class Mean {

        private final int power; // of the value
        private final boolean error; // weights are raised to the same power, and the sum is not shared out
        private double sum;
        private double weight;

        Mean(String name) {
            this.error = name.endsWith(ERROR);
            this.power = error || name.equals("rmse") ? 2 : 1;
        }

        void add(double value, double n) {
            sum += Math.pow(value, power) * (error ? n * n : n);
            weight += n;
        }

        double value() {
            return error ? Math.sqrt(sum) / weight : Math.pow(sum / weight, 1.0 / power);
        }
    }

    /**
     * Takes in the scores of a part.
     *
     * @param firstRow the number of its first row in the whole
     * @param fields the scores by name
     */
    void add(int firstRow, Evaluation part, Map<String, Object> fields) {
        rows += part.n();
        targets = part.targets().stream().map(TargetEvaluation::name).toList();
        for (int row : part.impossibleRows()) {
            impossible.add((long) firstRow + row);
        }
        fields.forEach((name, value) -> {
            if (value instanceof Map<?, ?> perTarget) {
                perTarget.forEach((target, number) -> add(name, target.toString(), number, part));
            } else if (!(value instanceof List<?>) && !name.equals(ROWS)) {
                add(name, "", value, part);
            }
        });
    }

    private void add(String name, String target, Object value, Evaluation part) {
        boolean joint = name.startsWith("log_likelihood");
        int n = joint
                ? part.n()
                : part.target(target.isEmpty() ? targets.get(0) : target).n();
        if (n > 0 && !name.equals(P_VALUE)) {
            double number =
                    value instanceof Number ? ((Number) value).doubleValue() : Double.parseDouble(value.toString());
            means.computeIfAbsent(name + "\n" + target, key -> new Mean(name)).add(number, n);
        }
    }

    /** The scores of all rows, by name. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(ROWS, rows);
        fields.put(IMPOSSIBLE, impossible);
        fields.put(TARGETS, targets);
        means.forEach((key, mean) -> {
            String name = key.substring(0, key.indexOf('\n'));
            String target = key.substring(key.indexOf('\n') + 1);
            Object value = JsonOutput.number(mean.value());
            if (target.isEmpty()) {
                fields.put(name, value);
            } else {
                perTarget(fields, name).put(target, value);
            }
        });
        return fields;
    }

    @SuppressWarnings("unchecked") // put there by this very method
    private static Map<String, Object> perTarget(Map<String, Object> fields, String name) {
        return (Map<String, Object>) fields.computeIfAbsent(name, key -> new LinkedHashMap<String, Object>());
    }
}
