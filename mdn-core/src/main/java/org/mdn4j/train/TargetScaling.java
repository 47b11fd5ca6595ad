package org.mdn4j.train;

import java.util.List;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.Standardizer;
import org.mdn4j.family.ComponentFamily;

/** How far targets may be standardised, which depends on the family: a count stays a count. */
final class TargetScaling {

    private TargetScaling() {}

    static Standardizer fit(ComponentFamily family, Dataset data) {
        return switch (family.scaling()) {
            case AFFINE -> Standardizer.fitTargets(data);
            case SCALE_ONLY -> Standardizer.fitTargetScale(data);
            case NONE -> Standardizer.identity(data.columns().targets().size());
        };
    }

    /**
     * Refuses targets that no component of the family can produce. Missing ones (NaN) are fine.
     *
     * @throws IllegalArgumentException naming the row and the column
     */
    static void checkSupport(ComponentFamily family, Dataset data) {
        List<String> names = data.columns().targets();
        double[] y = new double[names.size()];
        for (int i = 0; i < data.size(); i++) {
            data.y(i, y);
            for (int d = 0; d < y.length; d++) {
                if (!Double.isNaN(y[d]) && !family.supports(y[d])) {
                    throw new IllegalArgumentException("family " + family.name() + " needs " + family.support()
                            + " but got " + y[d] + " for '" + names.get(d) + "' in row " + i);
                }
            }
        }
    }
}
