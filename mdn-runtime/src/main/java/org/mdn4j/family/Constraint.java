package org.mdn4j.family;

/**
 * What a raw network output has to go through to become a parameter: nothing, or a {@link PositiveFunction} plus a
 * floor.
 *
 * <p>Likelihoods are computed on the <em>link scale</em>: the value itself where there is no constraint, the natural
 * logarithm of a positive one. It never overflows, and small and large scales are equally well resolved on it.
 */
public final class Constraint {

    /** No constraint: the raw output is the parameter. */
    public static final Constraint IDENTITY = new Constraint(null, 0);

    private final PositiveFunction function; // null: no constraint
    private final double floor;

    private Constraint(PositiveFunction function, double floor) {
        this.function = function;
        this.floor = floor;
    }

    /**
     * {@code function(raw) + floor}.
     *
     * @param floor the smallest value, in units of the parameter; positive for {@code relu} and {@code square}, else at
     *     least zero
     * @throws IllegalArgumentException if the floor is out of range
     */
    public static Constraint positive(PositiveFunction function, double floor) {
        if (!(floor >= 0) || Double.isInfinite(floor)) {
            throw new IllegalArgumentException("need a finite floor of at least 0 but got " + floor);
        }
        if (floor == 0 && function.reachesZero()) {
            throw new IllegalArgumentException(
                    "need a floor above 0 with '" + function.label() + "', which reaches zero, but got 0");
        }
        return new Constraint(function, floor);
    }

    /** Whether the parameter is positive. */
    public boolean isPositive() {
        return function != null;
    }

    /** The name of the function: {@code identity}, or that of the {@link PositiveFunction}. */
    public String name() {
        return function == null ? "identity" : function.label();
    }

    /** The smallest value of a positive parameter; zero where there is no constraint. */
    public double floor() {
        return floor;
    }

    /** The parameter at a raw output. */
    public double value(double raw) {
        return function == null ? raw : function.value(raw) + floor;
    }

    /**
     * The parameters at many raw outputs, faster than one by one; but for rounding they are those of {@link #value}.
     *
     * @param raw at least {@code count} numbers
     * @param scratch memory to work in, another array of at least that length
     * @param out receives the parameters, a third array
     */
    public void values(double[] raw, double[] scratch, double[] out, int count) {
        if (function == null) {
            System.arraycopy(raw, 0, out, 0, count);
            return;
        }
        function.values(raw, scratch, out, count);
        for (int i = 0; i < count; i++) {
            out[i] += floor;
        }
    }

    /** The derivative of {@link #value} at a raw output. */
    public double derivative(double raw) {
        return function == null ? 1 : function.derivative(raw);
    }

    /** The parameter on the link scale: itself, or its natural logarithm where it is positive. */
    public double link(double raw) {
        if (function == null) {
            return raw;
        }
        if (floor > 0) {
            double value = function.value(raw) + floor; // the floor keeps it from underflow
            if (value < Double.POSITIVE_INFINITY) {
                return Math.log(value);
            }
        }
        return function.log(raw);
    }

    /**
     * The derivative of {@link #link} at a raw output.
     *
     * @param link what {@link #link} gave for this raw output
     */
    public double linkDerivative(double raw, double link) {
        if (function == null) {
            return 1;
        }
        if (floor == 0 && function.log(raw) == raw) {
            return 1; // a pure exponential, also where its value leaves the range of double
        }
        double value = Math.exp(link);
        double derivative = function.derivative(raw);
        boolean isExponential = value == 0 || derivative == Double.POSITIVE_INFINITY; // beyond the range of double
        return isExponential ? 1 : derivative / value;
    }

    /**
     * The raw output that gives a parameter on the link scale; one at or below the floor is taken to be just above it.
     */
    public double raw(double link) {
        if (function == null) {
            return link;
        }
        double value = Math.exp(link);
        double aboveFloor = Math.max(value - floor, 1e-3 * Math.max(floor, value));
        return function.inverse(aboveFloor);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Constraint that && function == that.function && Double.compare(floor, that.floor) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * name().hashCode() + Double.hashCode(floor);
    }

    /** For example {@code softplus + 1.0E-6}. */
    @Override
    public String toString() {
        return floor == 0 ? name() : name() + " + " + floor;
    }
}
