package org.mdn4j.distribution;

import java.util.random.RandomGenerator;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.mdn4j.special.GammaFunctions;
import org.mdn4j.special.IncompleteFunctions;

/** The gamma distribution on positive numbers, with density proportional to {@code y^(shape - 1) exp(-y / scale)}. */
public final class Gamma extends Parametric {

    /** Logarithms between which the exponential is a positive double. */
    private static final double SMALLEST_LOG = -745;

    private static final double LARGEST_LOG = 709;

    private final double shape;
    private final double scale;

    private Gamma(double shape, double scale) {
        this.shape = Checks.positive("shape", shape);
        this.scale = Checks.positive("scale", scale);
    }

    /**
     * The gamma distribution with mean {@code shape * scale} and variance {@code shape * scale^2}.
     *
     * @param shape one for an exponential distribution
     * @param scale in target units; the inverse of the rate
     * @throws IllegalArgumentException if one of them is not positive and finite
     */
    public static Gamma of(double shape, double scale) {
        return new Gamma(shape, scale);
    }

    @Override
    double[] parameters() {
        return new double[] {shape, scale};
    }

    @Override
    double[] bends() {
        return new double[] {0, Math.max(0, shape - 1) * scale};
    }

    @Override
    double logDensityCurvature(double y) {
        return (1 - shape) / y / y;
    }

    /** The shape, without units. */
    public double shape() {
        return shape;
    }

    /** The scale, in target units. */
    public double scale() {
        return scale;
    }

    /** At zero: infinite for a shape below one, {@code -ln scale} for a shape of one. */
    @Override
    public double logDensity(double... y) {
        Checks.length("coordinates", 1, y.length);
        double x = y[0] / scale;
        if (y[0] > 0 && x < Double.MIN_NORMAL) {
            // The quotient has lost its digits, and e^-x is one.
            return (shape - 1) * Math.log(y[0]) - shape * Math.log(scale) - LogGamma.value(shape);
        }
        if (x > 0 && x < Double.POSITIVE_INFINITY) {
            return IncompleteFunctions.logGammaPrefix(shape, x) - Math.log(y[0]);
        }
        if (y[0] == 0 && shape <= 1) {
            return shape == 1 ? -Math.log(scale) : Double.POSITIVE_INFINITY;
        }
        return Double.isNaN(y[0]) ? Double.NaN : Double.NEGATIVE_INFINITY;
    }

    @Override
    public double cdf(double y) {
        return y <= 0 ? 0 : IncompleteFunctions.gammaP(shape, y / scale);
    }

    @Override
    public double survival(double y) {
        return y <= 0 ? 1 : IncompleteFunctions.gammaQ(shape, y / scale);
    }

    @Override
    public double logCdf(double y) {
        return IncompleteFunctions.logGammaP(shape, y <= 0 ? 0 : y / scale);
    }

    @Override
    public double logSurvival(double y) {
        return IncompleteFunctions.logGammaQ(shape, y <= 0 ? 0 : y / scale);
    }

    @Override
    public Interval support() {
        return new Interval(0, Double.POSITIVE_INFINITY);
    }

    @Override
    public double logDensityDerivative(double y) {
        return y > 0 ? (shape - 1) / y - 1 / scale : Double.NaN;
    }

    @Override
    public double quantile(double p) {
        Checks.probability(p);
        return p <= 0.5 ? inverseLower(Math.log(p)) : inverseUpper(Math.log1p(-p));
    }

    @Override
    public double inverseSurvival(double q) {
        Checks.probability(q);
        return q <= 0.5 ? inverseUpper(Math.log(q)) : inverseLower(Math.log1p(-q));
    }

    /** Near zero the log probability is straight in the logarithm of y: the first guess extends that line. */
    private double inverseLower(double logP) {
        if (logP == Double.NEGATIVE_INFINITY) {
            return 0;
        }
        double guess = (logP + LogGamma.value(shape + 1)) / shape;
        double root = MonotoneSearch.solve(
                1,
                t -> IncompleteFunctions.logGammaP(shape, Math.exp(t)),
                t -> IncompleteFunctions.logGammaPrefix(shape, Math.exp(t)),
                logP,
                Math.min(guess, Math.log(shape)),
                SMALLEST_LOG,
                LARGEST_LOG);
        return scale * Math.exp(root);
    }

    private double inverseUpper(double logQ) {
        if (logQ == Double.NEGATIVE_INFINITY) {
            return Double.POSITIVE_INFINITY;
        }
        double guess = Math.log(shape + Math.sqrt(-2 * logQ * shape) - logQ);
        double root = MonotoneSearch.solve(
                -1,
                t -> IncompleteFunctions.logGammaQ(shape, Math.exp(t)),
                t -> IncompleteFunctions.logGammaPrefix(shape, Math.exp(t)),
                logQ,
                guess,
                SMALLEST_LOG,
                LARGEST_LOG);
        return scale * Math.exp(root);
    }

    @Override
    public double expectation() {
        return shape * scale;
    }

    @Override
    public double variance() {
        return shape * scale * scale;
    }

    @Override
    public double skewness() {
        return 2 / Math.sqrt(shape);
    }

    @Override
    public double excessKurtosis() {
        return 6 / shape;
    }

    /** The closed form of Scheuerer and Moeller (2015), eq. 5, arranged so that nothing cancels for a large shape. */
    @Override
    public double crps(double y) {
        double density = y > 0 && y < Double.POSITIVE_INFINITY
                ? Math.exp(IncompleteFunctions.logGammaPrefix(shape, y / scale))
                : 0; // times y
        double spread = Math.exp(-LogBeta.value(0.5, shape));
        return (y - shape * scale) * (cdf(y) - survival(y)) + scale * (2 * density - spread);
    }

    @Override
    public double entropy() {
        return 0.5 * Math.log(shape)
                + Gaussian.HALF_LOG_TWO_PI
                + GammaFunctions.stirlingError(shape)
                + (shape - 1) * GammaFunctions.logMinusDigamma(shape)
                + Math.log(scale);
    }

    @Override
    public double[] modes() {
        return shape > 1 ? new double[] {(shape - 1) * scale} : new double[0];
    }

    /** A gamma distribution again where there is no shift. */
    @Override
    public UnivariateDistribution affine(double[] shift, double[] scale) {
        Checks.affine(shift, scale, 1);
        return shift[0] == 0 ? new Gamma(shape, scale[0] * this.scale) : Affine.of(this, shift[0], scale[0]);
    }

    /** The gamma distribution of the same mean whose variance is multiplied by the temperature. */
    @Override
    public UnivariateDistribution tempered(double temperature) {
        return Temperature.of(this, temperature, expectation(), t -> new Gamma(shape / t, scale * t));
    }

    @Override
    public UnivariateSampler sampler(RandomGenerator rng) {
        ContinuousSampler sampler = AhrensDieterMarsagliaTsangGammaSampler.of(Draws.uniform(rng), shape, scale);
        return sampler::sample;
    }

    /** For example {@code Gamma(shape 2.0, scale 1.0)}. */
    @Override
    public String toString() {
        return "Gamma(shape " + shape + ", scale " + scale + ")";
    }
}
