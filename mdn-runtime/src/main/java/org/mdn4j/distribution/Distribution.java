package org.mdn4j.distribution;

import java.util.random.RandomGenerator;

/**
 * A probability distribution over {@code R^D}: an immutable value that any number of threads may share.
 *
 * <p>Vectors are {@code double[D]}. A point with a NaN coordinate has density NaN.
 */
public interface Distribution {

    /** The number of coordinates, D. */
    int dimension();

    /**
     * The natural logarithm of the density at a point, in nats.
     *
     * @param y the point, {@code [D]}
     * @return {@code -Infinity} outside the support
     * @throws IllegalArgumentException if {@code y} does not have D coordinates
     */
    double logDensity(double... y);

    /**
     * The density at a point, per unit of each target.
     *
     * @param y the point, {@code [D]}
     * @return zero where the density underflows; {@link #logDensity} does not
     * @throws IllegalArgumentException if {@code y} does not have D coordinates
     */
    default double density(double... y) {
        return Math.exp(logDensity(y));
    }

    /** The mean, {@code [D]}; NaN or infinite where a coordinate has none. */
    double[] mean();

    /** The covariance matrix, {@code [D][D]}; NaN or infinite where it does not exist. */
    double[][] covariance();

    /**
     * The distribution of one coordinate, all others integrated out.
     *
     * @throws IllegalArgumentException if there is no such coordinate
     */
    UnivariateDistribution marginal(int index);

    /**
     * The joint distribution of some coordinates, in the order given.
     *
     * @param indices distinct coordinates, at least one
     * @throws IllegalArgumentException if an index is repeated or out of range
     */
    Distribution marginal(int... indices);

    /**
     * The distribution of the other coordinates, in ascending order, once some are known.
     *
     * @param given distinct coordinates in any order; at least one coordinate must stay free
     * @param values what they are known to be, in the same order
     * @throws IllegalArgumentException if the indices are not distinct, out of range, or leave nothing free
     */
    Distribution conditional(int[] given, double[] values);

    /**
     * The distribution of {@code shift + scale * z}, coordinate by coordinate, where z follows this one.
     *
     * @param shift finite, {@code [D]}
     * @param scale positive and finite, {@code [D]}
     * @throws IllegalArgumentException if a length is not D or a scale is not positive
     */
    Distribution affine(double[] shift, double[] scale);

    /**
     * This distribution made sharper or more blurred: its variance is multiplied by a temperature, and its centre and its
     * support stay as they are. Zero puts all probability on the centre.
     *
     * <p>The centre is the mean, or for {@link StudentT} the location, which need not be one. Draws of a Gaussian move
     * away from it by the root of the temperature; what it means on half a line, an interval, a circle or among counts is
     * said there. The default moves draws in the same way, which is right where every value is possible.
     *
     * @param temperature at least zero; one changes nothing
     * @throws IllegalArgumentException if the temperature is negative or not finite, the mean is not finite, or the
     *     family has no member with such a variance
     */
    default Distribution tempered(double temperature) {
        return Temperature.aboutMean(this, temperature);
    }

    /** An endless source of independent draws; the same generator state gives the same draws. */
    Sampler sampler(RandomGenerator rng);
}
