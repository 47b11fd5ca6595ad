package org.mdn4j.family;

/** Any family, row by row in double precision. */
final class ScalarBatchLikelihood implements ColumnLikelihood {

    private final MixtureLikelihood likelihood;
    private final double[] rawRow;
    private final double[] gradientRow;
    private final double[] target;
    private int rowStep; // between the numbers of neighbouring rows, in raw rows and their gradients
    private int columnStep; // between neighbouring numbers of a row

    ScalarBatchLikelihood(MixtureLayout layout) {
        this.likelihood = new MixtureLikelihood(layout);
        this.rawRow = new double[layout.width()];
        this.gradientRow = new double[layout.width()];
        this.target = new double[layout.targets()];
    }

    @Override
    public double logLikelihood(float[] raw, float[] y, float factor, float[] gradient, int rows) {
        takeRows();
        return sum(raw, y, factor, gradient, rows);
    }

    @Override
    public double logLikelihoodOfColumns(float[] raw, float[] y, float factor, float[] gradient, int rows) {
        takeColumns(rows);
        return sum(raw, y, factor, gradient, rows);
    }

    /** From now on raw rows and their gradients lie one after the other. */
    void takeRows() {
        rowStep = rawRow.length;
        columnStep = 1;
    }

    /** From now on they lie in columns of so many rows. */
    void takeColumns(int allRows) {
        rowStep = 1;
        columnStep = allRows;
    }

    private double sum(float[] raw, float[] y, float factor, float[] gradient, int rows) {
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            sum += logLikelihoodOfRow(raw, y, factor, gradient, i);
        }
        return sum;
    }

    /** Of row i alone, of what was said to be taken. */
    double logLikelihoodOfRow(float[] raw, float[] y, float factor, float[] gradient, int i) {
        int first = i * rowStep;
        for (int j = 0; j < rawRow.length; j++) {
            rawRow[j] = raw[first + j * columnStep];
        }
        for (int d = 0; d < target.length; d++) {
            target[d] = y[i * target.length + d];
        }
        double logLikelihood = likelihood.logLikelihood(rawRow, target, gradientRow);
        for (int j = 0; j < rawRow.length; j++) {
            double saturated = Math.max(-LARGEST_GRADIENT, Math.min(LARGEST_GRADIENT, gradientRow[j]));
            gradient[first + j * columnStep] = (float) (factor * saturated);
        }
        return logLikelihood;
    }
}
