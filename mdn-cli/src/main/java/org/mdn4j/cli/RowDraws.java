package org.mdn4j.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.mdn4j.distribution.Sampler;
import org.mdn4j.model.MdnModel;

/**
 * Draws for the rows of a table. One generator serves all of them in order, so that a seed gives the same draws whatever
 * the number of cores; what comes before and after the drawing, which is most of the work, is done by all.
 */
final class RowDraws {

    /** Draws at a time: enough to share out, few enough that they take no memory to speak of. */
    private static final int SLICE = 4096;

    private final MdnModel model;
    private final RandomGenerator rng;
    private long turn; // of the slice whose draws are next

    RowDraws(MdnModel model, long seed) {
        this.model = model;
        this.rng = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /**
     * Some draws for each row of a block.
     *
     * @param number which slice of the table, from 0
     * @param from the first draw
     * @param to the one behind the last
     */
    record Slice(long number, RowBlock block, int from, int to) {}

    /** How many rows make a block. */
    static int rowsAtATime(int draws) {
        return Math.max(1, SLICE / draws);
    }

    /** The draws of all rows: those of a block at once, or of a row slice by slice if there are more. */
    static Iterator<Slice> slices(Iterator<RowBlock> blocks, int draws) {
        return new Iterator<>() {
            private RowBlock block;
            private int next = draws; // the first draw of the slice to come; none where there are no more in this block
            private long number;

            @Override
            public boolean hasNext() {
                return next < draws || blocks.hasNext();
            }

            @Override
            public Slice next() {
                if (next >= draws) {
                    block = blocks.next();
                    next = 0;
                }
                int from = next;
                next = Math.min(draws - from, SLICE) + from;
                return new Slice(number++, block, from, next);
            }
        };
    }

    /** The lines of a slice. */
    CsvOutput.Part part(Slice slice) {
        RowBlock block = slice.block();
        Sampler[] samplers = new Sampler[block.size()];
        block.predict(model, p -> samplers[p.row()] = p.mixture().sampler(rng, 1, 1));
        double[][][] draws = draw(slice, samplers);
        return CsvOutput.Part.of(slice.from() == 0 ? block.size() : 0, text -> {
            for (int row = 0; row < draws.length; row++) {
                write(block.rows().get(row).cells(), slice.from(), draws[row], text);
            }
        });
    }

    /** When it is the turn of the slice, {@code [rows][draws][targets]}. */
    private synchronized double[][][] draw(Slice slice, Sampler[] samplers) {
        try {
            while (turn != slice.number()) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("stopped between two draws", e);
        }
        double[][][] draws = new double[samplers.length][][];
        for (int row = 0; row < draws.length; row++) {
            draws[row] = samplers[row].sample(slice.to() - slice.from());
        }
        turn++;
        notifyAll();
        return draws;
    }

    private static void write(List<String> data, int from, double[][] draws, CsvWriter text) {
        List<String> cells = new ArrayList<>(data);
        for (int i = 0; i < draws.length; i++) {
            cells.subList(data.size(), cells.size()).clear();
            cells.add(Integer.toString(from + i + 1));
            for (double value : draws[i]) {
                cells.add(Double.toString(value));
            }
            text.writeRecord(cells);
        }
    }
}
