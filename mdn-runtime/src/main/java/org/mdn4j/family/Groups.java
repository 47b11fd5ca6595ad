package org.mdn4j.family;

/** Parameter groups that several families share, with their default constraints; sizes are for one target. */
final class Groups {

    /** Floor of a scale for standardised targets: a thousandth of the standard deviation of the target. */
    static final double SCALE_FLOOR = 1e-3;

    private Groups() {}

    static Parameter locations() {
        return new Parameter("locations", 1, Parameter.Role.LOCATION, Constraint.IDENTITY);
    }

    static Parameter scales() {
        return positive("scales", Parameter.Role.SCALE, SCALE_FLOOR);
    }

    /** A positive parameter behind softplus, which is linear for large values. */
    static Parameter positive(String name, Parameter.Role role, double floor) {
        return new Parameter(name, 1, role, Constraint.positive(PositiveFunction.SOFTPLUS, floor));
    }

    /** A positive parameter that may be of any order of magnitude: a step of the raw output multiplies it. */
    static Parameter multiplicative(String name, Parameter.Role role, double floor) {
        return new Parameter(name, 1, role, Constraint.positive(PositiveFunction.EXP, floor));
    }
}
