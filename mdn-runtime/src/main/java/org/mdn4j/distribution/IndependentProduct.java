package org.mdn4j.distribution;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** The distribution over {@code R^D} whose coordinates are independent, each with a distribution of its own. */
public final class IndependentProduct implements Distribution {

    private final List<UnivariateDistribution> coordinates; // [D]

    private IndependentProduct(List<? extends UnivariateDistribution> coordinates) {
        this.coordinates = List.copyOf(coordinates);
        if (this.coordinates.isEmpty()) {
            throw new IllegalArgumentException("need at least one coordinate but got none");
        }
    }

    /**
     * The product of univariate distributions.
     *
     * @param coordinates D distributions, D at least 1; their families may differ
     * @throws IllegalArgumentException if there is none
     */
    public static IndependentProduct of(List<? extends UnivariateDistribution> coordinates) {
        return new IndependentProduct(coordinates);
    }

    List<UnivariateDistribution> coordinates() {
        return coordinates;
    }

    @Override
    public int dimension() {
        return coordinates.size();
    }

    @Override
    public double logDensity(double... y) {
        Checks.length("coordinates", dimension(), y.length);
        double sum = 0;
        for (int d = 0; d < y.length; d++) {
            sum += coordinates.get(d).logDensity(y[d]);
        }
        return sum;
    }

    @Override
    public double[] mean() {
        return coordinates.stream()
                .mapToDouble(UnivariateDistribution::expectation)
                .toArray();
    }

    @Override
    public double[][] covariance() {
        double[][] covariance = new double[dimension()][dimension()];
        for (int d = 0; d < dimension(); d++) {
            covariance[d][d] = coordinates.get(d).variance();
        }
        return covariance;
    }

    @Override
    public UnivariateDistribution marginal(int index) {
        Checks.index(index, dimension());
        return coordinates.get(index);
    }

    @Override
    public Distribution marginal(int... indices) {
        Checks.indices(indices, dimension());
        return select(indices);
    }

    /** The coordinates are independent, so the given values change nothing. */
    @Override
    public Distribution conditional(int[] given, double[] values) {
        Checks.given(given, values, dimension());
        return select(Checks.free(given, dimension()));
    }

    private Distribution select(int[] indices) {
        return indices.length == 1
                ? coordinates.get(indices[0])
                : of(IntStream.of(indices).mapToObj(coordinates::get).toList());
    }

    @Override
    public IndependentProduct affine(double[] shift, double[] scale) {
        Checks.affine(shift, scale, dimension());
        return of(IntStream.range(0, dimension())
                .mapToObj(d -> coordinates
                        .get(d)
                        .affine(new double[] {shift[d]}, new double[] {scale[d]})
                        .marginal(0))
                .toList());
    }

    /** Every coordinate is tempered. */
    @Override
    public IndependentProduct tempered(double temperature) {
        return of(coordinates.stream().map(c -> c.tempered(temperature)).toList());
    }

    @Override
    public Sampler sampler(RandomGenerator rng) {
        UnivariateSampler[] samplers =
                coordinates.stream().map(c -> c.sampler(rng)).toArray(UnivariateSampler[]::new);
        return new Sampler() {
            @Override
            public int dimension() {
                return samplers.length;
            }

            @Override
            public void sample(double[] out, int offset) {
                for (int d = 0; d < samplers.length; d++) {
                    out[offset + d] = samplers[d].next();
                }
            }
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IndependentProduct that && coordinates.equals(that.coordinates);
    }

    @Override
    public int hashCode() {
        return coordinates.hashCode();
    }

    /** For example {@code IndependentProduct[Laplace(location 0.0, scale 1.0), Laplace(location 1.0, scale 2.0)]}. */
    @Override
    public String toString() {
        return "IndependentProduct" + coordinates;
    }
}
