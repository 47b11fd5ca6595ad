package org.mdn4j.engine;

import java.util.Optional;
import org.bytedeco.dnnl.global.dnnl;

/**
 * oneDNN, which writes machine code for the processor it finds: with matrices of some dozens of rows and columns one and a
 * half times to twice as fast as OpenBLAS. It knows its threads from OpenMP alone, so it is used where those can be told.
 */
final class OneDnnGemm implements Gemm {

    private static final byte AS_IT_IS = 'N';
    private static final byte TRANSPOSED = 'T';

    private OneDnnGemm() {}

    /** Empty where the library is not there, or where nothing keeps it to the threads that it shall have. */
    static Optional<Gemm> find() {
        if (!System.getProperty("os.name").equals("Linux")
                || !System.getProperty("os.arch").equals("amd64")
                || !NativeThreads.limitOpenMp()) {
            return Optional.empty();
        }
        try {
            OneDnnGemm found = new OneDnnGemm();
            OffHeap one = new OffHeap(1);
            found.multiply(one, false, 1, one, false, 1, new OffHeap(1), 1, 1, 1, 0);
            return NativeThreads.shareOpenMp() ? Optional.of(found) : Optional.empty();
        } catch (LinkageError e) {
            return Optional.empty(); // not on the class path, or with another version of JavaCPP
        }
    }

    @Override
    public String name() {
        return "oneDNN";
    }

    @Override
    public void multiply(
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
            float kept) {
        int status = dnnl.dnnl_sgemm(
                transposedA ? TRANSPOSED : AS_IT_IS,
                transposedB ? TRANSPOSED : AS_IT_IS,
                rows,
                columns,
                inner,
                1,
                a.pointer(),
                strideA,
                b.pointer(),
                strideB,
                kept,
                c.pointer(),
                columns);
        if (status != dnnl.dnnl_success) {
            throw new IllegalStateException("oneDNN failed with status " + status + " in a product of " + rows + " x "
                    + inner + " by " + inner + " x " + columns);
        }
    }
}
