package org.mdn4j.family;

/** Any family, row by row in double precision. */
final class ScalarBatchLikelihood implements BatchLikelihood {

    private final MixtureLikelihood likelihood;
    private final double[] rawRow;
    private final double[] gradientRow;
    private final double[] target;

    ScalarBatchLikelihood(MixtureLayout layout) {
        this.likelihood = new MixtureLikelihood(layout);
        this.rawRow = new double[layout.width()];
        this.gradientRow = new double[layout.width()];
        this.target = new double[layout.targets()];
    }

    @Override
    public double logLikelihood(float[] raw, float[] y, float factor, float[] gradient, int rows) {
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            sum += logLikelihoodOfRow(raw, y, factor, gradient, i);
        }
        return sum;
    }

    /** As {@link #logLikelihood}, of row i alone. */
    double logLikelihoodOfRow(float[] raw, float[] y, float factor, float[] gradient, int i) {
        int width = rawRow.length;
        for (int j = 0; j < width; j++) {
            rawRow[j] = raw[i * width + j];
        }
        for (int d = 0; d < target.length; d++) {
            target[d] = y[i * target.length + d];
        }
        double logLikelihood = likelihood.logLikelihood(rawRow, target, gradientRow);
        for (int j = 0; j < width; j++) {
            double saturated = Math.max(-LARGEST_GRADIENT, Math.min(LARGEST_GRADIENT, gradientRow[j]));
            gradient[i * width + j] = (float) (factor * saturated);
        }
        return logLikelihood;
    }
}
