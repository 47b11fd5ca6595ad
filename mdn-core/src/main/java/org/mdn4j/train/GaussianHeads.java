package org.mdn4j.train;

import org.mdn4j.family.Constraint;
import org.mdn4j.family.MixtureLayout;

/** Where a raw row of Gaussian components with independent targets has its logits, means and variances. */
record GaussianHeads(int components, int targets, int width, int means, int variances, Constraint variance) {

    /** @param what asks, for the message */
    static GaussianHeads of(MixtureLayout layout, String what) {
        if (!layout.family().name().equals("gaussian")) {
            throw new IllegalArgumentException("need family gaussian for " + what + " in the objective but got "
                    + layout.family().name());
        }
        MixtureLayout.Group means = layout.groups().get(0);
        MixtureLayout.Group variances = layout.groups().get(1);
        return new GaussianHeads(
                layout.components(),
                layout.targets(),
                layout.width(),
                means.offset(),
                variances.offset(),
                variances.parameter().constraint());
    }

    double variance(float[] raw, int row, int k, int d) {
        return variance.value(raw[row * width + variances + k * targets + d]);
    }

    /** How fast a variance rises with its raw number. */
    double slope(float[] raw, int row, int k, int d) {
        return variance.derivative(raw[row * width + variances + k * targets + d]);
    }

    double mean(float[] raw, int row, int k, int d) {
        return raw[row * width + means + k * targets + d];
    }

    /** Writes the mixture weights of a row, {@code [K]}. */
    void weights(float[] raw, int row, double[] out) {
        Softmax.of(raw, row * width, components, out);
    }
}
