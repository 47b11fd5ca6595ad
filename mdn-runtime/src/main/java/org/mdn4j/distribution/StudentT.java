package org.mdn4j.distribution;

import java.util.random.RandomGenerator;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.TSampler;
import org.mdn4j.special.GammaFunctions;
import org.mdn4j.special.IncompleteFunctions;

/** Student's t distribution, moved by a location and stretched by a scale (Bishop 2006, eq. 2.159). */
public final class StudentT extends LocationScale {

    /** Above this many scales only the leading term of the tail is left in double precision. */
    private static final double FAR = 1e9;

    private static final double LOG_FAR = Math.log(FAR);

    /** Close to one degree of freedom the two parts of the closed score are infinite, though not their difference. */
    private static final double NEAR_CAUCHY = 0.02;

    /** From here on the logarithm of one plus a small square needs its digits. */
    private static final double NEARLY_GAUSSIAN = 100;

    /** Below it the squared tail reaches beyond 1e30 scales. */
    private static final double HEAVIEST = 0.75;

    private static final double LOG_TWO = Math.log(2);

    private final double degreesOfFreedom;
    private final double logNormaliser; // of the standard form

    private StudentT(double degreesOfFreedom, double location, double scale) {
        super(location, scale);
        this.degreesOfFreedom = Checks.positive("degrees of freedom", degreesOfFreedom);
        this.logNormaliser = GammaFunctions.logGammaHalfStep(0.5 * degreesOfFreedom) - Gaussian.HALF_LOG_TWO_PI;
    }

    /**
     * The t distribution with a given number of degrees of freedom.
     *
     * @param degreesOfFreedom positive, need not be whole; one gives the Cauchy distribution
     * @param location the centre of symmetry
     * @param scale not the standard deviation, which is {@code scale sqrt(nu / (nu - 2))}
     * @throws IllegalArgumentException if the degrees of freedom or the scale are not positive and finite or the
     *     location is not finite
     */
    public static StudentT of(double degreesOfFreedom, double location, double scale) {
        return new StudentT(degreesOfFreedom, location, scale);
    }

    @Override
    double[] parameters() {
        return new double[] {degreesOfFreedom, location, scale};
    }

    @Override
    double[] bends() {
        double inner = scale * Math.sqrt(degreesOfFreedom); // where the score is steepest
        double outer = scale * Math.sqrt(3 * degreesOfFreedom); // where its derivative is
        return new double[] {location, location - inner, location + inner, location - outer, location + outer};
    }

    @Override
    double logDensityCurvature(double y) {
        double u = standardise(y);
        double square = u / degreesOfFreedom * u;
        double common = (1 + square) * scale;
        return (degreesOfFreedom + 1) / degreesOfFreedom * (square - 1) / common / common;
    }

    /** The number of degrees of freedom. */
    public double degreesOfFreedom() {
        return degreesOfFreedom;
    }

    @Override
    public double logDensity(double... y) {
        Checks.length("coordinates", 1, y.length);
        return logStandard(Math.abs(standardise(y[0]))) - logScale;
    }

    private double logStandard(double u) {
        double ratio = u / Math.sqrt(degreesOfFreedom);
        double log = ratio < FAR ? Math.log1p(ratio * ratio) : 2 * Math.log(ratio);
        return logNormaliser - 0.5 * (degreesOfFreedom + 1) * log;
    }

    @Override
    double tail(double u) {
        double ratio = u / Math.sqrt(degreesOfFreedom);
        if (ratio >= FAR) {
            return Math.exp(logTail(u));
        }
        double square = ratio * ratio;
        return 0.5 * IncompleteFunctions.beta(0.5 * degreesOfFreedom, 0.5, 1 / (1 + square), square / (1 + square));
    }

    @Override
    double standardDensity(double u) {
        double square = u / degreesOfFreedom * u;
        double log = degreesOfFreedom < NEARLY_GAUSSIAN ? FastNormal.log(1 + square) : Math.log1p(square);
        return FastNormal.exp(logNormaliser - 0.5 * (degreesOfFreedom + 1) * log);
    }

    /** The poles are at the root of the degrees of freedom; Gaussians have none but grow along the imaginary axis. */
    @Override
    AnalyticDomain analyticDomain() {
        return degreesOfFreedom < HEAVIEST ? null : new PoleStrip(Math.min(0.8 * Math.sqrt(degreesOfFreedom), 3));
    }

    /** What is left of the integral of the squared tail falls with the power 1 - 2 nu. */
    @Override
    double reach() {
        return Math.sqrt(Math.min(degreesOfFreedom, 100)) * Math.pow(10, 15 / (2 * degreesOfFreedom - 1));
    }

    @Override
    double logTail(double u) {
        double ratio = u / Math.sqrt(degreesOfFreedom);
        if (ratio < FAR) {
            double square = ratio * ratio;
            return -LOG_TWO
                    + IncompleteFunctions.logBeta(0.5 * degreesOfFreedom, 0.5, 1 / (1 + square), square / (1 + square));
        }
        return logInverseBeta() - Math.log(degreesOfFreedom) - degreesOfFreedom * Math.log(ratio);
    }

    /** {@code -ln B(nu / 2, 1/2)}. */
    private double logInverseBeta() {
        return logNormaliser + 0.5 * Math.log(degreesOfFreedom);
    }

    @Override
    double inverseTail(double q) {
        return q == 0.5 ? 0 : Math.exp(logInverseTail(q));
    }

    /** Before the scale is multiplied with it, a number of scales may overflow. */
    @Override
    double reach(double q) {
        return q == 0.5 ? 0 : Math.exp(logInverseTail(q) + logScale);
    }

    /** Solved for the logarithm of u, in which both the tail and the mass around the centre are nearly straight. */
    private double logInverseTail(double q) {
        if (q == 0) {
            return Double.POSITIVE_INFINITY;
        }
        return q > 0.25 ? logOfCentral(q) : logOfFar(q);
    }

    /** {@code ln u} from the mass between -u and u, which {@code 1 - 2 q} gives to the last digit. */
    private double logOfCentral(double q) {
        double half = 0.5 * degreesOfFreedom;
        double logMass = Math.log1p(-2 * q);
        return MonotoneSearch.solve(
                1,
                t -> {
                    double square = Math.exp(2 * t) / degreesOfFreedom;
                    return IncompleteFunctions.logBeta(0.5, half, square / (1 + square), 1 / (1 + square));
                },
                t -> LOG_TWO + logStandard(Math.exp(t)) + t,
                logMass,
                logMass - logNormaliser - LOG_TWO,
                -745,
                709);
    }

    private double logOfFar(double q) {
        double logTail = Math.log(q);
        double algebraic = 0.5 * Math.log(degreesOfFreedom)
                + (logInverseBeta() - Math.log(degreesOfFreedom) - logTail) / degreesOfFreedom;
        if (algebraic - 0.5 * Math.log(degreesOfFreedom) > LOG_FAR) {
            return algebraic; // the inverse of the leading term
        }
        double gaussian = 0.5 * Math.log(-2 * logTail);
        return MonotoneSearch.solve(
                -1,
                t -> logTail(Math.exp(t)),
                t -> logStandard(Math.exp(t)) + t,
                logTail,
                Math.min(algebraic, gaussian),
                -745,
                709);
    }

    @Override
    public double logDensityDerivative(double y) {
        double u = standardise(y);
        double ratio = u / degreesOfFreedom;
        return -(degreesOfFreedom + 1) * ratio / (1 + ratio * u) / scale;
    }

    /** The location; NaN for one degree of freedom and fewer. */
    @Override
    public double expectation() {
        return degreesOfFreedom > 1 ? location : Double.NaN;
    }

    /** Infinite for two degrees of freedom and fewer; NaN for one and fewer. */
    @Override
    public double variance() {
        if (degreesOfFreedom <= 2) {
            return degreesOfFreedom <= 1 ? Double.NaN : Double.POSITIVE_INFINITY;
        }
        return scale * scale * degreesOfFreedom / (degreesOfFreedom - 2);
    }

    /** Zero; NaN for three degrees of freedom and fewer. */
    @Override
    public double skewness() {
        return degreesOfFreedom > 3 ? 0 : Double.NaN;
    }

    /** Infinite for four degrees of freedom and fewer; NaN for two and fewer. */
    @Override
    public double excessKurtosis() {
        if (degreesOfFreedom <= 4) {
            return degreesOfFreedom <= 2 ? Double.NaN : Double.POSITIVE_INFINITY;
        }
        return 6 / (degreesOfFreedom - 4);
    }

    /**
     * The closed form of Jordan, Krueger and Lerch (2019), appendix A; integrated numerically close to one degree of
     * freedom, and infinite at half a one and below.
     */
    @Override
    public double crps(double y) {
        if (degreesOfFreedom <= 0.5 || !Double.isFinite(y)) {
            return Double.isNaN(y) ? Double.NaN : Double.POSITIVE_INFINITY;
        }
        if (Math.abs(degreesOfFreedom - 1) < NEAR_CAUCHY) {
            return super.crps(y);
        }
        double nu = degreesOfFreedom;
        double u = Math.abs(standardise(y));
        double squares = Math.exp(logStandard(u) + (u < FAR ? Math.log(nu + u * u) : 2 * Math.log(u)));
        double logRatio = LogBeta.value(0.5, nu - 0.5) - 2 * LogBeta.value(0.5, 0.5 * nu);
        double spread = 2 * Math.sqrt(nu) * Math.exp(logRatio);
        return scale * (u * (1 - 2 * tail(u)) + (2 * squares - spread) / (nu - 1));
    }

    @Override
    public double entropy() {
        double half = 0.5 * degreesOfFreedom;
        // digamma(half + 1/2) - digamma(half)
        double step = GammaFunctions.logGammaHalfStepDerivative(half) + 0.5 / half;
        return (half + 0.5) * step - logNormaliser + logScale;
    }

    @Override
    public StudentT affine(double[] shift, double[] scale) {
        Checks.affine(shift, scale, 1);
        return new StudentT(degreesOfFreedom, shift[0] + scale[0] * location, scale[0] * this.scale);
    }

    /** The scale is multiplied by the root of the temperature, about the location, whether or not there is a variance. */
    @Override
    public UnivariateDistribution tempered(double temperature) {
        return Temperature.of(
                this, temperature, location, t -> new StudentT(degreesOfFreedom, location, scale * Math.sqrt(t)));
    }

    @Override
    public UnivariateSampler sampler(RandomGenerator rng) {
        ContinuousSampler standard = TSampler.of(Draws.uniform(rng), degreesOfFreedom);
        return () -> location + scale * standard.sample();
    }

    /** For example {@code StudentT(5.0 degrees of freedom, location 0.0, scale 1.0)}. */
    @Override
    public String toString() {
        return "StudentT(" + degreesOfFreedom + " degrees of freedom, location " + location + ", scale " + scale + ")";
    }
}
