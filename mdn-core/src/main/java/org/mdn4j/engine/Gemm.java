package org.mdn4j.engine;

/** A library that multiplies row-major matrices in single precision. */
interface Gemm {

    /** As libraries and their papers call it. */
    String name();

    /**
     * {@code C = A B + kept C}.
     *
     * @param transposedA whether {@code a} holds {@code [inner][rows]} rather than {@code [rows][inner]}
     * @param transposedB whether {@code b} holds {@code [columns][inner]} rather than {@code [inner][columns]}
     * @param c {@code [rows][columns]}
     * @param kept 0, where {@code c} may hold anything before, or 1
     */
    void multiply(
            OffHeap a,
            boolean transposedA,
            OffHeap b,
            boolean transposedB,
            OffHeap c,
            int rows,
            int columns,
            int inner,
            float kept);
}
