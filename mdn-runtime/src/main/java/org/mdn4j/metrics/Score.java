package org.mdn4j.metrics;

import java.util.Locale;

/**
 * A mean over rows and how far chance alone may have moved it.
 *
 * @param value the score; infinite or NaN if it is for some row
 * @param standardError that of {@code value} over independent rows, in the same units; NaN for fewer than two rows or a
 *     value that is not finite
 */
public record Score(double value, double standardError) {

    /** The mean of some rows with its standard error, {@code sd / sqrt(n)}. */
    static Score mean(double[] rows) {
        double mean = sum(rows) / rows.length;
        double squares = 0;
        for (double row : rows) {
            squares += (row - mean) * (row - mean);
        }
        double variance = squares / (rows.length - 1.0);
        return new Score(mean, Math.sqrt(variance / rows.length));
    }

    /** The square root of the mean of some rows; the standard error by the delta method. */
    static Score rootOfMean(double[] rows) {
        Score mean = mean(rows);
        double root = Math.sqrt(mean.value);
        return new Score(root, root == 0 ? 0 : mean.standardError / (2 * root));
    }

    private static double sum(double[] rows) {
        double sum = 0;
        for (double row : rows) {
            sum += row;
        }
        return sum;
    }

    /** For example {@code -1.234 +- 0.012}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.4g +- %.2g", value, standardError);
    }
}
