package org.mdn4j.metrics;

import java.util.Arrays;
import org.mdn4j.family.MixtureLayout;
import org.mdn4j.family.Parameter;
import org.mdn4j.model.MdnModel;

/** The smallest standard deviations that components of a model may have. */
final class ScaleFloors {

    /** How far above the floor, as a factor, counts as on it: a softplus only comes near. */
    static final double NEAR = 1.1;

    private ScaleFloors() {}

    /** {@code [D]}, in target units; zero where the family has no floor of its width. */
    static double[] inDataUnits(MdnModel model) {
        double[] floors = model.targetScaling().scale();
        double standard = standard(model.layout());
        Arrays.setAll(floors, d -> floors[d] * standard);
        return floors;
    }

    private static double standard(MixtureLayout layout) {
        for (MixtureLayout.Group group : layout.groups()) {
            double floor = group.parameter().constraint().floor();
            if (group.parameter().role() == Parameter.Role.VARIANCE) {
                return Math.sqrt(floor);
            }
            if (group.parameter().role() == Parameter.Role.SCALE) {
                return floor * unitDeviation(layout);
            }
        }
        return 0;
    }

    /** The standard deviation of a component of scale one; zero, so that nothing is on the floor, where it has none. */
    private static double unitDeviation(MixtureLayout layout) {
        int size = layout.groups().stream()
                .mapToInt(group -> group.parameter().size())
                .sum();
        double variance = layout.family().component(new double[size]).covariance()[0][0]; // links of 0 are scales of 1
        return Double.isFinite(variance) ? Math.sqrt(variance) : 0;
    }
}
