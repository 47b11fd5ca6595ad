package org.mdn4j.distribution;

/** A distribution on the whole numbers from zero on; counts are doubles, so that there is no largest one. */
abstract class CountDistribution extends Parametric {

    private static final double LARGEST_ARRAY = 1 << 24;

    /** Counts beyond this tail probability are not worth listing. */
    private static final double FARTHEST = 1e-300;

    /** {@code ln P(Y = k)} for a whole k of at least zero. */
    abstract double logMass(double k);

    /** {@code P(Y = k + 1) / P(Y = k) - 1} for a whole k of at least zero: monotone in k, with at most one change of sign. */
    abstract double growth(double k);

    /** {@code P(Y <= k)} for a whole k of at least zero. */
    abstract double lower(double k);

    /** {@code P(Y > k)} for a whole k of at least zero. */
    abstract double upper(double k);

    abstract double logLower(double k);

    abstract double logUpper(double k);

    @Override
    public final double logDensity(double... y) {
        Checks.length("coordinates", 1, y.length);
        if (Double.isNaN(y[0])) {
            return Double.NaN;
        }
        boolean count = y[0] >= 0 && y[0] == Math.rint(y[0]) && !Double.isInfinite(y[0]);
        return count ? logMass(y[0] + 0.0) : Double.NEGATIVE_INFINITY;
    }

    @Override
    public final double cdf(double y) {
        if (y < 0 || y == Double.POSITIVE_INFINITY) {
            return y < 0 ? 0 : 1;
        }
        return lower(Math.floor(y));
    }

    @Override
    public final double survival(double y) {
        if (y < 0 || y == Double.POSITIVE_INFINITY) {
            return y < 0 ? 1 : 0;
        }
        return upper(Math.floor(y));
    }

    @Override
    public final double logCdf(double y) {
        if (y < 0 || y == Double.POSITIVE_INFINITY) {
            return y < 0 ? Double.NEGATIVE_INFINITY : 0;
        }
        return logLower(Math.floor(y));
    }

    @Override
    public final double logSurvival(double y) {
        if (y < 0 || y == Double.POSITIVE_INFINITY) {
            return y < 0 ? 0 : Double.NEGATIVE_INFINITY;
        }
        return logUpper(Math.floor(y));
    }

    @Override
    public final Interval support() {
        return new Interval(0, Double.POSITIVE_INFINITY);
    }

    /** Always NaN: probabilities of whole numbers have no slope. */
    @Override
    public final double logDensityDerivative(double y) {
        return Double.NaN;
    }

    /** The smallest whole number whose cdf reaches {@code p}. */
    @Override
    public final double quantile(double p) {
        Checks.probability(p);
        if (p == 0 || p == 1) {
            return p == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        return smallest(p, true);
    }

    /** The smallest whole number that is exceeded with a probability of at most {@code q}. */
    @Override
    public final double inverseSurvival(double q) {
        Checks.probability(q);
        if (q == 0 || q == 1) {
            return q == 0 ? Double.POSITIVE_INFINITY : 0;
        }
        return smallest(q, false);
    }

    /** Steps that double away from the mean enclose the number, bisection finds it. */
    private double smallest(double probability, boolean below) {
        double reaching = Math.floor(expectation());
        double failing = -1;
        double step = Math.max(1, Math.floor(standardDeviation()));
        while (!reached(reaching, probability, below)) {
            failing = reaching;
            reaching += step;
            step *= 2;
        }
        if (failing < 0) {
            while (reaching - step > -1 && reached(reaching - step, probability, below)) {
                reaching -= step;
                step *= 2;
            }
            failing = Math.max(-1, reaching - step);
        }
        while (true) {
            double middle = Math.floor(failing + 0.5 * (reaching - failing));
            if (middle <= failing || middle >= reaching) {
                return reaching;
            }
            if (reached(middle, probability, below)) {
                reaching = middle;
            } else {
                failing = middle;
            }
        }
    }

    private boolean reached(double k, double probability, boolean below) {
        return below ? lower(k) >= probability : upper(k) <= probability;
    }

    /** {@code E|Y - y|}, which for both families is a term of the cdf and one of the probability at y. */
    final double meanDistance(double y, double massFactor) {
        if (Double.isInfinite(y)) {
            return Double.POSITIVE_INFINITY;
        }
        double mass = y < 0 ? 0 : Math.exp(logMass(Math.floor(y)));
        return (y - expectation()) * (cdf(y) - survival(y)) + 2 * massFactor * mass;
    }

    /** The entropy of the probabilities, {@code -sum_k P(k) ln P(k)}, in nats; relative error about 1e-12. */
    @Override
    public final double entropy() {
        return new CountSums(CountParts.of(this)).entropy();
    }

    /**
     * The whole numbers from zero on in an interval; where there are more than 16 million of them, those whose tail
     * probability is at least 1e-300.
     *
     * @throws IllegalArgumentException if that leaves more than 16 million
     */
    @Override
    public final double[] atoms(double lower, double upper) {
        double first = Math.max(0, Math.ceil(lower)) + 0.0;
        double last = Math.floor(upper);
        if (!(last >= first)) {
            return new double[0];
        }
        if (last - first >= LARGEST_ARRAY) {
            first = Math.max(first, quantile(FARTHEST));
            last = Math.min(last, inverseSurvival(FARTHEST));
        }
        double count = Math.max(0, last - first + 1);
        if (count > LARGEST_ARRAY) {
            throw new IllegalArgumentException("need an interval with at most " + LARGEST_ARRAY
                    + " whole numbers but got [" + lower + ", " + upper + "]");
        }
        double[] atoms = new double[(int) count];
        for (int i = 0; i < atoms.length; i++) {
            atoms[i] = first + i;
        }
        return atoms;
    }

    @Override
    public final UnivariateDistribution affine(double[] shift, double[] scale) {
        Checks.affine(shift, scale, 1);
        return Affine.of(this, shift[0], scale[0]);
    }
}
