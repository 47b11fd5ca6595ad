package org.mdn4j.family;

import org.mdn4j.distribution.UnivariateDistribution;
import org.mdn4j.distribution.VonMises;
import org.mdn4j.special.BesselFunctions;

/** The {@link VonMises} distribution, for angles in radians. Groups: mean directions, concentrations. */
public final class VonMisesFamily extends ProductFamily {

    private static final double LOG_TWO_PI = 1.83787706640934548356;

    private static final double CONCENTRATION_FLOOR = 1e-6;

    /** For {@link java.util.ServiceLoader}; others call {@link Families#of}. */
    public VonMisesFamily() {
        super(
                "von-mises",
                new Parameter("mean directions", 1, Parameter.Role.LOCATION, Constraint.IDENTITY),
                Groups.positive("concentrations", Parameter.Role.SHAPE, CONCENTRATION_FLOOR));
    }

    @Override
    double coordinate(double[] link, int d, int targets, double y, double[] gradient) {
        if (!supports(y)) {
            Targets.outside(gradient, d, targets, 2);
            return Double.NEGATIVE_INFINITY;
        }
        double concentration = positive(link[targets + d]);
        double difference = y - link[d];
        double sine = Math.sin(0.5 * difference);
        double drop = -2 * sine * sine; // cos - 1
        if (gradient != null) {
            gradient[d] = concentration * Math.sin(difference);
            gradient[targets + d] = concentration * (drop + BesselFunctions.ratioComplement(concentration));
        }
        return concentration * drop - BesselFunctions.logScaledI0(concentration) - LOG_TWO_PI;
    }

    @Override
    UnivariateDistribution distribution(double[] link, int d, int targets) {
        return VonMises.of(link[d], positive(link[targets + d]));
    }

    /** The inverse of the variance, less what the circle takes away from a wide distribution. */
    @Override
    double[] start(double mean, double standardDeviation) {
        double variance = standardDeviation * standardDeviation;
        return new double[] {mean, -Math.log(variance * (1 + variance))};
    }

    @Override
    public Scaling scaling() {
        return Scaling.NONE;
    }

    @Override
    public boolean supports(double y) {
        return Targets.isAngle(y);
    }

    @Override
    public String support() {
        return Targets.ANGLE;
    }
}
