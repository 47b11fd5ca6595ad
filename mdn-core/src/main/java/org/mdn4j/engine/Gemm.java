package org.mdn4j.engine;

/** A library that multiplies row-major matrices in single precision. */
interface Gemm {

    /** As it calls itself. */
    String name();

    /**
     * {@code C = A B + kept C}.
     *
     * @param transposedA whether {@code a} holds {@code [inner][rows]} rather than {@code [rows][inner]}
     * @param strideA the distance of what {@code a} holds in the first place, {@code rows} or {@code inner} or more
     * @param transposedB whether {@code b} holds {@code [columns][inner]} rather than {@code [inner][columns]}
     * @param strideB likewise
     * @param c {@code [rows][columns]}
     * @param kept 0, where {@code c} may hold anything before, or 1
     */
    void multiply(
            OffHeap a,
            boolean transposedA,
            int strideA,
            OffHeap b,
            boolean transposedB,
            int strideB,
            OffHeap c,
            int rows,
            int columns,
            int inner,
            float kept);
}
