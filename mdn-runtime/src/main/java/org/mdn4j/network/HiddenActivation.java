package org.mdn4j.network;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.mdn4j.special.FloatMath;

/** The nonlinearity behind a hidden layer, as DL4J computes it. */
public enum HiddenActivation {
    /** {@code x}. */
    IDENTITY {
        @Override
        public float value(float x) {
            return x;
        }

        @Override
        public float derivative(float x, float value) {
            return 1;
        }
    },
    /** The hyperbolic tangent. */
    TANH {
        @Override
        public float value(float x) {
            return FloatMath.tanh(x);
        }

        @Override
        public void apply(float[] x, float[] out, int count) {
            for (int i = 0; i < count; i++) {
                out[i] = FloatMath.tanh(x[i]);
            }
        }

        @Override
        public void backward(float[] x, float[] value, float[] gradient, int count) {
            for (int i = 0; i < count; i++) {
                gradient[i] *= 1 - value[i] * value[i];
            }
        }

        @Override
        public float derivative(float x, float value) {
            return 1 - value * value;
        }
    },
    /** The logistic sigmoid {@code 1 / (1 + e^-x)}. */
    SIGMOID {
        @Override
        public float value(float x) {
            return 1 / (1 + FloatMath.exp(-x));
        }

        @Override
        public float derivative(float x, float value) {
            return value * (1 - value);
        }
    },
    /** {@code max(x, 0)}. */
    RELU {
        @Override
        public float value(float x) {
            return Math.max(x, 0);
        }

        @Override
        public void apply(float[] x, float[] out, int count) {
            for (int i = 0; i < count; i++) {
                out[i] = Math.max(x[i], 0);
            }
        }

        @Override
        public float derivative(float x, float value) {
            return x > 0 ? 1 : 0;
        }
    },
    /** {@code max(x, 0.01 x)}. */
    LEAKYRELU {
        @Override
        public float value(float x) {
            return Math.max(x, 0.01f * x);
        }

        @Override
        public float derivative(float x, float value) {
            return x > 0 ? 1 : 0.01f;
        }
    },
    /** {@code x} above zero, {@code e^x - 1} below. */
    ELU {
        @Override
        public float value(float x) {
            return x > 0 ? x : (float) Math.expm1(x);
        }

        @Override
        public float derivative(float x, float value) {
            return x > 0 ? 1 : value + 1;
        }
    },
    /** {@code ln(1 + e^x)}. */
    SOFTPLUS {
        @Override
        public float value(float x) {
            return Math.max(x, 0) + (float) Math.log1p(Math.exp(-Math.abs(x)));
        }

        @Override
        public float derivative(float x, float value) {
            return 1 / (1 + FloatMath.exp(-x));
        }
    },
    /** {@code x / (1 + e^-x)}. */
    SWISH {
        @Override
        public float value(float x) {
            return x / (1 + FloatMath.exp(-x));
        }

        @Override
        public float derivative(float x, float value) {
            float sigmoid = 1 / (1 + FloatMath.exp(-x));
            return sigmoid + value * (1 - sigmoid);
        }
    };

    /** The function at {@code x}. */
    public abstract float value(float x);

    /**
     * The derivative at {@code x}.
     *
     * @param value the function there, which often is all it takes
     */
    public abstract float derivative(float x, float value);

    /**
     * The function of many numbers.
     *
     * @param x at least {@code count} numbers
     * @param out receives the values; may be {@code x}
     */
    public void apply(float[] x, float[] out, int count) {
        for (int i = 0; i < count; i++) {
            out[i] = value(x[i]);
        }
    }

    /**
     * Multiplies a gradient with respect to the values by the derivatives.
     *
     * @param x where the function was taken
     * @param value what {@link #apply} gave there
     * @param gradient changed in place
     */
    public void backward(float[] x, float[] value, float[] gradient, int count) {
        for (int i = 0; i < count; i++) {
            gradient[i] *= derivative(x[i], value[i]);
        }
    }

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
