package org.mdn4j.distribution;

import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.mdn4j.special.BesselFunctions;

/**
 * The von Mises distribution of an angle in radians, with density {@code exp(kappa cos(y - mean)) / (2 pi I_0(kappa))} on
 * (-pi, pi] (Mardia and Jupp 2000, section 3.5.4).
 *
 * <p>An angle is treated as a number on that interval: cdf, quantiles, moments and scores begin at -pi and do not wrap
 * around. The mean of that number is {@link #expectation}; the mean direction is {@link #meanDirection}.
 */
public final class VonMises extends Parametric {

    private static final double LOG_TWO_PI = 2 * Gaussian.HALF_LOG_TWO_PI;

    /** Below this concentration a uniform proposal is accepted more often than a Gaussian one. */
    private static final double NEARLY_UNIFORM = 0.5;

    /** The logarithm of a probability that does not underflow. */
    private static final double SMALLEST_START = -700;

    private final double mean;
    private final double concentration;
    private final double logNormaliser; // of exp(kappa (cos - 1))
    private final ArcIntegral arcs;

    private VonMises(double mean, double concentration) {
        this.mean = wrap(Checks.finite("mean", mean));
        this.concentration = Checks.nonNegative("concentration", concentration);
        this.logNormaliser = LOG_TWO_PI + BesselFunctions.logScaledI0(concentration);
        this.arcs = new ArcIntegral(concentration);
    }

    /**
     * The von Mises distribution about a direction.
     *
     * @param mean the mean direction in radians; any finite angle, stored as its equivalent in (-pi, pi]
     * @param concentration kappa, at least zero: zero gives the uniform distribution, and for a large one its inverse is
     *     about the variance
     * @throws IllegalArgumentException if the mean is not finite or the concentration negative
     */
    public static VonMises of(double mean, double concentration) {
        return new VonMises(mean, concentration);
    }

    private static double wrap(double angle) {
        double wrapped = Math.IEEEremainder(angle, 2 * Math.PI);
        return wrapped <= -Math.PI ? Math.PI : wrapped;
    }

    @Override
    double[] parameters() {
        return new double[] {mean, concentration};
    }

    @Override
    double[] bends() {
        return IntStream.rangeClosed(-6, 6)
                .mapToDouble(
                        quarter -> quarter == -6 ? -Math.PI : quarter == 6 ? Math.PI : mean + quarter * Math.PI / 2)
                .filter(bend -> Math.abs(bend) <= Math.PI)
                .toArray();
    }

    @Override
    double logDensityCurvature(double y) {
        return -concentration * Math.cos(y - mean);
    }

    /** The mean direction, in (-pi, pi]. */
    public double meanDirection() {
        return mean;
    }

    /** The concentration kappa, per squared radian. */
    public double concentration() {
        return concentration;
    }

    /** The length of the mean of the unit vectors, {@code I_1(kappa) / I_0(kappa)}: from 0, uniform, to 1, certain. */
    public double meanResultantLength() {
        return 1 - BesselFunctions.ratioComplement(concentration);
    }

    @Override
    public double logDensity(double... y) {
        Checks.length("coordinates", 1, y.length);
        if (!(Math.abs(y[0]) <= Math.PI)) {
            return Double.isNaN(y[0]) ? Double.NaN : Double.NEGATIVE_INFINITY;
        }
        double sine = Math.sin(0.5 * (y[0] - mean));
        return -2 * concentration * sine * sine - logNormaliser;
    }

    @Override
    public double cdf(double y) {
        return Math.exp(logCdf(y));
    }

    @Override
    public double survival(double y) {
        return Math.exp(logSurvival(y));
    }

    /** By quadrature from the end that is nearer in probability: relative error about 1e-13. */
    @Override
    public double logCdf(double y) {
        double log = logBelow(y);
        return log > -0.5 ? Math.log1p(-Math.exp(logAbove(y))) : log;
    }

    @Override
    public double logSurvival(double y) {
        double log = logAbove(y);
        return log > -0.5 ? Math.log1p(-Math.exp(logBelow(y))) : log;
    }

    private double logBelow(double y) {
        return arcs.log(-Math.PI - mean, clamp(y) - mean) - logNormaliser;
    }

    private double logAbove(double y) {
        return arcs.log(clamp(y) - mean, Math.PI - mean) - logNormaliser;
    }

    private static double clamp(double y) {
        return Math.min(Math.max(y, -Math.PI), Math.PI);
    }

    @Override
    public Interval support() {
        return new Interval(-Math.PI, Math.PI);
    }

    @Override
    public double logDensityDerivative(double y) {
        return Math.abs(y) < Math.PI ? concentration * Math.sin(mean - y) : Double.NaN;
    }

    @Override
    public double quantile(double p) {
        Checks.probability(p);
        return p <= 0.5 ? inverse(1, this::logBelow, Math.log(p)) : inverse(-1, this::logAbove, Math.log1p(-p));
    }

    @Override
    public double inverseSurvival(double q) {
        Checks.probability(q);
        return q <= 0.5 ? inverse(-1, this::logAbove, Math.log(q)) : inverse(1, this::logBelow, Math.log1p(-q));
    }

    private double inverse(int direction, DoubleUnaryOperator logTail, double target) {
        if (target == Double.NEGATIVE_INFINITY) {
            return -direction * Math.PI;
        }
        double start = mean + direction * normalStart(target);
        return MonotoneSearch.solve(direction, logTail, this::logDensity, target, start, -Math.PI, Math.PI);
    }

    /** The angle from the mean at which {@code 2 sqrt(kappa) sin(t / 2)}, which is nearly normal, has its quantile. */
    private double normalStart(double logProbability) {
        if (concentration < 1 || logProbability < SMALLEST_START) {
            return 0;
        }
        double sine = 0.5 * NormalQuantile.value(Math.exp(logProbability)) / Math.sqrt(concentration);
        return 2 * Math.asin(Math.min(Math.max(sine, -1), 1));
    }

    /** The mean of the number on (-pi, pi]; the {@link #meanDirection} only where the distribution does not wrap. */
    @Override
    public double expectation() {
        return mean + moment(mean, 1);
    }

    @Override
    public double variance() {
        return moment(expectation(), 2);
    }

    @Override
    public double skewness() {
        double centre = expectation();
        return moment(centre, 3) / Math.pow(moment(centre, 2), 1.5);
    }

    @Override
    public double excessKurtosis() {
        double centre = expectation();
        double variance = moment(centre, 2);
        return moment(centre, 4) / (variance * variance) - 3;
    }

    private double moment(double about, int order) {
        double sum = arcs.integral(t -> Math.pow(t + (mean - about), order), -Math.PI - mean, Math.PI - mean);
        return sum * Math.exp(-logNormaliser);
    }

    /** {@code ln(2 pi I_0) - kappa I_1 / I_0}. */
    @Override
    public double entropy() {
        return logNormaliser + concentration * BesselFunctions.ratioComplement(concentration);
    }

    @Override
    public double[] modes() {
        return concentration > 0 ? new double[] {mean} : new double[0];
    }

    @Override
    public UnivariateDistribution affine(double[] shift, double[] scale) {
        Checks.affine(shift, scale, 1);
        return Affine.of(this, shift[0], scale[0]);
    }

    /** The concentration is divided by the temperature: draws stay on the circle. Zero leaves the mean direction. */
    @Override
    public UnivariateDistribution tempered(double temperature) {
        return Temperature.of(this, temperature, mean, t -> new VonMises(mean, concentration / t));
    }

    /**
     * By rejection from a Gaussian that lies above the density everywhere since {@code sin(t / 2) >= t / pi} on
     * [0, pi]; at least every second proposal is accepted, at any concentration.
     */
    @Override
    public UnivariateSampler sampler(RandomGenerator rng) {
        UniformRandomProvider uniform = Draws.uniform(rng);
        ContinuousSampler standard = Draws.gaussian(rng);
        double spread = 0.5 * Math.PI / Math.sqrt(concentration);
        double line = concentration < NEARLY_UNIFORM ? 0 : 1 / (Math.PI * Math.PI);
        return () -> {
            while (true) {
                double t = line == 0 ? Math.PI * (2 * uniform.nextDouble() - 1) : spread * standard.sample();
                double sine = Math.sin(0.5 * t);
                double logAcceptance = 2 * concentration * (line * t * t - sine * sine);
                if (Math.abs(t) <= Math.PI && uniform.nextDouble() < Math.exp(logAcceptance)) {
                    return wrap(mean + t);
                }
            }
        };
    }

    /** For example {@code VonMises(mean 0.0, concentration 2.0)}. */
    @Override
    public String toString() {
        return "VonMises(mean " + mean + ", concentration " + concentration + ")";
    }
}
