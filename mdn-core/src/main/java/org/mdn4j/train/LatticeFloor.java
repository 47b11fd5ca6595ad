package org.mdn4j.train;

import java.util.Optional;
import java.util.stream.IntStream;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.Lattice;
import org.mdn4j.data.Standardizer;
import org.mdn4j.family.ComponentFamily;
import org.mdn4j.family.MixtureLayout;

/** The floor of widths that targets on a lattice deserve. */
final class LatticeFloor {

    private static final int LARGEST_SAMPLE = 20_000; // rows; what is no lattice shows long before

    private LatticeFloor() {}

    /**
     * The floor of variances, or of squared scales, in squared standard units, with which no component is narrower than rounding,
     * whose standard deviation is step / sqrt(12). All targets share the floor, so the finest lattice counts, and a target on
     * none lets it be zero; as do families whose widths are not in units of the target.
     *
     * <p>Peaked components get as large a scale as a Gaussian, not as small a standard deviation: their peaks would be the
     * spikes that the floor is there to keep away.
     */
    static double of(MixtureLayout layout, Dataset rows, Standardizer scaling) {
        if (layout.family().scaling() != ComponentFamily.Scaling.AFFINE || !layout.hasWidths()) {
            return 0;
        }
        double narrowest = Math.min(1, layout.family().smallestDeviation());
        double smallest = Double.POSITIVE_INFINITY;
        for (int d = 0; d < scaling.columns(); d++) {
            double rounding = lattice(rows, d).map(Lattice::roundingDeviation).orElse(0.0);
            double floor = rounding / scaling.scale()[d] / narrowest;
            smallest = Math.min(smallest, floor * floor);
        }
        return smallest;
    }

    /** The lattice of a target, if it has one. */
    static Optional<Lattice> lattice(Dataset rows, int target) {
        return Lattice.find(sample(rows, target));
    }

    private static double[] sample(Dataset rows, int target) {
        int count = Math.min(LARGEST_SAMPLE, rows.size());
        return IntStream.range(0, count)
                .mapToDouble(i -> rows.y((int) ((long) i * rows.size() / count))[target])
                .filter(Double::isFinite)
                .toArray();
    }
}
