package org.mdn4j.family;

import java.util.Arrays;
import java.util.List;
import org.mdn4j.distribution.Distribution;

/**
 * What one component of a mixture is worth: its parameters, likelihood with gradient, and distribution.
 *
 * <p>Stateless and thread-safe; found by {@link java.util.ServiceLoader}, so that a new family is one class and one line
 * in {@code META-INF/services}.
 *
 * <p>{@code link} arrays hold the parameters of one component, group behind group in the order of {@link #parameters},
 * on the link scale of {@link Constraint}: unconstrained ones as they are, positive ones by their natural logarithm. In
 * other words: the raw row that a network with {@code exp} and no floor would put out.
 */
public interface ComponentFamily {

    /** Stable and lower case, such as {@code gaussian}: it is written into models. */
    String name();

    /**
     * The parameter groups of a component.
     *
     * @param targets the number of targets, D, at least 1
     * @throws IllegalArgumentException if the family does not extend to that many targets
     */
    List<Parameter> parameters(int targets);

    /**
     * The log density of one component at a point, in nats, and its gradient.
     *
     * @param link parameters on the link scale
     * @param y the point, {@code [D]}; a NaN coordinate counts as missing and is integrated out
     * @param gradient receives the derivatives with respect to {@code link}, same shape; or null
     * @return finite wherever the density is positive; {@code -Infinity} outside the support
     */
    double logDensity(double[] link, double[] y, double[] gradient);

    /** The distribution of one component, over {@code R^D}. */
    Distribution component(double[] link);

    /**
     * Parameters on the link scale of a component with given moments, or as near as the family comes: the start of
     * training.
     *
     * @param mean {@code [D]}
     * @param standardDeviation positive, {@code [D]}
     */
    double[] rawFromMoments(double[] mean, double[] standardDeviation);

    /**
     * Parameters on the link scale of a component like a Gaussian; the default loses correlations.
     *
     * @param mean {@code [D]}
     * @param covariance positive definite, {@code [D][D]}
     */
    default double[] rawFromGaussian(double[] mean, double[][] covariance) {
        double[] standardDeviation = new double[mean.length];
        Arrays.setAll(standardDeviation, d -> Math.sqrt(covariance[d][d]));
        return rawFromMoments(mean, standardDeviation);
    }

    /**
     * The smallest standard deviation that a component with a scale of one has, whatever its shape: a floor of scales times
     * this is one of standard deviations. The default is one.
     */
    default double smallestDeviation() {
        return 1;
    }

    /**
     * A likelihood of many single-precision rows at once; the default goes through {@link #logDensity} row by row.
     *
     * @param layout one of this family
     */
    default BatchLikelihood batchLikelihood(MixtureLayout layout) {
        return new ScalarBatchLikelihood(layout);
    }

    /** How targets may be standardised before training. */
    enum Scaling {
        /** Shifted and divided: families over the whole line. */
        AFFINE,
        /** Divided only: families on positive numbers, to which zero is not any value. */
        SCALE_ONLY,
        /** Neither: families on an interval, on angles, on counts. */
        NONE
    }

    /** What standardisation of targets the family allows; {@link Scaling#AFFINE} unless it says otherwise. */
    default Scaling scaling() {
        return Scaling.AFFINE;
    }

    /**
     * Whether a target can be learnt from: finite, and of positive, finite density under some component.
     *
     * @param y one coordinate of a target, in the units it is recorded in; not NaN, which counts as missing
     */
    default boolean supports(double y) {
        return Double.isFinite(y);
    }

    /**
     * Whether a target may be drawn with a probability of its own rather than a density, as zero by zero-inflated
     * families: such a probability has no Jacobian.
     *
     * @param y one coordinate of a target
     */
    default boolean isAtom(double y) {
        return false;
    }

    /** The targets that {@link #supports} lets pass, to complete "need ... but got -1.0". */
    default String support() {
        return "a finite target";
    }
}
