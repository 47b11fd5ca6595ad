package org.mdn4j.network;

import java.util.Arrays;
import java.util.List;

/**
 * The nonlinearity behind a hidden layer, element by element: in double precision for one number, in single precision
 * for the arrays of training and prediction. Immutable and equal by {@link #label}.
 *
 * <p>{@link #known} lists all. At a kink the derivative is the larger one, but for ReLU, whose derivative at 0 is 0, as in DL4J.
 */
public abstract class HiddenActivation {

    /** {@code x}. */
    public static final HiddenActivation IDENTITY = ActivationNames.parse("identity");

    /** The logistic sigmoid, {@code 1 / (1 + e^-x)}. */
    public static final HiddenActivation SIGMOID = ActivationNames.parse("sigmoid");

    /** The hyperbolic tangent. */
    public static final HiddenActivation TANH = ActivationNames.parse("tanh");

    /** {@code max(x, 0)}. */
    public static final HiddenActivation RELU = ActivationNames.parse("relu");

    private final String name;
    private final List<Double> parameters;

    HiddenActivation(String name, Double... parameters) {
        this.name = name;
        this.parameters = List.of(parameters);
    }

    /**
     * The activation of a name, with its parameters in brackets where they are not the usual ones: {@code relu},
     * {@code leakyrelu(0.2)}, {@code rrelu(0.1, 0.3)}. Case and blanks do not matter.
     *
     * @throws IllegalArgumentException if there is none, naming those that exist, or a parameter does not suit it
     */
    public static HiddenActivation of(String label) {
        return ActivationNames.parse(label);
    }

    /**
     * The leaky ReLU with learnt slopes of units (He et al. 2015).
     *
     * @param slopes {@code [units]}, or one for all units
     */
    public static HiddenActivation prelu(float... slopes) {
        double[] widened = new double[slopes.length];
        Arrays.setAll(widened, j -> slopes[j]);
        return new ParametricRelu(widened);
    }

    /**
     * All activations, those with parameters with their usual ones, as {@link #of} takes them: {@code [identity,
     * sigmoid, tanh, hardtanh, softplus, relu, leakyrelu(0.01), ...]}.
     */
    public static List<String> known() {
        return ActivationNames.known();
    }

    /** The name without parameters, such as {@code leakyrelu}. */
    public final String name() {
        return name;
    }

    /** The parameters, in the order in which {@link #of} takes them; empty for most. */
    public final List<Double> parameters() {
        return parameters;
    }

    /**
     * What {@link #of} reads again: the name, with the parameters where they are not the usual ones, such as {@code tanh}
     * and {@code leakyrelu(0.2)}.
     */
    public final String label() {
        return ActivationNames.label(name, parameters);
    }

    /** The function at {@code x}, in double precision. Of slopes of units: that of the first unit. */
    public abstract double value(double x);

    /** The derivative at {@code x}, in double precision. Of slopes of units: that of the first unit. */
    public abstract double derivative(double x);

    /**
     * The function of many numbers.
     *
     * @param x at least {@code count} numbers
     * @param out receives the values; may be {@code x}
     * @param count a multiple of {@link #units}
     */
    public abstract void apply(float[] x, float[] out, int count);

    /**
     * Multiplies a gradient with respect to the values by the derivatives.
     *
     * @param x where the function was taken
     * @param value what {@link #apply} gave there
     * @param gradient changed in place
     * @param count a multiple of {@link #units}
     */
    public abstract void backward(float[] x, float[] value, float[] gradient, int count);

    /** Whether {@link #backward} looks at the values alone, so that they may take the place of what they are values of. */
    public boolean slopesFollowFromValues() {
        return false;
    }

    /** The number of units in a row that differ in their function: 1, but for learnt slopes. */
    public int units() {
        return 1;
    }

    /** The function of one unit of a row. */
    HiddenActivation ofUnit(int unit) {
        return this;
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof HiddenActivation that && name.equals(that.name) && parameters.equals(that.parameters);
    }

    @Override
    public final int hashCode() {
        return 31 * name.hashCode() + parameters.hashCode();
    }

    /** The {@link #label}. */
    @Override
    public final String toString() {
        return label();
    }
}
