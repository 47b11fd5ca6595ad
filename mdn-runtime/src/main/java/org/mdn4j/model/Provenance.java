package org.mdn4j.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a model comes from: what it takes to train it again, and how well it did.
 *
 * @param versions what made it: {@code mdn4j}, {@code java} and others, by name
 * @param dataHash of the rows it was trained and validated on; see {@link org.mdn4j.data.DataHash}
 * @param rows how many rows that were
 * @param seed where all randomness came from
 * @param options of the training, by name
 * @param scores by name, such as {@code validation_log_likelihood} in nats a row; finite
 */
public record Provenance(
        Map<String, String> versions,
        String dataHash,
        int rows,
        long seed,
        Map<String, String> options,
        Map<String, Double> scores) {

    /** Copies the maps and keeps their order. */
    public Provenance {
        versions = copy(versions);
        options = copy(options);
        scores = copy(scores);
    }

    private static <T> Map<String, T> copy(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
