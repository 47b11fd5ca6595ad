package org.mdn4j.engine;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.FloatPointer;

/** A product by oneDNN's {@code sgemm}, in pieces of the inner dimension that its kernels find room for on the stack. */
final class OneDnnSgemm implements Gemm.Product {

    private static final byte AS_IT_IS = 'N';
    private static final byte TRANSPOSED = 'T';

    // (16 KB - 256 bytes) of the stack, over 4 bytes times the 48 or 16 rows that a kernel takes (oneDNN 3.8,
    // STACK_K_CAPACITY).
    private static final int LONGEST_WITH_AVX512 = 84;
    private static final int LONGEST = 252;

    private final Gemm.Factor a; // kept reachable, as are b and c
    private final Gemm.Factor b;
    private final OffHeap c;
    private final int rows;
    private final int columns;
    private final boolean added;
    private final FloatPointer[] left; // of each piece
    private final FloatPointer[] right;
    private final int[] lengths;

    OneDnnSgemm(Gemm.Factor a, Gemm.Factor b, OffHeap c, int rows, int columns, int inner, boolean added) {
        this.a = a;
        this.b = b;
        this.c = c;
        this.rows = rows;
        this.columns = columns;
        this.added = added;
        int pieces = (inner + longestInner() - 1) / longestInner();
        this.left = new FloatPointer[pieces];
        this.right = new FloatPointer[pieces];
        this.lengths = new int[pieces];
        for (int p = 0; p < pieces; p++) {
            int start = (int) ((long) p * inner / pieces);
            left[p] = a.memory().pointer().getPointer(a.fromColumn(start));
            right[p] = b.memory().pointer().getPointer(b.fromRow(start));
            lengths[p] = (int) ((p + 1L) * inner / pieces) - start;
        }
    }

    /** The longest inner dimension that needs no other memory than the stack on this processor. */
    static int longestInner() {
        boolean avx512 = dnnl.dnnl_get_effective_cpu_isa() >= dnnl.dnnl_cpu_isa_avx512_core;
        return avx512 ? LONGEST_WITH_AVX512 : LONGEST;
    }

    @Override
    public void multiply() {
        for (int p = 0; p < lengths.length; p++) {
            OneDnnGemm.check(
                    dnnl.dnnl_sgemm(
                            a.transposed() ? TRANSPOSED : AS_IT_IS,
                            b.transposed() ? TRANSPOSED : AS_IT_IS,
                            rows,
                            columns,
                            lengths[p],
                            1,
                            left[p],
                            a.stride(),
                            right[p],
                            b.stride(),
                            added || p > 0 ? 1 : 0,
                            c.pointer(),
                            columns),
                    "a product");
        }
    }
}
