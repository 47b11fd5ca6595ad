package org.mdn4j.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** A mixture over the real line. */
public final class UnivariateMixture extends Mixture implements UnivariateDistribution {

    /** Tail probabilities above it are found from the moments, without the quantiles of components. */
    private static final double CENTRAL = 1e-3;

    private final UnivariateParts parts;
    private final GaussianKernel gaussian; // null unless every component is Gaussian
    private GaussianSlots slots; // null until somebody draws

    private UnivariateMixture(double[] weights, List<? extends Distribution> components) {
        super(weights, components);
        this.parts = new UnivariateParts(weights(), components);
        this.gaussian = GaussianKernel.of(parts.weights(), List.of(parts.all()));
    }

    /**
     * The mixture of any components over the real line.
     *
     * @param weights non-negative, summing to one but for rounding, {@code [K]}
     * @param components K distributions of dimension one
     * @throws IllegalArgumentException if there is no component, the counts differ, a component has more than one
     *     coordinate, or the weights do not sum to one
     */
    public static UnivariateMixture of(double[] weights, List<? extends Distribution> components) {
        return new UnivariateMixture(weights, components);
    }

    /**
     * The mixture of Gaussians.
     *
     * @param weights {@code [K]}
     * @param means {@code [K]}
     * @param standardDeviations {@code [K]}, not variances
     * @throws IllegalArgumentException if the lengths differ or a value is out of range
     */
    public static UnivariateMixture gaussian(double[] weights, double[] means, double[] standardDeviations) {
        Checks.length("means", weights.length, means.length);
        Checks.length("standard deviations", weights.length, standardDeviations.length);
        List<Gaussian> components = new ArrayList<>();
        for (int k = 0; k < weights.length; k++) {
            components.add(Gaussian.of(means[k], standardDeviations[k]));
        }
        return new UnivariateMixture(weights, components);
    }

    @Override
    public double logDensity(double... y) {
        if (gaussian == null) {
            return super.logDensity(y);
        }
        Checks.length("coordinates", 1, y.length);
        return gaussian.logDensity(y[0]);
    }

    @Override
    public double[] logDensities(double[] y, double[] out) {
        // Not by way of the method above, which takes its point in an array.
        return Batches.map(gaussian != null ? gaussian::logDensity : this::logDensity, y, out);
    }

    @Override
    public double cdf(double y) {
        return gaussian != null ? gaussian.cdf(y) : parts.cdf(y);
    }

    @Override
    public double survival(double y) {
        return gaussian != null ? gaussian.survival(y) : parts.survival(y);
    }

    @Override
    public double logCdf(double y) {
        double cdf = cdf(y);
        return cdf > 0.5 ? Math.log1p(-Math.min(0.5, survival(y))) : parts.logCdf(y, cdf);
    }

    @Override
    public double logSurvival(double y) {
        double survival = survival(y);
        return survival > 0.5 ? Math.log1p(-Math.min(0.5, cdf(y))) : parts.logSurvival(y, survival);
    }

    @Override
    public Interval support() {
        return parts.support();
    }

    @Override
    public double[] atoms(double lower, double upper) {
        return gaussian != null ? new double[0] : parts.atoms(lower, upper);
    }

    @Override
    public double logDensityDerivative(double y) {
        double derivative = gaussian != null ? gaussian.logDensityDerivative(y) : Double.NaN;
        return Double.isFinite(derivative) ? derivative : parts.logDensityDerivative(y, responsibilities(y));
    }

    /** {@inheritDoc} Relative error about 1e-15, unless the density there is so low that the cdf does not tell. */
    @Override
    public double quantile(double p) {
        Checks.probability(p);
        // Above the median the upper tail is the smaller one, and 1 - p is exact.
        return p <= 0.5 ? tailQuantile(p, true) : tailQuantile(1 - p, false);
    }

    @Override
    public double inverseSurvival(double q) {
        Checks.probability(q);
        return q <= 0.5 ? tailQuantile(q, false) : tailQuantile(1 - q, true);
    }

    private double tailQuantile(double target, boolean below) {
        if (gaussian != null) {
            return gaussian.quantile(target, below ? 1 : -1);
        }
        if (target > CENTRAL && parts.haveClosedMoments()) {
            double value = QuantileSearch.solveByMoments(this, target, below);
            if (!Double.isNaN(value)) {
                return value;
            }
        }
        Interval bracket = parts.quantiles(target, below);
        return QuantileSearch.solve(this, target, below, bracket.lower(), bracket.upper());
    }

    /** The components with weight. */
    Stream<UnivariateDistribution> alive() {
        return parts.alive();
    }

    @Override
    public double expectation() {
        return super.mean()[0];
    }

    @Override
    public double variance() {
        return super.covariance()[0][0];
    }

    /**
     * {@inheritDoc}
     *
     * <p>In closed form where all components are Gaussian (Grimit et al. 2006, eq. 5) or all are Laplace, relative error
     * about 1e-13. The mean distance of two logistic, Student-t or exponential power variables of different scales
     * is not elementary: mixtures of them are integrated by rules whose pieces follow beforehand from where the densities are
     * analytic, with a relative error of about 1e-12, others adaptively to the same. So are those of the closed form whose terms would cancel, as a forecast is so certain
     * and right.
     */
    @Override
    public double crps(double y) {
        if (!Double.isFinite(y)) {
            return Math.abs(y);
        }
        double crps = closedCrps(y);
        if (!Double.isNaN(crps)) {
            return crps;
        }
        Affine moved = moved();
        if (moved != null) {
            return moved.crps(y);
        }
        return movable() ? NumericIntegrals.crps(seenFrom(y), 0) : NumericIntegrals.crps(this, y);
    }

    private double closedCrps(double y) {
        if (parts.all().length == 1) {
            return parts.all()[0].crps(y);
        }
        if (gaussian != null) {
            return gaussian.crps(y);
        }
        double analytic = AnalyticScore.crps(parts.weights(), parts.all(), y);
        return Double.isNaN(analytic) ? LaplaceScore.crps(parts.weights(), parts.all(), y) : analytic;
    }

    /** The CRPS, which the energy score is over the real line. */
    @Override
    public double energyScore(double... y) {
        Checks.length("coordinates", 1, y.length);
        return crps(y[0]);
    }

    /** {@inheritDoc} Of several components by integration, with an error of about 1e-12 of the largest term. */
    @Override
    public double entropy() {
        if (parts.all().length == 1) {
            return parts.all()[0].entropy();
        }
        Affine moved = moved();
        if (moved != null) {
            return moved.entropy();
        }
        return NumericIntegrals.entropy(movable() ? seenFrom(parts.all()[0].quantile(0.5)) : this);
    }

    /** Whether every component is as precise wherever it lies. */
    private boolean movable() {
        return Stream.of(parts.all()).allMatch(part -> part instanceof Gaussian || part instanceof LocationScale);
    }

    /** This mixture with a point as the origin: integrals over narrow components need the room that there is near zero. */
    private UnivariateMixture seenFrom(double origin) {
        return affine(new double[] {-origin}, new double[] {1});
    }

    /** This mixture as a moved one, or null. */
    private Affine moved() {
        return gaussian == null ? CommonMove.of(parts.weights(), parts.all()) : null;
    }

    /**
     * {@inheritDoc}
     *
     * <p>All of them, where the components are of this library's continuous families, moved, truncated, or mixtures
     * themselves: bisection goes on until bounds on the slopes of the components prove that an interval holds no mode or
     * that the slope changes its sign in it once. What remains are pairs of a mode and a dip closer than 1e-7 of the
     * length over which the density changes (of the smallest standard deviation, for Gaussians), and modes that stand out
     * from a plateau by less than rounding: they count as none. A kink, as of a Laplace component, is a mode where the
     * density falls on both sides of it. Of components of unknown classes, the modes that 64 quantiles of each tell apart.
     *
     * <p>Among counts the modes are those at least as probable as both neighbours, however many there are between them.
     * Beside a density, atoms have their own: those of both kinds are returned.
     */
    @Override
    public double[] modes() {
        Affine moved = moved();
        if (moved != null) {
            return moved.modes();
        }
        CountShape counts = gaussian == null ? CountShape.of(this) : null;
        if (counts == null) {
            return shape().modes();
        }
        DoubleStream others = counts.onlyCounts() ? DoubleStream.empty() : DoubleStream.of(shape().modes());
        return DoubleStream.concat(DoubleStream.of(counts.modes()), others)
                .sorted()
                .distinct()
                .toArray();
    }

    DensityShape shape() {
        return gaussian == null ? DensityShape.of(this) : DensityShape.of(this, GaussianTurningPoints.of(gaussian));
    }

    @Override
    public List<List<Interval>> highestDensityRegions(double... masses) {
        Affine moved = moved();
        return moved != null ? moved.highestDensityRegions(masses) : HighestDensityRegion.of(this, this::shape, masses);
    }

    /** {@inheritDoc} The mixture of its truncated components, weighted by what they have in the interval. */
    @Override
    public UnivariateMixture truncate(double lower, double upper) {
        return parts.truncate(lower, upper);
    }

    @Override
    public double expectation(double lower, double upper) {
        return parts.expectation(lower, upper);
    }

    @Override
    public double skewness() {
        return CentralMoments.of(parts.weights(), parts.all()).skewness();
    }

    @Override
    public double excessKurtosis() {
        return CentralMoments.of(parts.weights(), parts.all()).excessKurtosis();
    }

    @Override
    public int dimension() {
        return 1;
    }

    @Override
    public double[] mean() {
        return super.mean();
    }

    @Override
    public double[][] covariance() {
        return super.covariance();
    }

    @Override
    public UnivariateMixture marginal(int index) {
        Checks.index(index, 1);
        return this;
    }

    @Override
    public UnivariateMixture marginal(int... indices) {
        Checks.indices(indices, 1);
        return this;
    }

    @Override
    public UnivariateMixture conditional(int[] given, double[] values) {
        Checks.given(given, values, 1);
        return this;
    }

    @Override
    public UnivariateMixture affine(double[] shift, double[] scale) {
        return of(
                parts.weights(),
                Stream.of(parts.all()).map(part -> part.affine(shift, scale)).toList());
    }

    @Override
    public UnivariateMixture tempered(double temperature) {
        return tempered(1, temperature);
    }

    @Override
    public UnivariateMixture tempered(double weightTemperature, double varianceTemperature) {
        return of(
                temperedWeights(weightTemperature),
                Stream.of(parts.all())
                        .map(part -> part.tempered(varianceTemperature))
                        .toList());
    }

    @Override
    public UnivariateSampler sampler(RandomGenerator rng) {
        if (gaussian != null) {
            return new GaussianMixtureSampler(slots(), rng);
        }
        Sampler sampler = super.sampler(rng);
        double[] draw = new double[1];
        return () -> {
            sampler.sample(draw, 0);
            return draw[0];
        };
    }

    /** Threads that come at once may each make one, and they are equal. */
    private GaussianSlots slots() {
        GaussianSlots known = slots;
        if (known == null) {
            known = new GaussianSlots(gaussian);
            slots = known;
        }
        return known;
    }

    @Override
    public UnivariateSampler sampler(RandomGenerator rng, double weightTemperature, double varianceTemperature) {
        return tempered(weightTemperature, varianceTemperature).sampler(rng);
    }
}
