package org.mdn4j.engine;

import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.layers.BaseLayer;

/**
 * DL4J's gradient normalisation of one layer, after the division by the batch size and before the updater.
 *
 * @param start where the layer's part of the flat vector starts
 * @param end where it ends
 */
record GradientClip(int start, int end, boolean byNorm, float threshold) {

    /** The clip of a layer, or null if it has none. */
    static GradientClip of(BaseLayer layer, int start, int end, String where) throws UnsupportedConfigurationException {
        GradientNormalization normalization = layer.getGradientNormalization();
        float threshold = (float) layer.getGradientNormalizationThreshold();
        if (normalization == null || normalization == GradientNormalization.None) {
            return null;
        }
        return switch (normalization) {
            case ClipL2PerLayer -> new GradientClip(start, end, true, threshold);
            case ClipElementWiseAbsoluteValue -> new GradientClip(start, end, false, threshold);
            default -> throw new UnsupportedConfigurationException(where, "gradient normalisation " + normalization);
        };
    }

    /** Changes the layer's part of the flat gradient in place. */
    void apply(float[] gradient) {
        if (!byNorm) {
            for (int i = start; i < end; i++) {
                gradient[i] = Math.max(-threshold, Math.min(threshold, gradient[i]));
            }
            return;
        }
        double norm = Math.sqrt(squares(gradient));
        if (norm > threshold) {
            float factor = (float) (threshold / norm);
            for (int i = start; i < end; i++) {
                gradient[i] *= factor;
            }
        }
    }

    /** Four sums at a time: one would wait for itself at every step. */
    private double squares(float[] gradient) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = start;
        for (; i + 3 < end; i += 4) {
            a += (double) gradient[i] * gradient[i];
            b += (double) gradient[i + 1] * gradient[i + 1];
            c += (double) gradient[i + 2] * gradient[i + 2];
            d += (double) gradient[i + 3] * gradient[i + 3];
        }
        for (; i < end; i++) {
            a += (double) gradient[i] * gradient[i];
        }
        return a + b + c + d;
    }
}
