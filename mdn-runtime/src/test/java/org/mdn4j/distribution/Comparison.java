package org.mdn4j.distribution;

import static org.assertj.core.api.Assertions.assertThat;

/** What a value has to be, and how near. */
@FunctionalInterface
interface Comparison {

    /**
     * Takes note of a value.
     *
     * @param relative allowed error relative to the expected value
     * @param absolute allowed error on top
     */
    void compare(String what, double actual, double expected, double relative, double absolute);

    /** Fails where a value is too far off; a NaN is expected where there is no value. */
    static Comparison asserting(String id) {
        return (what, actual, expected, relative, absolute) -> {
            if (Double.isNaN(expected) || Double.isInfinite(expected)) {
                assertThat(Double.compare(actual, expected))
                        .as("%s of %s: %s instead of %s", what, id, actual, expected)
                        .isZero();
            } else {
                double allowed = relative * Math.abs(expected) + absolute;
                assertThat(Math.abs(actual - expected))
                        .as("%s of %s: %s instead of %s", what, id, actual, expected)
                        .isLessThanOrEqualTo(allowed);
            }
        };
    }
}
