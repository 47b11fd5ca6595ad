package org.mdn4j.distribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A weighted sum of K component distributions over {@code R^D}, {@code p(y) = sum_k w_k p_k(y)}.
 *
 * <p>A mixture over the real line is always a {@link UnivariateMixture}, whichever factory made it. Components of
 * different families may be combined.
 *
 * <p>Where some components have an atom, a value with a probability of its own, the density of the mixture is that
 * probability, and the densities of the others do not count: beside a probability they are nothing.
 */
public class Mixture implements Distribution {

    private final double[] weights; // [K], sums to one
    private final double[] logWeights; // [K]
    private final List<Distribution> components;
    private final boolean atomsBesideDensities;

    Mixture(double[] weights, List<? extends Distribution> components) {
        this.weights = Checks.weights(weights);
        this.components = List.copyOf(components);
        Checks.length("components, one for each weight,", weights.length, this.components.size());
        this.logWeights = new double[weights.length];
        Arrays.setAll(logWeights, k -> Math.log(this.weights[k]));
        int dimension = dimension();
        for (Distribution component : this.components) {
            Checks.length("coordinates in every component", dimension, component.dimension());
        }
        this.atomsBesideDensities = Atoms.besideDensities(this.components);
    }

    /**
     * The mixture of any components of one dimension.
     *
     * @param weights non-negative, summing to one but for rounding, {@code [K]}
     * @param components K distributions of one dimension
     * @throws IllegalArgumentException if there is no component, the counts or dimensions differ, or the weights do not
     *     sum to one
     */
    public static Mixture of(double[] weights, List<? extends Distribution> components) {
        if (!components.isEmpty() && components.get(0).dimension() == 1) {
            return UnivariateMixture.of(weights, components);
        }
        return new Mixture(weights, components);
    }

    /**
     * The mixture of an ensemble, whose members have equal say: all their components, each weight divided by the number
     * of members.
     *
     * @throws IllegalArgumentException if there is no member or their dimensions differ
     */
    public static Mixture of(Collection<? extends Mixture> ensemble) {
        List<Distribution> components = new ArrayList<>();
        for (Mixture member : ensemble) {
            components.addAll(member.components);
        }
        double[] weights = new double[components.size()];
        int next = 0;
        for (Mixture member : ensemble) {
            for (double weight : member.weights) {
                weights[next++] = weight / ensemble.size();
            }
        }
        return of(weights, components);
    }

    /**
     * The mixture of Gaussians with independent coordinates.
     *
     * @param weights {@code [K]}
     * @param means {@code [K][D]}
     * @param variances {@code [K][D]}, not standard deviations
     * @throws IllegalArgumentException if the shapes do not agree or a value is out of range
     */
    public static Mixture diagonalGaussian(double[] weights, double[][] means, double[][] variances) {
        Checks.length("mean vectors", weights.length, means.length);
        Checks.length("variance vectors", weights.length, variances.length);
        List<Distribution> components = new ArrayList<>();
        for (int k = 0; k < weights.length; k++) {
            DiagonalGaussian component = DiagonalGaussian.of(means[k], variances[k]);
            components.add(component.dimension() == 1 ? component.marginal(0) : component);
        }
        return of(weights, components);
    }

    /**
     * The mixture of Gaussians with full covariance matrices.
     *
     * @param weights {@code [K]}
     * @param means {@code [K][D]}
     * @param covariances {@code [K][D][D]}, symmetric and positive definite
     * @throws IllegalArgumentException if the shapes do not agree or a value is out of range
     */
    public static Mixture gaussian(double[] weights, double[][] means, double[][][] covariances) {
        Checks.length("mean vectors", weights.length, means.length);
        Checks.length("covariance matrices", weights.length, covariances.length);
        List<Distribution> components = new ArrayList<>();
        for (int k = 0; k < weights.length; k++) {
            MultivariateGaussian component = MultivariateGaussian.of(means[k], covariances[k]);
            components.add(component.dimension() == 1 ? component.marginal(0) : component);
        }
        return of(weights, components);
    }

    @Override
    public int dimension() {
        return components.get(0).dimension();
    }

    /** The mixture weights, {@code [K]}: non-negative, summing to one. */
    public double[] weights() {
        return weights.clone();
    }

    /** The K component distributions. */
    public List<Distribution> components() {
        return components;
    }

    @Override
    public double logDensity(double... y) {
        return LogSpace.sum(jointLogDensities(y));
    }

    /**
     * The posterior probability of each component given a point (Bishop 2006, eq. 9.13), {@code [K]}: the shares of
     * {@code w_k p_k(y)}, in log space, so that they are right where every density underflows. Components whose density is
     * infinite at the point, or that have an atom there, share all of it.
     *
     * @return NaN for a point with a NaN coordinate; the weights for a point outside every component's support
     */
    public double[] responsibilities(double... y) {
        double[] terms = jointLogDensities(y);
        double sum = LogSpace.sum(terms);
        if (sum == Double.NEGATIVE_INFINITY) {
            return weights();
        }
        if (sum == Double.POSITIVE_INFINITY) {
            for (int k = 0; k < terms.length; k++) {
                terms[k] = terms[k] == sum ? logWeights[k] : Double.NEGATIVE_INFINITY;
            }
        }
        LogSpace.normalise(terms);
        return terms;
    }

    /**
     * What each component contributes to the density of a point, {@code ln w_k + ln p_k(y)}, {@code [K]}, in nats; minus infinity
     * for a component without weight, NaN where a coordinate is.
     *
     * @param y {@code [D]}
     */
    public double[] jointLogDensities(double... y) {
        double[] terms = new double[weights.length];
        for (int k = 0; k < terms.length; k++) {
            double logDensity = components.get(k).logDensity(y);
            terms[k] = weights[k] == 0 ? Double.NEGATIVE_INFINITY : logWeights[k] + logDensity;
        }
        if (atomsBesideDensities) {
            Atoms.dominate(terms, components, y);
        }
        return terms;
    }

    @Override
    public double[] mean() {
        return MixtureMoments.mean(weights, components);
    }

    /** The covariance matrix, {@code [D][D]}: that inside the components plus that between their means. */
    @Override
    public double[][] covariance() {
        return MixtureMoments.covariance(weights, components);
    }

    @Override
    public UnivariateMixture marginal(int index) {
        Checks.index(index, dimension());
        return UnivariateMixture.of(
                weights, components.stream().map(c -> c.marginal(index)).toList());
    }

    @Override
    public Mixture marginal(int... indices) {
        Checks.indices(indices, dimension());
        return of(weights, components.stream().map(c -> c.marginal(indices)).toList());
    }

    /**
     * {@inheritDoc}
     *
     * <p>The weights become the responsibilities of the components for the given values (Bishop 2006, exercise 9.10 and
     * section 2.3.1).
     */
    @Override
    public Mixture conditional(int[] given, double[] values) {
        Checks.given(given, values, dimension());
        if (given.length == 0) {
            return this;
        }
        double[] posterior = marginal(given).responsibilities(values);
        return of(
                posterior,
                components.stream().map(c -> c.conditional(given, values)).toList());
    }

    @Override
    public Mixture affine(double[] shift, double[] scale) {
        return of(weights, components.stream().map(c -> c.affine(shift, scale)).toList());
    }

    /**
     * The most probable mode, {@code [D]}: the point of highest density.
     *
     * <p>Over the real line the highest of all modes and ends of the support. In more dimensions the highest point that
     * a climb from the mean of some component reaches: for Gaussian components by steps of Newton and of EM
     * (Carreira-Perpinan 2000), for others by steps as if they were Gaussian, as long as the density grows.
     */
    public double[] mode() {
        return ModeSearch.highest(this);
    }

    /**
     * The energy score, {@code E|X - y| - E|X - X'| / 2} with the Euclidean norm, in target units; the smaller, the
     * better (Gneiting and Raftery 2007, eq. 22). Over the real line it is the CRPS.
     *
     * <p>For Gaussian components integrated in one dimension whatever D is, with a relative error of about 1e-12. For
     * others there is no such form: estimated from 10,000 draws, always the same ones, with a standard error of less than
     * the total standard deviation, {@code sqrt(trace of the covariance)}, divided by 40. Targets of different units should
     * be standardised first.
     *
     * @param y what was observed, {@code [D]}
     * @return NaN for a NaN coordinate, else infinite for an infinite one
     * @throws IllegalArgumentException if {@code y} does not have D coordinates
     */
    public double energyScore(double... y) {
        Checks.length("coordinates", dimension(), y.length);
        double sum = Arrays.stream(y).map(Math::abs).sum();
        if (!Double.isFinite(sum)) {
            return sum;
        }
        return EnergyScore.closed(this)
                ? EnergyScore.of(this, y)
                : energyScore(y, new SplittableRandom(EnergyScore.SEED), EnergyScore.DRAWS);
    }

    /**
     * The energy score as draws estimate it, for components of any family: unbiased, with a standard error that falls
     * with the root of the number of draws.
     *
     * @param y what was observed, {@code [D]}
     * @param rng where the randomness comes from
     * @param draws how many, at least 2
     * @throws IllegalArgumentException if {@code y} does not have D coordinates or there are too few draws
     */
    public double energyScore(double[] y, RandomGenerator rng, int draws) {
        Checks.length("coordinates", dimension(), y.length);
        return EnergyScore.estimate(sampler(rng), y, draws);
    }

    /** Every component is tempered; the weights, and so the distances between the components, stay. */
    @Override
    public Mixture tempered(double temperature) {
        return tempered(1, temperature);
    }

    /**
     * This mixture with temperatures: below one it becomes more typical, above one more adventurous.
     *
     * @param weightTemperature weights become proportional to {@code w^(1/temperature)}; zero leaves the heaviest
     * @param varianceTemperature multiplies the variance of every component, see {@link Distribution#tempered}; zero
     *     leaves the centres
     * @throws IllegalArgumentException if a temperature is negative or not finite, or a component refuses it
     */
    public Mixture tempered(double weightTemperature, double varianceTemperature) {
        return of(
                temperedWeights(weightTemperature),
                components.stream().map(c -> c.tempered(varianceTemperature)).toList());
    }

    /** Weights to the power of the inverse temperature; {@link StrictMath} gives every platform the same ones. */
    final double[] temperedWeights(double temperature) {
        Checks.nonNegative("weight temperature", temperature);
        if (temperature == 1) {
            return weights.clone();
        }
        double heaviest = Arrays.stream(weights).max().orElseThrow();
        double[] tempered = new double[weights.length];
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            // The heaviest alone is left at zero; several of them share.
            tempered[k] = weights[k] == heaviest
                    ? 1
                    : temperature == 0 ? 0 : StrictMath.pow(weights[k] / heaviest, 1 / temperature);
            sum += tempered[k];
        }
        for (int k = 0; k < weights.length; k++) {
            tempered[k] /= sum;
        }
        return tempered;
    }

    @Override
    public Sampler sampler(RandomGenerator rng) {
        return new MixtureSampler(this, rng);
    }

    /**
     * Draws with temperatures: those of {@link #tempered(double, double)}.
     *
     * @param rng where the randomness comes from
     * @throws IllegalArgumentException as {@link #tempered(double, double)} does
     */
    public Sampler sampler(RandomGenerator rng, double weightTemperature, double varianceTemperature) {
        return tempered(weightTemperature, varianceTemperature).sampler(rng);
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof Mixture that
                && Arrays.equals(weights, that.weights)
                && components.equals(that.components);
    }

    @Override
    public final int hashCode() {
        return 31 * Arrays.hashCode(weights) + components.hashCode();
    }

    /** For example {@code 0.25 x Gaussian(mean 0.0, sd 1.0) + 0.75 x Gaussian(mean 3.0, sd 0.5)}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int k = 0; k < weights.length; k++) {
            text.append(k == 0 ? "" : " + ").append(weights[k]).append(" x ").append(components.get(k));
        }
        return text.toString();
    }
}
