package org.mdn4j.engine;

import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.layers.BaseLayer;

/** DL4J's gradient normalisation of one layer, after the division by the batch size and before the updater. */
final class GradientClip {

    private static final int LANES = 256; // so many that no vector of sums waits for the one before

    private final int start; // of the layer's part of the flat vector
    private final int end;
    private final boolean byNorm;
    private final float threshold;
    private final float[] lanes = new float[LANES];

    private GradientClip(int start, int end, boolean byNorm, float threshold) {
        this.start = start;
        this.end = end;
        this.byNorm = byNorm;
        this.threshold = threshold;
    }

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

    /** In single precision, which takes a fraction of the time, but where squares overflow. */
    private double squares(float[] gradient) {
        double squares = Tiles.sumOfSquares(gradient, start, end, lanes);
        return squares < Float.MAX_VALUE ? squares : Tiles.sumOfSquares(gradient, start, end);
    }
}
