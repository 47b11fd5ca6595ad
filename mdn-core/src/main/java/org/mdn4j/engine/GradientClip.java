package org.mdn4j.engine;

import org.deeplearning4j.nn.conf.GradientNormalization;

/** DL4J's gradient normalisation of one layer, after the division by the batch size and before the updater. */
@FunctionalInterface
interface GradientClip {

    /** Changes the gradients of a layer in place. */
    void apply(float[] weightGradient, float[] biasGradient);

    static GradientClip of(GradientNormalization normalization, double threshold, String where)
            throws UnsupportedConfigurationException {
        if (normalization == null) {
            return (weights, biases) -> {};
        }
        return switch (normalization) {
            case None -> (weights, biases) -> {};
            case ClipL2PerLayer ->
                (weights, biases) -> {
                    double norm = Math.sqrt(squares(weights) + squares(biases));
                    if (norm > threshold) {
                        scale(weights, (float) (threshold / norm));
                        scale(biases, (float) (threshold / norm));
                    }
                };
            case ClipElementWiseAbsoluteValue ->
                (weights, biases) -> {
                    cut(weights, (float) threshold);
                    cut(biases, (float) threshold);
                };
            default -> throw new UnsupportedConfigurationException(where, "gradient normalisation " + normalization);
        };
    }

    private static double squares(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return sum;
    }

    private static void scale(float[] values, float factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }

    private static void cut(float[] values, float largest) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(-largest, Math.min(largest, values[i]));
        }
    }
}
