package org.mdn4j.cli;

/**
 * A probability as it was typed, which becomes the name of a column: {@code q0.05}.
 *
 * @param probability strictly between 0 and 1
 */
record Quantile(String text, double probability) {

    static Quantile of(String text) {
        String trimmed = text.strip();
        try {
            double probability = Double.parseDouble(trimmed);
            if (probability > 0 && probability < 1) {
                return new Quantile(trimmed, probability);
            }
        } catch (NumberFormatException e) {
            // the same message
        }
        throw new IllegalArgumentException("need probabilities strictly between 0 and 1 but got '" + text + "'");
    }
}
