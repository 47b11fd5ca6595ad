package org.mdn4j.distribution;

/**
 * A density without singularities but for those straight above and below the centre.
 *
 * @param halfWidth how far along the imaginary axis it behaves: less than where its poles are
 */
record PoleStrip(double halfWidth) implements AnalyticDomain {

    @Override
    public boolean resolves(double middle, double half) {
        double along = middle / (LONG_AXIS * half);
        double across = halfWidth / (SHORT_AXIS * half);
        return along * along + across * across >= 1;
    }

    @Override
    public boolean cutAtCentre() {
        return false;
    }

    @Override
    public double end() {
        return Double.POSITIVE_INFINITY;
    }
}
