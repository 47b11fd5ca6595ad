package org.mdn4j.engine;

/** A library that multiplies row-major matrices in single precision. */
interface Gemm {

    /** As it calls itself. */
    String name();

    /**
     * Prepares {@code C = A B}, or {@code C = C + A B}, to be done again and again with what the matrices then hold.
     *
     * @param a {@code [rows][inner]}
     * @param b {@code [inner][columns]}
     * @param c {@code [rows][columns]}
     * @param added whether to add to what {@code c} holds; else that may be anything
     */
    Product product(Factor a, Factor b, OffHeap c, int rows, int columns, int inner, boolean added);

    /**
     * A matrix to multiply with.
     *
     * @param transposed whether the memory holds its columns one after the other rather than its rows
     * @param stride from one of those to the next, their length or more
     */
    record Factor(OffHeap memory, boolean transposed, int stride) {

        /** Where the columns of a left factor, or the rows of a right one, from the given one on begin. */
        private static int start(int first, boolean along, int stride) {
            return along ? first : first * stride;
        }

        /** Where the part of a left factor begins that leaves columns out. */
        int fromColumn(int first) {
            return start(first, !transposed, stride);
        }

        /** Where the part of a right factor begins that leaves rows out. */
        int fromRow(int first) {
            return start(first, transposed, stride);
        }
    }

    /** A product of matrices that are always in the same place. For one thread at a time. */
    @FunctionalInterface
    interface Product {

        /** Does it. */
        void multiply();
    }
}
