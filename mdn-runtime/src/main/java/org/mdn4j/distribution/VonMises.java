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

    /** Below this concentration a uniform proposal is accepted more often than a Gaussian one. */
    private static final double NEARLY_UNIFORM = 0.5;

    private static final double LOG_TWO = Math.log(2);

    /** The logarithm of a probability that does not underflow. */
    private static final double SMALLEST_START = -700;

    /** What twice {@link Math#PI} lacks of a full turn. */
    private static final double TWO_PI_REST = 2.4492935982947064e-16;

    private final double mean;
    private final double concentration;
    private final int side; // of zero on which the mean is: what wraps around is on the other one
    private final double farEnd; // the angle from the peak, the long way round, at which the support ends
    private final ArcProbability arcs;

    private VonMises(double mean, double concentration) {
        this.mean = wrap(Checks.finite("mean", mean));
        this.concentration = Checks.nonNegative("concentration", concentration);
        this.side = this.mean < 0 ? -1 : 1;
        this.farEnd = Math.PI - Math.abs(this.mean);
        this.arcs = new ArcProbability(concentration);
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
        double t = side * (y[0] - mean);
        return arcs.logDensity(t < -Math.PI ? beyondCut(side * y[0]) : t);
    }

    /**
     * The angle from the peak, the other way round, of a y that is more than pi away from it on the real line. Near the cut
     * the first sum is exact, and the second one is where the mean is there, too.
     */
    private double beyondCut(double mirrored) {
        return (mirrored + Math.PI) + (farEnd + TWO_PI_REST);
    }

    @Override
    public double cdf(double y) {
        return Math.exp(logCdf(y));
    }

    @Override
    public double survival(double y) {
        return Math.exp(logSurvival(y));
    }

    /** From the nearer end and from the peak, see {@link ArcProbability}: relative error about 1e-14. */
    @Override
    public double logCdf(double y) {
        return side > 0 ? logNearCut(clamp(y)) : logFarFromCut(-clamp(y));
    }

    @Override
    public double logSurvival(double y) {
        return side > 0 ? logFarFromCut(clamp(y)) : logNearCut(-clamp(y));
    }

    /** The log probability below y, with y mirrored where the mean is negative: it begins with what wraps around. */
    private double logNearCut(double y) {
        double t = y - side * mean;
        if (t < -Math.PI) {
            return arcs.log(farEnd, beyondCut(y), y + Math.PI);
        }
        double below = t < 0 ? logBelow(t, y) : 0;
        return below < -LOG_TWO ? below : Math.log1p(-Math.exp(logAbove(t, y)));
    }

    /** The log probability above y, with y mirrored where the mean is negative. */
    private double logFarFromCut(double y) {
        double t = y - side * mean;
        if (t < -Math.PI) {
            return Math.log1p(-Math.exp(arcs.log(farEnd, beyondCut(y), y + Math.PI)));
        }
        double above = logAbove(t, y);
        return above < -LOG_TWO ? above : Math.log1p(-Math.exp(logBelow(t, y)));
    }

    /** Two arcs, up to the cut opposite of the mean and on from it; for t of at most zero. */
    private double logBelow(double t, double y) {
        // Whichever of two differences is exact comes first.
        double width = y < -0.5 * Math.PI ? (Math.PI + y) - side * mean : (Math.PI - side * mean) + y;
        return sum(arcs.log(farEnd, Math.PI, Math.abs(mean)), arcs.log(-t, Math.PI, width));
    }

    /** One arc, or two with the peak between them. */
    private double logAbove(double t, double y) {
        return t >= 0 ? arcs.log(t, farEnd, Math.PI - y) : sum(arcs.log(0, -t, -t), arcs.log(0, farEnd, farEnd));
    }

    private static double sum(double logA, double logB) {
        double larger = Math.max(logA, logB);
        return larger == Double.NEGATIVE_INFINITY || Double.isNaN(larger)
                ? larger
                : larger + Math.log1p(Math.exp(Math.min(logA, logB) - larger));
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
        return p <= 0.5 ? inverse(1, this::logCdf, Math.log(p)) : inverse(-1, this::logSurvival, Math.log1p(-p));
    }

    @Override
    public double inverseSurvival(double q) {
        Checks.probability(q);
        return q <= 0.5 ? inverse(-1, this::logSurvival, Math.log(q)) : inverse(1, this::logCdf, Math.log1p(-q));
    }

    private double inverse(int direction, DoubleUnaryOperator logTail, double target) {
        double end = -direction * Math.PI;
        if (target == Double.NEGATIVE_INFINITY) {
            return end;
        }
        // Next to the end the density is as good as constant.
        double fromEnd = end + direction * Math.exp(Math.min(2, target - logDensity(end)));
        double start = mean + direction * normalStart(target);
        return MonotoneSearch.solve(
                direction,
                logTail,
                this::logDensity,
                target,
                direction * Math.max(direction * start, direction * fromEnd),
                -Math.PI,
                Math.PI);
    }

    /** The angle from the mean at which {@code 2 sqrt(kappa) sin(t / 2)}, which is nearly normal, has its quantile. */
    private double normalStart(double logProbability) {
        if (concentration < 1 || logProbability < SMALLEST_START) {
            return concentration < 1 ? 0 : -Math.PI;
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
        double sum = new ArcIntegral(concentration)
                .of(t -> Math.pow(t + (mean - about), order), -Math.PI - mean, Math.PI - mean);
        return sum * Math.exp(-arcs.logNormaliser());
    }

    /** {@code ln(2 pi I_0) - kappa I_1 / I_0}. */
    @Override
    public double entropy() {
        return arcs.logNormaliser() + concentration * BesselFunctions.ratioComplement(concentration);
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
