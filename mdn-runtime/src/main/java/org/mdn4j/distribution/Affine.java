package org.mdn4j.distribution;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** {@code shift + scale * z} where z follows a distribution whose class is not closed under shift and scale. */
final class Affine implements UnivariateDistribution {

    private final UnivariateDistribution base;
    private final double shift;
    private final double scale;
    private final double logScale;

    private Affine(UnivariateDistribution base, double shift, double scale) {
        this.base = base;
        this.shift = shift;
        this.scale = scale;
        this.logScale = Math.log(scale);
    }

    static UnivariateDistribution of(UnivariateDistribution base, double shift, double scale) {
        return shift == 0 && scale == 1 ? base : new Affine(base, shift, scale);
    }

    /** The z of a y; where z has an atom within rounding, that atom: a cdf must not miss its own jump. */
    double standardise(double y) {
        double z = (y - shift) / scale;
        if (Double.isInfinite(z) || Double.isNaN(z)) {
            return z;
        }
        double rounding = 2 * Math.ulp(Math.max(Math.abs(y), Math.abs(shift))) / scale;
        double[] atoms = base.atoms(z - rounding, z + rounding);
        return atoms.length > 0 ? atoms[0] : z;
    }

    UnivariateDistribution base() {
        return base;
    }

    double shift() {
        return shift;
    }

    double scale() {
        return scale;
    }

    double restore(double z) {
        return shift + scale * z;
    }

    /** An atom keeps its probability; a density is divided by the scale. */
    @Override
    public double logDensity(double... y) {
        Checks.length("coordinates", 1, y.length);
        double z = standardise(y[0]);
        boolean atom = base.atoms(z, z).length > 0;
        return base.logDensity(z) - (atom ? 0 : logScale);
    }

    @Override
    public double cdf(double y) {
        return base.cdf(standardise(y));
    }

    @Override
    public double survival(double y) {
        return base.survival(standardise(y));
    }

    @Override
    public double logCdf(double y) {
        return base.logCdf(standardise(y));
    }

    @Override
    public double logSurvival(double y) {
        return base.logSurvival(standardise(y));
    }

    @Override
    public Interval support() {
        Interval support = base.support();
        return new Interval(restore(support.lower()), restore(support.upper()));
    }

    @Override
    public double logDensityDerivative(double y) {
        return base.logDensityDerivative(standardise(y)) / scale;
    }

    @Override
    public double quantile(double p) {
        return restore(base.quantile(p));
    }

    @Override
    public double inverseSurvival(double q) {
        return restore(base.inverseSurvival(q));
    }

    @Override
    public double expectation() {
        return restore(base.expectation());
    }

    @Override
    public double variance() {
        return scale * scale * base.variance();
    }

    @Override
    public double skewness() {
        return base.skewness();
    }

    @Override
    public double excessKurtosis() {
        return base.excessKurtosis();
    }

    @Override
    public double crps(double y) {
        return scale * base.crps((y - shift) / scale);
    }

    /** Where all values are atoms their probabilities, and so the entropy, stay as they are. */
    @Override
    public double entropy() {
        return base.entropy() + (1 - Atoms.share(base)) * logScale;
    }

    @Override
    public double[] modes() {
        return Arrays.stream(base.modes()).map(this::restore).toArray();
    }

    @Override
    public List<List<Interval>> highestDensityRegions(double... masses) {
        return base.highestDensityRegions(masses).stream()
                .map(region -> region.stream()
                        .map(interval -> new Interval(restore(interval.lower()), restore(interval.upper())))
                        .toList())
                .toList();
    }

    @Override
    public double[] atoms(double lower, double upper) {
        return Arrays.stream(base.atoms(standardise(lower), standardise(upper)))
                .map(this::restore)
                .toArray();
    }

    @Override
    public UnivariateDistribution affine(double[] shift, double[] scale) {
        Checks.affine(shift, scale, 1);
        return of(base, shift[0] + scale[0] * this.shift, scale[0] * this.scale);
    }

    @Override
    public UnivariateDistribution tempered(double temperature) {
        Temperature.check(temperature);
        return temperature == 1
                ? this
                : (UnivariateDistribution)
                        base.tempered(temperature).affine(new double[] {shift}, new double[] {scale});
    }

    @Override
    public UnivariateSampler sampler(RandomGenerator rng) {
        UnivariateSampler sampler = base.sampler(rng);
        return () -> restore(sampler.next());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Affine that
                && base.equals(that.base)
                && Double.compare(shift, that.shift) == 0
                && Double.compare(scale, that.scale) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * base.hashCode() + Double.hashCode(shift)) + Double.hashCode(scale);
    }

    /** For example {@code 10.0 + 2.0 * Beta(alpha 2.0, beta 5.0)}. */
    @Override
    public String toString() {
        return shift + " + " + scale + " * " + base;
    }
}
