package org.mdn4j.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of the columns of a table, in order.
 *
 * @param inputs names of x, at least one
 * @param targets names of y, at least one
 */
public record Columns(List<String> inputs, List<String> targets) {

    /** Checks that there are inputs and targets and that no column is named twice. */
    public Columns {
        inputs = List.copyOf(inputs);
        targets = List.copyOf(targets);
        if (inputs.isEmpty() || targets.isEmpty()) {
            throw new IllegalArgumentException(
                    "need at least one input and one target column but got " + inputs + " and " + targets);
        }
        Set<String> seen = new HashSet<>();
        for (List<String> names : List.of(inputs, targets)) {
            for (String name : names) {
                if (!seen.add(name)) {
                    throw new IllegalArgumentException(
                            "need distinct columns but '" + name + "' is named twice in " + inputs + " and " + targets);
                }
            }
        }
    }

    /** Names {@code x1, x2, ...} and {@code y1, y2, ...}; plain {@code x} or {@code y} where there is one. */
    static Columns numbered(int inputs, int targets) {
        return new Columns(numbered("x", inputs), numbered("y", targets));
    }

    private static List<String> numbered(String prefix, int count) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            names.add(count == 1 ? prefix : prefix + i);
        }
        return names;
    }
}
