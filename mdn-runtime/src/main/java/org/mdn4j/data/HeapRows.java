package org.mdn4j.data;

/** Rows on the heap. */
final class HeapRows implements RowStore {

    private final double[][] rows; // [N][width]

    HeapRows(double[][] rows) {
        this.rows = rows;
    }

    @Override
    public int rows() {
        return rows.length;
    }

    @Override
    public double get(int row, int column) {
        return rows[row][column];
    }

    @Override
    public void copy(int row, int firstColumn, double[] out) {
        System.arraycopy(rows[row], firstColumn, out, 0, out.length);
    }
}
