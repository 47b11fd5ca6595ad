package org.mdn4j.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.mdn4j.data.CsvRow;
import org.mdn4j.data.CsvRows;
import org.mdn4j.data.DeviationSummary;
import org.mdn4j.data.EncodedRows;
import org.mdn4j.model.MdnModel;

/** Reads a table block by block, as a model needs it. A row that cannot be read fails behind the block of those before it. */
final class RowBlocks implements Iterator<RowBlock> {

    private final CsvRows csv;
    private final EncodedRows encoded;
    private final int inputs;
    private final int targets;
    private final int size;
    private final DeviationSummary deviations = new DeviationSummary();
    private long rows;
    private RuntimeException failure; // of the row behind the last block; null: there is none

    /**
     * @param withTargets whether the targets are read too
     * @param size rows in a block
     */
    RowBlocks(CsvRows csv, MdnModel model, boolean withTargets, int size) {
        this.csv = csv;
        this.encoded = new EncodedRows(
                csv,
                model.encoding(),
                model.trainingRanges().orElse(null),
                withTargets ? model.columns().targets() : List.of());
        this.inputs = model.columns().inputs().size();
        this.targets = model.columns().targets().size();
        this.size = size;
    }

    @Override
    public boolean hasNext() {
        return failure != null || csv.hasNext();
    }

    @Override
    public RowBlock next() {
        if (failure != null) {
            throw failure;
        }
        List<CsvRow> read = new ArrayList<>(size);
        double[] x = new double[size * inputs];
        double[] y = new double[size * targets];
        Arrays.fill(y, Double.NaN);
        double[] row = new double[inputs];
        try {
            while (read.size() < size && csv.hasNext()) {
                CsvRow next = csv.next();
                encoded.inputs(next, row, deviations);
                System.arraycopy(row, 0, x, read.size() * inputs, inputs);
                encoded.targets(next, y, read.size() * targets);
                read.add(next);
            }
        } catch (RuntimeException e) {
            if (read.isEmpty()) {
                throw e;
            }
            failure = e;
        }
        if (read.isEmpty()) {
            throw new NoSuchElementException("need a row but the table has come to its end");
        }
        rows += read.size();
        return new RowBlock(
                read, Arrays.copyOf(x, read.size() * inputs), Arrays.copyOf(y, read.size() * targets), csv.source());
    }

    /** How many rows have been read. */
    long rows() {
        return rows;
    }

    /** What was unusual about them. */
    DeviationSummary deviations() {
        return deviations;
    }
}
