package org.mdn4j.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** A mixture over the real line. */
public final class UnivariateMixture extends Mixture implements UnivariateDistribution {

    private final double[] weights; // [K]
    private final UnivariateDistribution[] parts; // [K], the components with their full type

    private UnivariateMixture(double[] weights, List<? extends Distribution> components) {
        super(weights, components);
        this.weights = weights();
        this.parts = components.stream().map(UnivariateMixture::univariate).toArray(UnivariateDistribution[]::new);
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

    private static UnivariateDistribution univariate(Distribution component) {
        if (component instanceof UnivariateDistribution univariate) {
            return univariate;
        }
        return component.marginal(0);
    }

    @Override
    public double cdf(double y) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * parts[k].cdf(y);
        }
        return sum;
    }

    @Override
    public double survival(double y) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * parts[k].survival(y);
        }
        return sum;
    }

    @Override
    public double logCdf(double y) {
        return LogSpace.sum(terms(part -> part.logCdf(y)));
    }

    @Override
    public double logSurvival(double y) {
        return LogSpace.sum(terms(part -> part.logSurvival(y)));
    }

    /** {@code ln w_k} plus something of each component, {@code [K]}. */
    private double[] terms(ToDoubleFunction<UnivariateDistribution> logOf) {
        double[] terms = new double[weights.length];
        for (int k = 0; k < terms.length; k++) {
            terms[k] =
                    weights[k] == 0 ? Double.NEGATIVE_INFINITY : Math.log(weights[k]) + logOf.applyAsDouble(parts[k]);
        }
        return terms;
    }

    @Override
    public Interval support() {
        double lower = support(Interval::lower).min().orElseThrow();
        double upper = support(Interval::upper).max().orElseThrow();
        return new Interval(lower, upper);
    }

    private DoubleStream support(ToDoubleFunction<Interval> end) {
        return alive().map(UnivariateDistribution::support).mapToDouble(end);
    }

    @Override
    public double logDensityDerivative(double y) {
        double[] responsibilities = responsibilities(y);
        double sum = 0;
        for (int k = 0; k < parts.length; k++) {
            if (responsibilities[k] > 0) {
                sum += responsibilities[k] * parts[k].logDensityDerivative(y);
            }
        }
        return sum;
    }

    @Override
    public double quantile(double p) {
        return QuantileSearch.quantile(this, Checks.probability(p));
    }

    @Override
    public double inverseSurvival(double q) {
        return QuantileSearch.inverseSurvival(this, Checks.probability(q));
    }

    /** The components with weight, whose quantiles enclose that of the mixture. */
    Stream<UnivariateDistribution> alive() {
        Stream.Builder<UnivariateDistribution> alive = Stream.builder();
        for (int k = 0; k < weights.length; k++) {
            if (weights[k] > 0) {
                alive.add(parts[k]);
            }
        }
        return alive.build();
    }

    @Override
    public double expectation() {
        return super.mean()[0];
    }

    @Override
    public double variance() {
        return super.covariance()[0][0];
    }

    @Override
    public double skewness() {
        return centralMoment(3) / Math.pow(variance(), 1.5);
    }

    @Override
    public double excessKurtosis() {
        return centralMoment(4) / (variance() * variance()) - 3;
    }

    /** The third or fourth central moment, from those of the components about their own means. */
    private double centralMoment(int order) {
        double mean = expectation();
        double sum = 0;
        for (int k = 0; k < parts.length; k++) {
            if (weights[k] > 0) {
                double shift = parts[k].expectation() - mean;
                double variance = parts[k].variance();
                double third = parts[k].skewness() * variance * Math.sqrt(variance);
                double fourth = (parts[k].excessKurtosis() + 3) * variance * variance;
                double shiftSquare = shift * shift;
                sum += weights[k]
                        * (order == 3
                                ? third + shift * (3 * variance + shiftSquare)
                                : fourth + 4 * shift * third + shiftSquare * (6 * variance + shiftSquare));
            }
        }
        return sum;
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
                weights, Stream.of(parts).map(part -> part.affine(shift, scale)).toList());
    }

    @Override
    public UnivariateSampler sampler(RandomGenerator rng) {
        return sampler(rng, 1, 1);
    }

    @Override
    public UnivariateSampler sampler(RandomGenerator rng, double weightTemperature, double varianceTemperature) {
        Sampler sampler = super.sampler(rng, weightTemperature, varianceTemperature);
        double[] draw = new double[1];
        return () -> {
            sampler.sample(draw, 0);
            return draw[0];
        };
    }
}
