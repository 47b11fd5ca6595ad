package org.mdn4j.metrics;

/**
 * What one component of one member does on a data set.
 *
 * @param member the network, from 0
 * @param component from 0
 * @param weight the mean of its mixture weight over the rows
 * @param responsibility the mean of its posterior probability over the rows: the share of the rows it explains
 * @param atFloor the share of what it explains where its standard deviation is at the floor, for some target
 * @param singleValue the share of what it explains that lies on one and the same value of a target
 */
public record ComponentUse(
        int member, int component, double weight, double responsibility, double atFloor, double singleValue) {

    private static final double DEAD = 1e-3;
    private static final double MOST = 0.9;

    /** Whether it explains less than a thousandth of the rows. */
    public boolean isDead() {
        return responsibility < DEAD;
    }

    /** Whether it mostly is as narrow as it may be: it would be a spike if it could. */
    public boolean isDegenerate() {
        return !isDead() && atFloor > MOST;
    }

    /** Whether it stands for one recurring value, such as a cap: at most a tenth of what it explains is elsewhere. */
    public boolean isOnSingleValue() {
        return !isDead() && singleValue > MOST;
    }
}
