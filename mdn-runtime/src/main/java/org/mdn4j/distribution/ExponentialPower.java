package org.mdn4j.distribution;

import java.util.random.RandomGenerator;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.mdn4j.special.IncompleteFunctions;

/**
 * The exponential power distribution, with density proportional to {@code exp(-|y - location|^shape / scale^shape)} (Subbotin
 * 1923; Box and Tiao 1973, section 3.2): Laplace at shape one, Gaussian at two, and nearly uniform over
 * {@code location +- scale} for a large shape.
 */
public final class ExponentialPower extends LocationScale {

    private static final double LOG_TWO = Math.log(2);

    /** Below it, all but the first term of the incomplete gamma function's series is lost in rounding. */
    private static final double SMALL = 1e-18;

    /** The logarithm of a power from which on nothing is left of the density. */
    private static final double NOTHING_LEFT = 7;

    private final double shape;
    private final double inverse; // of the shape
    private final double logHeight; // of the standard form at its centre
    private final Gamma power; // the distribution of |u|^shape

    private ExponentialPower(double shape, double location, double scale) {
        super(location, scale);
        this.shape = Checks.positive("shape", shape);
        this.inverse = 1 / shape;
        this.logHeight = -LOG_TWO - logGammaOnePlus(inverse);
        this.power = Gamma.of(inverse, 1);
    }

    /**
     * The exponential power distribution.
     *
     * @param shape positive; the smaller, the heavier the tails and the sharper the peak
     * @param location the centre of symmetry
     * @param scale not the standard deviation, which is {@code scale sqrt(Gamma(3 / shape) / Gamma(1 / shape))}
     * @throws IllegalArgumentException if the shape or the scale are not positive and finite or the location is not finite
     */
    public static ExponentialPower of(double shape, double location, double scale) {
        return new ExponentialPower(shape, location, scale);
    }

    private static double logGammaOnePlus(double x) {
        return LogGamma.value(1 + x);
    }

    @Override
    double[] parameters() {
        return new double[] {shape, location, scale};
    }

    @Override
    double[] bends() {
        return new double[] {location};
    }

    @Override
    double logDensityCurvature(double y) {
        return -shape * (shape - 1) * Math.pow(Math.abs(standardise(y)), shape - 2) / scale / scale;
    }

    /** The exponent of the distance from the centre, without units: two for a Gaussian. */
    public double shape() {
        return shape;
    }

    @Override
    public double logDensity(double... y) {
        Checks.length("coordinates", 1, y.length);
        return logHeight - Math.pow(Math.abs(standardise(y[0])), shape) - logScale;
    }

    @Override
    double tail(double u) {
        double x = Math.pow(u, shape);
        return x < SMALL ? 0.5 - 0.5 * centralMass(u, x) : 0.5 * IncompleteFunctions.gammaQ(inverse, x);
    }

    @Override
    double logTail(double u) {
        double x = Math.pow(u, shape);
        return x < SMALL ? Math.log(tail(u)) : IncompleteFunctions.logGammaQ(inverse, x) - LOG_TWO;
    }

    /** The probability between -u and u in the standard form, where x is {@code u^shape}, which may have underflowed. */
    private double centralMass(double u, double x) {
        return x < SMALL ? u * Math.exp(LOG_TWO + logHeight) : IncompleteFunctions.gammaP(inverse, x);
    }

    @Override
    double inverseTail(double q) {
        double x = power.inverseSurvival(2 * q);
        return x < SMALL ? (1 - 2 * q) * Math.exp(-LOG_TWO - logHeight) : Math.pow(x, inverse);
    }

    @Override
    double standardDensity(double u) {
        double power = FastNormal.exp(Math.min(shape * FastNormal.log(u), NOTHING_LEFT));
        return FastNormal.exp(logHeight - power);
    }

    @Override
    AnalyticDomain analyticDomain() {
        return PowerDomain.of(shape);
    }

    @Override
    double reach() {
        return Math.pow(20 + 4 * inverse, inverse);
    }

    /** NaN at the location for shapes up to one, where the density has a peak. */
    @Override
    public double logDensityDerivative(double y) {
        double u = standardise(y);
        if (u == 0) {
            return shape > 1 ? 0 : Double.NaN;
        }
        return -Math.signum(u) * shape * Math.pow(Math.abs(u), shape - 1) / scale;
    }

    @Override
    public double expectation() {
        return location;
    }

    @Override
    public double variance() {
        return scale * scale * Math.exp(logMoment(2));
    }

    /** {@code ln E |u|^k}. */
    private double logMoment(int k) {
        return logGammaOnePlus((k + 1) * inverse) - logGammaOnePlus(inverse) - Math.log(k + 1.0);
    }

    @Override
    public double skewness() {
        return 0;
    }

    @Override
    public double excessKurtosis() {
        return Math.exp(logMoment(4) - 2 * logMoment(2)) - 3;
    }

    /**
     * In closed form: {@code |X - y|} has the mean {@code u P(1/b, x) + m Q(2/b, x)} and {@code |X - X'|} the mean {@code 2 m
     * I(1/b, 2/b)}, in scales, with b the shape, u the distance of y, {@code x = u^b}, m the mean distance from the centre and I
     * the regularised incomplete beta function at one half; the density of {@code |u|} falls, so that nothing cancels.
     */
    @Override
    public double crps(double y) {
        double u = Math.abs(standardise(y));
        double x = Math.pow(u, shape);
        double meanDistance = 0.5 * Math.exp(logGammaOnePlus(2 * inverse) - logGammaOnePlus(inverse));
        double atCentre = meanDistance * IncompleteFunctions.beta(2 * inverse, inverse, 0.5, 0.5);
        double excess = x < SMALL
                ? 0.5 * u * centralMass(u, x)
                : u * centralMass(u, x) - meanDistance * IncompleteFunctions.gammaP(2 * inverse, x);
        return scale * (excess + atCentre);
    }

    @Override
    public double entropy() {
        return inverse - logHeight + logScale;
    }

    @Override
    public ExponentialPower affine(double[] shift, double[] scale) {
        Checks.affine(shift, scale, 1);
        return new ExponentialPower(shape, shift[0] + scale[0] * location, scale[0] * this.scale);
    }

    @Override
    public UnivariateDistribution tempered(double temperature) {
        return Temperature.of(
                this, temperature, location, t -> new ExponentialPower(shape, location, scale * Math.sqrt(t)));
    }

    /** A gamma variable of shape a is one of shape a + 1 times {@code U^(1/a)}, which underflows before the root is taken. */
    @Override
    public UnivariateSampler sampler(RandomGenerator rng) {
        UniformRandomProvider uniform = Draws.uniform(rng);
        ContinuousSampler powers = AhrensDieterMarsagliaTsangGammaSampler.of(uniform, 1 + inverse, 1);
        return () -> location + scale * Math.pow(powers.sample(), inverse) * (2 * uniform.nextDouble() - 1);
    }

    /** For example {@code ExponentialPower(shape 4.0, location 0.0, scale 1.0)}. */
    @Override
    public String toString() {
        return "ExponentialPower(shape " + shape + ", location " + location + ", scale " + scale + ")";
    }
}
