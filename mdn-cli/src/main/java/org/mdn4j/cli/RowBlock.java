package org.mdn4j.cli;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.mdn4j.data.CsvRow;
import org.mdn4j.model.MdnModel;
import org.mdn4j.model.RowPrediction;

/**
 * Some rows of a table that follow one another.
 *
 * @param rows the cells
 * @param x the inputs of the model, flat, {@code [rows][inputs]}
 * @param y its targets, flat, {@code [rows][targets]}; NaN where one is missing or none were asked for
 * @param source what messages call the table
 */
record RowBlock(List<CsvRow> rows, double[] x, double[] y, String source) {

    int size() {
        return rows.size();
    }

    /** The targets of one row. */
    double[] y(int row) {
        return part(y, row);
    }

    private double[] part(double[] flat, int row) {
        int width = flat.length / size();
        return Arrays.copyOfRange(flat, row * width, (row + 1) * width);
    }

    /**
     * Predicts the rows in their order.
     *
     * @throws IllegalArgumentException if the model has no prediction for a row, naming its line
     */
    void predict(MdnModel model, Consumer<? super RowPrediction> action) {
        try {
            model.batch(x).sequential().forEach(action);
        } catch (IllegalArgumentException e) {
            nameLine(model);
            throw e;
        }
    }

    private void nameLine(MdnModel model) {
        for (int i = 0; i < size(); i++) {
            try {
                model.predict(part(x, i));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        source + ", line " + rows.get(i).line() + ": " + e.getMessage(), e);
            }
        }
    }
}
