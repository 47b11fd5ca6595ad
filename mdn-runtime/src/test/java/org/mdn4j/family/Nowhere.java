package org.mdn4j.family;

import java.util.List;
import org.mdn4j.distribution.Distribution;

/** A family whose density is zero everywhere. */
final class Nowhere implements ComponentFamily {

    @Override
    public String name() {
        return "nowhere";
    }

    @Override
    public List<Parameter> parameters(int targets) {
        return List.of(new Parameter("means", targets, Parameter.Role.LOCATION, Constraint.IDENTITY));
    }

    @Override
    public double logDensity(double[] link, double[] y, double[] gradient) {
        return Double.NEGATIVE_INFINITY;
    }

    @Override
    public Distribution component(double[] link) {
        throw new UnsupportedOperationException();
    }

    @Override
    public double[] rawFromMoments(double[] mean, double[] standardDeviation) {
        throw new UnsupportedOperationException();
    }
}
