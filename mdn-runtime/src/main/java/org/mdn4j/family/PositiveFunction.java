package org.mdn4j.family;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.mdn4j.special.PreciseLoopMath;

/**
 * A function that makes a raw network output positive. Every method is accurate from raw values of -700 to 700: where a
 * value leaves the range of double, its logarithm does not.
 */
public enum PositiveFunction {
    /** {@code e^raw}. Multiplicative steps; overshoots early in training. */
    EXP("exp") {
        @Override
        double value(double raw) {
            return Math.exp(raw);
        }

        @Override
        void values(double[] raw, double[] scratch, double[] out, int count) {
            PreciseLoopMath.exp(raw, out, count);
        }

        @Override
        double log(double raw) {
            return raw;
        }

        @Override
        double derivative(double raw) {
            return Math.exp(raw);
        }

        @Override
        double inverse(double value) {
            return Math.log(value);
        }
    },
    /** {@code ln(1 + e^raw)}. Exponential for small variances, linear for large ones. */
    SOFTPLUS("softplus") {
        @Override
        double value(double raw) {
            return raw > 0 ? raw + log1p(Math.exp(-raw)) : log1p(Math.exp(raw));
        }

        @Override
        void values(double[] raw, double[] scratch, double[] out, int count) {
            for (int i = 0; i < count; i++) {
                scratch[i] = -Math.abs(raw[i]);
            }
            PreciseLoopMath.exp(scratch, out, count);
            PreciseLoopMath.log1p(out, out, count);
            for (int i = 0; i < count; i++) {
                out[i] += Math.max(raw[i], 0);
            }
        }

        @Override
        double log(double raw) {
            // ln(1 + t) = t (1 - t/2 + ...), so its logarithm is raw - t/2 to double precision once t < 1e-8.
            return raw < -20 ? raw - 0.5 * Math.exp(raw) : Math.log(value(raw));
        }

        @Override
        double derivative(double raw) {
            return raw > 0 ? 1 / (1 + Math.exp(-raw)) : Math.exp(raw) / (1 + Math.exp(raw));
        }

        @Override
        double inverse(double value) {
            return value > 30 ? value : Math.log(Math.expm1(value));
        }
    },
    /** {@code max(raw, 0)}. Needs a floor, and its gradient is zero below zero: shown for teaching. */
    RELU("relu") {
        @Override
        double value(double raw) {
            return Math.max(raw, 0);
        }

        @Override
        double log(double raw) {
            return Math.log(value(raw));
        }

        @Override
        double derivative(double raw) {
            return raw > 0 ? 1 : 0;
        }

        @Override
        double inverse(double value) {
            return value;
        }
    },
    /** {@code ELU(raw) + 1}: {@code e^raw} below zero, {@code raw + 1} above. */
    ELU_PLUS_ONE("elu+1") {
        @Override
        double value(double raw) {
            return raw > 0 ? raw + 1 : Math.exp(raw);
        }

        @Override
        double log(double raw) {
            return raw > 0 ? Math.log1p(raw) : raw;
        }

        @Override
        double derivative(double raw) {
            return raw > 0 ? 1 : Math.exp(raw);
        }

        @Override
        double inverse(double value) {
            return value > 1 ? value - 1 : Math.log(value);
        }
    },
    /** {@code raw^2}. Needs a floor. */
    SQUARE("square") {
        @Override
        double value(double raw) {
            return raw * raw;
        }

        @Override
        double log(double raw) {
            return 2 * Math.log(Math.abs(raw));
        }

        @Override
        double derivative(double raw) {
            return 2 * raw;
        }

        @Override
        double inverse(double value) {
            return Math.sqrt(value);
        }
    };

    private final String label;

    PositiveFunction(String label) {
        this.label = label;
    }

    /** The name under which the function is written into models and configurations, such as {@code elu+1}. */
    public String label() {
        return label;
    }

    /** Whether the function reaches zero, so that only a floor keeps it positive. */
    boolean reachesZero() {
        return this == RELU || this == SQUARE;
    }

    /**
     * The function of a given {@link #label}; case does not matter.
     *
     * @throws IllegalArgumentException if there is none, naming those that exist
     */
    public static PositiveFunction of(String label) {
        for (PositiveFunction function : values()) {
            if (function.label.equals(label.toLowerCase(Locale.ROOT))) {
                return function;
            }
        }
        String known = Arrays.stream(values()).map(PositiveFunction::label).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("need a positive function among " + known + " but got '" + label + "'");
    }

    /** {@code ln(1 + t)} for t in 0 to 1 (Kahan): {@link Math#log1p} takes several times as long as {@link Math#log}. */
    private static double log1p(double t) {
        double sum = 1 + t;
        return sum == 1 ? t : Math.log(sum) * (t / (sum - 1)); // the quotient makes good what the sum has rounded away
    }

    abstract double value(double raw);

    /** The function of many numbers, in three different arrays; but for rounding it is {@link #value}. */
    void values(double[] raw, double[] scratch, double[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = value(raw[i]);
        }
    }

    abstract double log(double raw);

    abstract double derivative(double raw);

    /** The raw output at which the function takes a positive value. */
    abstract double inverse(double value);
}
