package org.mdn4j.distribution;

/**
 * Where in the complex plane a standard density, symmetric about zero, is analytic, and so on which pieces of the line a {@link
 * org.mdn4j.special.GaussLegendre} rule has all its digits.
 */
interface AnalyticDomain {

    /** The long half-axis of the ellipse about [-1, 1] whose foci are its ends and whose half-axes add up to 2.37: 2.37^-40 is 1e-15. */
    double LONG_AXIS = 1.396;

    /** The short half-axis of that ellipse. */
    double SHORT_AXIS = 0.974;

    /** Whether the density is analytic, and not large, inside of the ellipse about {@code middle +- half}. */
    boolean resolves(double middle, double half);

    /** Whether no piece may have the centre inside of it. */
    boolean cutAtCentre();

    /** The distance from the centre beyond which the density is below rounding; may be infinite. */
    double end();
}
