package org.mdn4j.distribution;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;

/**
 * The Gaussian over {@code R^D} with a full covariance matrix, held by its Cholesky factor L, {@code covariance = L L^T}.
 *
 * <p>Quantities that depend on the inverse of the covariance lose as many digits as the condition number of the factor
 * has: half as many as that of the covariance.
 */
public final class MultivariateGaussian implements Distribution {

    /** How far two opposite covariances may differ, relative to the two standard deviations. */
    private static final double ASYMMETRY = 1e-10;

    private final double[] mean; // [D]
    private final double[][] factor; // [D][D], lower triangle, positive diagonal
    private final double logNormaliser;

    private MultivariateGaussian(double[] mean, double[][] factor) {
        this.mean = mean;
        this.factor = factor;
        double sum = mean.length * Gaussian.HALF_LOG_TWO_PI;
        for (int d = 0; d < mean.length; d++) {
            Checks.finite("mean", mean[d]);
            sum += Math.log(factor[d][d]);
        }
        this.logNormaliser = sum;
    }

    /**
     * The Gaussian with a given covariance matrix.
     *
     * @param mean finite, {@code [D]}, D at least 1
     * @param covariance symmetric and positive definite, {@code [D][D]}
     * @throws IllegalArgumentException if the shapes do not agree or the covariance is not symmetric and positive
     *     definite
     */
    public static MultivariateGaussian of(double[] mean, double[][] covariance) {
        checkSquare("covariance", mean, covariance);
        for (int i = 0; i < mean.length; i++) {
            for (int j = 0; j < i; j++) {
                double scale = Math.sqrt(Math.abs(covariance[i][i] * covariance[j][j]));
                if (!(Math.abs(covariance[i][j] - covariance[j][i]) <= ASYMMETRY * scale)) {
                    throw new IllegalArgumentException("need a symmetric covariance but got " + covariance[i][j]
                            + " at [" + i + "][" + j + "] and " + covariance[j][i] + " opposite");
                }
            }
        }
        return factorised(mean.clone(), covariance);
    }

    /**
     * The Gaussian with a given Cholesky factor of its covariance.
     *
     * @param mean finite, {@code [D]}, D at least 1
     * @param factor {@code [D][D]}: finite, positive on the diagonal, zero above it; {@code covariance = factor
     *     factor^T}
     * @throws IllegalArgumentException if the shapes do not agree or an entry is out of range
     */
    public static MultivariateGaussian ofCholesky(double[] mean, double[][] factor) {
        checkSquare("factor", mean, factor);
        double[][] copy = new double[mean.length][];
        for (int i = 0; i < mean.length; i++) {
            copy[i] = factor[i].clone();
            for (int j = 0; j < mean.length; j++) {
                Checks.finite("entry of the factor", factor[i][j]);
                if (j > i && factor[i][j] != 0) {
                    throw new IllegalArgumentException("need a factor that is zero above its diagonal but got "
                            + factor[i][j] + " at [" + i + "][" + j + "]");
                }
            }
            Checks.positive("diagonal entry of the factor", factor[i][i]);
        }
        return new MultivariateGaussian(mean.clone(), copy);
    }

    /**
     * The Gaussian with a covariance of low rank plus a diagonal: {@code factors factors^T + diag(variances)}, as in
     * factor analysis.
     *
     * @param mean finite, {@code [D]}, D at least 1
     * @param factors finite loadings, {@code [D][R]}
     * @param variances positive, {@code [D]}; not standard deviations
     * @throws IllegalArgumentException if the shapes do not agree or a value is out of range
     */
    public static MultivariateGaussian lowRank(double[] mean, double[][] factors, double[] variances) {
        checkDimension(mean);
        Checks.length("rows of factors", mean.length, factors.length);
        Checks.length("variances", mean.length, variances.length);
        int rank = factors[0].length;
        double[][] rows = new double[mean.length][rank + mean.length];
        for (int i = 0; i < mean.length; i++) {
            Checks.length("factors in every row", rank, factors[i].length);
            Checks.finite("product of factors", Cholesky.dot(factors[i], factors[i], rank));
            System.arraycopy(factors[i], 0, rows[i], 0, rank);
            rows[i][rank + i] = Math.sqrt(Checks.positive("variance", variances[i]));
        }
        return new MultivariateGaussian(mean.clone(), Cholesky.ofRows(rows));
    }

    private static MultivariateGaussian factorised(double[] mean, double[][] covariance) {
        double[][] factor = Cholesky.factor(covariance);
        if (factor == null) {
            throw new IllegalArgumentException(
                    "need a positive definite covariance but got " + Arrays.deepToString(covariance));
        }
        return new MultivariateGaussian(mean, factor);
    }

    private static void checkSquare(String name, double[] mean, double[][] matrix) {
        checkDimension(mean);
        Checks.length("rows of the " + name, mean.length, matrix.length);
        for (double[] row : matrix) {
            Checks.length("columns of the " + name, mean.length, row.length);
        }
    }

    private static void checkDimension(double[] mean) {
        if (mean.length == 0) {
            throw new IllegalArgumentException("need at least one coordinate but got none");
        }
    }

    @Override
    public int dimension() {
        return mean.length;
    }

    @Override
    public double logDensity(double... y) {
        Checks.length("coordinates", mean.length, y.length);
        double[] u = new double[mean.length];
        for (int d = 0; d < u.length; d++) {
            u[d] = y[d] - mean[d];
        }
        Cholesky.solveLower(factor, u);
        return -0.5 * Cholesky.dot(u, u, u.length) - logNormaliser;
    }

    @Override
    public double[] mean() {
        return mean.clone();
    }

    @Override
    public double[][] covariance() {
        return Cholesky.product(factor);
    }

    /** The Cholesky factor of the covariance, {@code [D][D]}: lower triangle, positive diagonal. */
    public double[][] choleskyFactor() {
        double[][] copy = new double[factor.length][];
        Arrays.setAll(copy, i -> factor[i].clone());
        return copy;
    }

    @Override
    public Gaussian marginal(int index) {
        Checks.index(index, mean.length);
        return Gaussian.of(mean[index], norm(factor[index]));
    }

    /** {@inheritDoc} One index gives a {@link Gaussian}, several a {@link MultivariateGaussian}. */
    @Override
    public Distribution marginal(int... indices) {
        Checks.indices(indices, mean.length);
        if (indices.length == 1) {
            return marginal(indices[0]);
        }
        return new MultivariateGaussian(select(indices), Cholesky.ofRows(rows(indices)));
    }

    /**
     * {@inheritDoc}
     *
     * <p>With the given coordinates put first, the factor is {@code [[A, 0], [B, C]]}: the mean moves by {@code B A^-1}
     * times the distance of the given values from their means, and C is the factor of what remains (Bishop 2006, eq.
     * 2.81 and 2.82, in terms of factors).
     */
    @Override
    public Distribution conditional(int[] given, double[] values) {
        Checks.given(given, values, mean.length);
        if (given.length == 0) {
            return this;
        }
        int[] free = Checks.free(given, mean.length);
        int[] order = Arrays.copyOf(given, mean.length);
        System.arraycopy(free, 0, order, given.length, free.length);
        double[][] joint = Cholesky.ofRows(rows(order));
        double[] u = new double[given.length];
        Arrays.setAll(u, i -> values[i] - mean[given[i]]);
        Cholesky.solveLower(joint, u);
        double[] newMean = select(free);
        double[][] newFactor = new double[free.length][];
        for (int i = 0; i < free.length; i++) {
            double[] row = joint[given.length + i];
            newMean[i] += Cholesky.dot(row, u, u.length);
            newFactor[i] = Arrays.copyOfRange(row, given.length, row.length);
        }
        return free.length == 1
                ? Gaussian.of(newMean[0], newFactor[0][0])
                : new MultivariateGaussian(newMean, newFactor);
    }

    private double[] select(int[] indices) {
        double[] selected = new double[indices.length];
        Arrays.setAll(selected, i -> mean[indices[i]]);
        return selected;
    }

    /** Rows of the factor in a given order, {@code [indices][D]}. */
    private double[][] rows(int[] indices) {
        return Arrays.stream(indices).mapToObj(i -> factor[i].clone()).toArray(double[][]::new);
    }

    private static double norm(double[] row) {
        double largest = 0;
        for (double value : row) {
            largest = Math.max(largest, Math.abs(value));
        }
        double sum = 0;
        for (double value : row) {
            sum += (value / largest) * (value / largest);
        }
        return largest * Math.sqrt(sum);
    }

    @Override
    public MultivariateGaussian affine(double[] shift, double[] scale) {
        Checks.affine(shift, scale, mean.length);
        double[] newMean = new double[mean.length];
        double[][] newFactor = new double[mean.length][mean.length];
        for (int i = 0; i < mean.length; i++) {
            newMean[i] = shift[i] + scale[i] * mean[i];
            for (int j = 0; j <= i; j++) {
                newFactor[i][j] = scale[i] * factor[i][j];
            }
        }
        return new MultivariateGaussian(newMean, newFactor);
    }

    @Override
    public Distribution tempered(double temperature) {
        Temperature.check(temperature);
        if (temperature == 0 || temperature == 1) {
            return Temperature.aboutMean(this, temperature);
        }
        double spread = Math.sqrt(temperature);
        return new MultivariateGaussian(
                mean,
                Arrays.stream(factor)
                        .map(row -> Arrays.stream(row).map(v -> v * spread).toArray())
                        .toArray(double[][]::new));
    }

    @Override
    public Sampler sampler(RandomGenerator rng) {
        ContinuousSampler standard = Draws.gaussian(rng);
        double[] z = new double[mean.length];
        return new Sampler() {
            @Override
            public int dimension() {
                return mean.length;
            }

            @Override
            public void sample(double[] out, int offset) {
                for (int d = 0; d < z.length; d++) {
                    z[d] = standard.sample();
                    out[offset + d] = mean[d] + Cholesky.dot(factor[d], z, d + 1);
                }
            }
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MultivariateGaussian that
                && Arrays.equals(mean, that.mean)
                && Arrays.deepEquals(factor, that.factor);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(mean) + Arrays.deepHashCode(factor);
    }

    /** For example {@code MultivariateGaussian(mean [0.0, 1.0], covariance [[1.0, 0.5], [0.5, 4.0]])}. */
    @Override
    public String toString() {
        return "MultivariateGaussian(mean " + Arrays.toString(mean) + ", covariance "
                + Arrays.deepToString(covariance()) + ")";
    }
}
