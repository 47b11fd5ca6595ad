package org.mdn4j.model;

/**
 * Inverts cumulative weights that change often: from a table of starting points a search that mostly ends at once (Chen and
 * Asau 1974). Whether there is a table or not, a uniform number leads to the same component. For one thread.
 */
final class GuideTable {

    /** Cells for each component: most hold no boundary, so that the branch of the search is foreseen. */
    private static final int CELLS_PER_COMPONENT = 8;

    /** From so many draws on, the table is worth making. */
    private static final int FEWEST_DRAWS = 16;

    private final double[] cumulative; // [K], infinite from the last component with weight on
    private final int[] starts; // [cells]
    private int cells;

    GuideTable(int components) {
        this.cumulative = new double[components];
        this.starts = new int[Integer.highestOneBit(components * CELLS_PER_COMPONENT)];
    }

    /**
     * Takes other weights.
     *
     * @param weights non-negative, summing to one, {@code [K]}
     * @param draws how many will follow
     */
    void load(double[] weights, int draws) {
        double sum = 0;
        int last = 0;
        for (int c = 0; c < weights.length; c++) {
            sum += weights[c];
            cumulative[c] = sum;
            last = weights[c] > 0 ? c : last;
        }
        for (int c = last; c < weights.length; c++) {
            cumulative[c] = Double.POSITIVE_INFINITY; // where the weights fell short of one by rounding
        }
        cells = draws < FEWEST_DRAWS ? 1 : starts.length;
        int c = 0;
        for (int cell = 0; cell < cells; cell++) {
            while (cumulative[c] <= (double) cell / cells) {
                c++;
            }
            starts[cell] = c;
        }
    }

    /** The component that a uniform number from 0 to below 1 falls on; never one without weight. */
    int index(double uniform) {
        int c = starts[(int) (uniform * cells)];
        while (uniform >= cumulative[c]) {
            c++;
        }
        return c;
    }
}
