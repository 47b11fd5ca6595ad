package org.mdn4j.family;

/**
 * One group of parameters that every component of a family has.
 *
 * @param name plural and in the field's terms, such as {@code means} or {@code variances}
 * @param size how many numbers a component has of it
 * @param role what it does to the distribution
 * @param constraint the default; that of a {@link Role#VARIANCE} or {@link Role#SCALE} is the user's to replace
 */
public record Parameter(String name, int size, Role role, Constraint constraint) {

    /** What a parameter does to a distribution. */
    public enum Role {
        /** Moves it: in target units. */
        LOCATION,
        /** Stretches it: in target units. */
        SCALE,
        /** Stretches it: in squared target units. */
        VARIANCE,
        /** Changes its form: without units. */
        SHAPE;

        /** Whether the parameter says how wide the distribution is. */
        public boolean isWidth() {
            return this == SCALE || this == VARIANCE;
        }
    }

    /** Checks the size. */
    public Parameter {
        if (size < 1) {
            throw new IllegalArgumentException("need a size of at least 1 for " + name + " but got " + size);
        }
    }
}
