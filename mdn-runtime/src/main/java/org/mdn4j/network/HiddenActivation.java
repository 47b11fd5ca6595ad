package org.mdn4j.network;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The nonlinearity behind a hidden layer, as DL4J computes it. */
public enum HiddenActivation {
    /** {@code x}. */
    IDENTITY {
        @Override
        public float value(float x) {
            return x;
        }
    },
    /** The hyperbolic tangent. */
    TANH {
        @Override
        public float value(float x) {
            return 1 - 2 / ((float) Math.exp(2 * x) + 1);
        }
    },
    /** The logistic sigmoid {@code 1 / (1 + e^-x)}. */
    SIGMOID {
        @Override
        public float value(float x) {
            return 1 / (1 + (float) Math.exp(-x));
        }
    },
    /** {@code max(x, 0)}. */
    RELU {
        @Override
        public float value(float x) {
            return Math.max(x, 0);
        }
    },
    /** {@code max(x, 0.01 x)}. */
    LEAKYRELU {
        @Override
        public float value(float x) {
            return Math.max(x, 0.01f * x);
        }
    },
    /** {@code x} above zero, {@code e^x - 1} below. */
    ELU {
        @Override
        public float value(float x) {
            return x > 0 ? x : (float) Math.expm1(x);
        }
    },
    /** {@code ln(1 + e^x)}. */
    SOFTPLUS {
        @Override
        public float value(float x) {
            return Math.max(x, 0) + (float) Math.log1p(Math.exp(-Math.abs(x)));
        }
    },
    /** {@code x / (1 + e^-x)}. */
    SWISH {
        @Override
        public float value(float x) {
            return x / (1 + (float) Math.exp(-x));
        }
    };

    /** The function at {@code x}. */
    public abstract float value(float x);

    /** The name in lower case, as it is written into models; also DL4J's. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The activation of a given name; case does not matter.
     *
     * @throws IllegalArgumentException if there is none, naming those that exist
     */
    public static HiddenActivation of(String label) {
        for (HiddenActivation activation : values()) {
            if (activation.label().equals(label.toLowerCase(Locale.ROOT))) {
                return activation;
            }
        }
        String known = Arrays.stream(values()).map(HiddenActivation::label).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("need an activation among " + known + " but got '" + label + "'");
    }
}
