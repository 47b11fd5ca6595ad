package org.mdn4j.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mdn4j.data.Columns;
import org.mdn4j.data.InputFeatures;
import org.mdn4j.data.Standardizer;
import org.mdn4j.distribution.Mixture;
import org.mdn4j.family.MixtureLayout;
import org.mdn4j.network.RawNetwork;

/**
 * Networks with the way from data units into them and back.
 *
 * @param columns names of inputs and targets
 * @param features what the networks see of the inputs
 * @param targetScaling what the targets went through
 * @param layout the columns of the networks' raw rows, in standard units
 * @param members at least one network
 */
record ScaledNetworks(
        Columns columns,
        InputFeatures features,
        Standardizer targetScaling,
        MixtureLayout layout,
        List<RawNetwork> members) {

    /** Checks that the sizes agree. */
    ScaledNetworks {
        members = List.copyOf(members);
        check("columns of the input scaling", columns.inputs().size(), features.inputs());
        check("columns of the target scaling", columns.targets().size(), targetScaling.columns());
        check("targets in the layout", columns.targets().size(), layout.targets());
        if (members.isEmpty()) {
            throw new IllegalArgumentException("need at least one network but got none");
        }
        for (RawNetwork member : members) {
            check("inputs of a network", features.size(), member.inputs());
            check("outputs of a network", layout.width(), member.outputs());
        }
    }

    static void check(String what, int expected, int actual) {
        if (expected != actual) {
            throw new IllegalArgumentException("need " + expected + " " + what + " but got " + actual);
        }
    }

    ScaledNetworks with(MixtureLayout otherLayout, List<? extends RawNetwork> others) {
        return new ScaledNetworks(columns, features, targetScaling, otherLayout, List.copyOf(others));
    }

    /**
     * Turns the inputs of one row into what the networks see.
     *
     * @param seen receives it, {@code [features]} numbers from {@code offset} on
     * @param row which one it is, for messages; negative if it is the only one
     */
    void see(double[] x, float[] seen, int offset, int row) {
        for (int j = 0; j < x.length; j++) {
            if (!Double.isFinite(x[j])) {
                throw new IllegalArgumentException("need finite inputs but got " + x[j] + " for '"
                        + columns.inputs().get(j) + "'" + (row < 0 ? "" : " in row " + row));
            }
        }
        features.apply(x, seen, offset);
    }

    /** The raw rows of the members, {@code [members][P]}. */
    List<double[]> rawRows(double[] x) {
        if (x.length != columns.inputs().size()) {
            throw new IllegalArgumentException(
                    "need " + columns.inputs().size() + " inputs " + columns.inputs() + " but got " + x.length);
        }
        float[] seen = new float[features.size()];
        see(x, seen, 0, -1);
        float[] row = new float[layout.width()];
        List<double[]> raws = new ArrayList<>(members.size());
        for (RawNetwork member : members) {
            member.forwardPass().run(seen, row);
            double[] raw = new double[row.length];
            for (int j = 0; j < raw.length; j++) {
                if (!Float.isFinite(row[j])) {
                    throw new IllegalArgumentException(
                            "need inputs within the range of single precision but the network overflows at "
                                    + Arrays.toString(x));
                }
                raw[j] = row[j];
            }
            raws.add(raw);
        }
        return raws;
    }

    /** The prediction that the raw rows of the members make together. */
    Mixture inDataUnits(List<double[]> raws) {
        return layout.mixture(raws, targetScaling.shift(), targetScaling.scale());
    }

    /** See {@link MdnModel#logJacobian}. */
    double logJacobian(double[] y) {
        double sum = 0;
        double[] scale = targetScaling.scale();
        for (int d = 0; d < scale.length; d++) {
            sum += Double.isNaN(y[d]) || layout.family().isAtom(y[d]) ? 0 : Math.log(scale[d]);
        }
        return sum;
    }
}
