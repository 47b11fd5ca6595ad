package org.mdn4j.train;

import java.util.stream.IntStream;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.Lattice;
import org.mdn4j.data.Standardizer;
import org.mdn4j.family.ComponentFamily;
import org.mdn4j.family.MixtureLayout;
import org.mdn4j.family.Parameter;

/** The smallest variance of components that targets on a lattice deserve. */
final class LatticeFloor {

    private static final int LARGEST_SAMPLE = 20_000; // rows; what is no lattice shows long before

    private LatticeFloor() {}

    /**
     * The floor of variances, or of squared scales, with which no component is narrower than rounding: its variance, step^2 /
     * 12, in squared standard units for Gaussians. All targets share the floor, so the finest lattice
     * counts, and a target on none lets it be zero; as do families whose widths are not in units of the target.
     */
    static double variance(MixtureLayout layout, Dataset rows, Standardizer scaling) {
        if (layout.family().scaling() != ComponentFamily.Scaling.AFFINE || width(layout) == null) {
            return 0;
        }
        double smallest = Double.POSITIVE_INFINITY;
        for (int d = 0; d < scaling.columns(); d++) {
            double rounding = Lattice.find(sample(rows, d))
                    .map(Lattice::roundingDeviation)
                    .orElse(0.0);
            double deviation = rounding / scaling.scale()[d] / layout.family().smallestDeviation();
            smallest = Math.min(smallest, deviation * deviation);
        }
        return smallest;
    }

    private static double[] sample(Dataset rows, int target) {
        int count = Math.min(LARGEST_SAMPLE, rows.size());
        return IntStream.range(0, count)
                .mapToDouble(i -> rows.y((int) ((long) i * rows.size() / count))[target])
                .filter(Double::isFinite)
                .toArray();
    }

    /** The smallest variance that a component of a layout can have, in squared standard units; 0 if it has no width. */
    static double smallestVariance(MixtureLayout layout) {
        double deviation = layout.family().smallestDeviation();
        return floor(layout) * deviation * deviation;
    }

    /** The floor of variances, or of squared scales, that a layout has; 0 if it has no width. */
    static double floor(MixtureLayout layout) {
        Parameter width = width(layout);
        if (width == null) {
            return 0;
        }
        double floor = width.constraint().floor();
        return width.role() == Parameter.Role.VARIANCE ? floor : floor * floor;
    }

    private static Parameter width(MixtureLayout layout) {
        return layout.groups().stream()
                .map(MixtureLayout.Group::parameter)
                .filter(parameter -> parameter.role().isWidth())
                .findFirst()
                .orElse(null);
    }
}
