package org.mdn4j.distribution;

import java.util.Arrays;
import java.util.List;

/** Values with a probability of their own. */
final class Atoms {

    private Atoms() {}

    /** Whether a value is one. */
    static boolean at(UnivariateDistribution distribution, double y) {
        return Double.isFinite(y) && distribution.atoms(y, y).length > 0;
    }

    /** Whether an interval has any; of counts without listing them. */
    static boolean within(UnivariateDistribution distribution, double lower, double upper) {
        if (distribution instanceof UnivariateMixture mixture) {
            return mixture.alive().anyMatch(part -> within(part, lower, upper));
        }
        if (distribution instanceof CountDistribution) {
            return Math.max(0, Math.ceil(lower)) <= Math.floor(upper);
        }
        if (distribution instanceof ZeroInflated inflated) {
            return lower <= 0 && upper >= 0 || within(inflated.rest(), lower, upper);
        }
        return possible(distribution) && Double.isFinite(upper - lower) && distribution.atoms(lower, upper).length > 0;
    }

    /** The probability of a value: zero where it only has a density. */
    static double mass(UnivariateDistribution distribution, double y) {
        return at(distribution, y) ? distribution.density(y) : 0;
    }

    /** Whether a distribution may have some; only of classes that are not of this library it cannot be told. */
    static boolean possible(Distribution distribution) {
        if (distribution instanceof Mixture mixture) {
            return mixture.components().stream().anyMatch(Atoms::possible);
        }
        if (distribution instanceof IndependentProduct product) {
            return product.coordinates().stream().anyMatch(Atoms::possible);
        }
        if (distribution instanceof Affine affine) {
            return possible(affine.base());
        }
        if (distribution instanceof Truncated truncated) {
            return possible(truncated.parent());
        }
        boolean continuous = distribution instanceof Gaussian
                || distribution instanceof Uniform
                || distribution instanceof Parametric && !onlyAtoms(distribution);
        return distribution instanceof UnivariateDistribution && !continuous;
    }

    /** Whether a distribution of this library is one of atoms alone. */
    private static boolean onlyAtoms(Distribution distribution) {
        return distribution instanceof CountDistribution || distribution instanceof PointMass;
    }

    /** The probability of all of them together. */
    static double share(UnivariateDistribution distribution) {
        if (onlyAtoms(distribution)) {
            return 1;
        }
        if (distribution instanceof ZeroInflated inflated) {
            return inflated.zeroProbability() + (1 - inflated.zeroProbability()) * share(inflated.rest());
        }
        if (distribution instanceof Affine affine) {
            return share(affine.base());
        }
        if (distribution instanceof UnivariateMixture mixture) {
            double[] weights = mixture.weights();
            double sum = 0;
            for (int k = 0; k < weights.length; k++) {
                sum += weights[k] * share(mixture.components().get(k).marginal(0));
            }
            return sum;
        }
        Interval support = distribution.support();
        return possible(distribution)
                ? Arrays.stream(distribution.atoms(support.lower(), support.upper()))
                        .map(atom -> mass(distribution, atom))
                        .sum()
                : 0;
    }

    /** Whether at some points some components may have an atom and others a density. */
    static boolean besideDensities(List<Distribution> components) {
        return components.stream().anyMatch(Atoms::possible)
                && !components.stream().allMatch(Atoms::onlyAtoms);
    }

    /**
     * Leaves only the terms of a mixture that count at a point: beside an atom a density is nothing, and beside an atom in
     * more coordinates one in fewer is.
     *
     * @param terms log densities at the point, {@code [K]}; those that do not count become minus infinity
     */
    static void dominate(double[] terms, List<Distribution> components, double[] y) {
        int[] order = new int[terms.length];
        int highest = 0;
        for (int k = 0; k < terms.length; k++) {
            order[k] = terms[k] > Double.NEGATIVE_INFINITY ? order(components.get(k), y) : 0;
            highest = Math.max(highest, order[k]);
        }
        for (int k = 0; k < terms.length; k++) {
            terms[k] = order[k] < highest ? Double.NEGATIVE_INFINITY : terms[k];
        }
    }

    /** In how many coordinates of a point there is an atom. */
    private static int order(Distribution distribution, double[] y) {
        if (distribution instanceof UnivariateDistribution univariate) {
            return at(univariate, y[0]) ? 1 : 0;
        }
        if (distribution instanceof IndependentProduct product) {
            int order = 0;
            for (int d = 0; d < y.length; d++) {
                order += at(product.coordinates().get(d), y[d]) ? 1 : 0;
            }
            return order;
        }
        if (distribution instanceof Mixture mixture) {
            int order = 0;
            for (Distribution component : mixture.components()) {
                order = component.logDensity(y) > Double.NEGATIVE_INFINITY
                        ? Math.max(order, order(component, y))
                        : order;
            }
            return order;
        }
        return 0;
    }
}
