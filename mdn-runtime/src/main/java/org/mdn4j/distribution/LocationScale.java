package org.mdn4j.distribution;

/** A symmetric family over the whole line: its standard form about zero, moved by a location, stretched by a scale. */
abstract class LocationScale extends Parametric {

    final double location;
    final double scale;
    final double logScale;

    LocationScale(double location, double scale) {
        this.location = Checks.finite("location", location);
        this.scale = Checks.positive("scale", scale);
        this.logScale = Math.log(scale);
    }

    /** The centre of symmetry, in target units. */
    public final double location() {
        return location;
    }

    /** The factor on the standard form, in target units; not the standard deviation. */
    public final double scale() {
        return scale;
    }

    /** The probability above u in the standard form, for positive u. */
    abstract double tail(double u);

    /** {@code ln tail(u)} for positive u. */
    abstract double logTail(double u);

    /** The u that is exceeded with a probability of at most 1/2. */
    abstract double inverseTail(double q);

    /** The density of the standard form at a u of at least zero, to 1e-14. */
    double standardDensity(double u) {
        return Double.NaN;
    }

    /** Where the density of the standard form is analytic; null if nobody has worked it out. */
    AnalyticDomain analyticDomain() {
        return null;
    }

    /** How far out, in scales, the squared tail ends to matter for a score. */
    double reach() {
        return Double.NaN;
    }

    /** {@code scale * inverseTail(q)}, in target units. */
    double reach(double q) {
        return scale * inverseTail(q);
    }

    final double standardise(double y) {
        return (y - location) / scale;
    }

    @Override
    public final double cdf(double y) {
        double u = standardise(y);
        return u < 0 ? tail(-u) : 1 - tail(u);
    }

    @Override
    public final double survival(double y) {
        double u = standardise(y);
        return u > 0 ? tail(u) : 1 - tail(-u);
    }

    @Override
    public final double logCdf(double y) {
        double u = standardise(y);
        return u < 0 ? logTail(-u) : Math.log1p(-tail(u));
    }

    @Override
    public final double logSurvival(double y) {
        double u = standardise(y);
        return u > 0 ? logTail(u) : Math.log1p(-tail(-u));
    }

    @Override
    public final double quantile(double p) {
        Checks.probability(p);
        return p <= 0.5 ? location - reach(p) : location + reach(1 - p);
    }

    @Override
    public final double inverseSurvival(double q) {
        Checks.probability(q);
        return q <= 0.5 ? location + reach(q) : location - reach(1 - q);
    }

    @Override
    public final Interval support() {
        return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    @Override
    public final double[] modes() {
        return new double[] {location};
    }
}
