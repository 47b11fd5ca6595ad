package org.mdn4j.engine;

import java.util.Optional;
import org.bytedeco.dnnl.global.dnnl;

/**
 * oneDNN, which writes machine code for the processor it finds: with matrices of some dozens of rows and columns one and a
 * half times to twice as fast as OpenBLAS. It knows its threads from OpenMP alone, so it is used where those can be told.
 *
 * <p>It multiplies by two ways. BLAS's {@code sgemm} is the faster one for short inner dimensions. Where the inner
 * dimension is long, its kernels point the stack at memory of the heap; a signal that arrives then, as those do by which
 * Java Flight Recorder samples threads, overwrites what lies before that memory, and the process dies of it sooner or
 * later. So it gets no more than {@link OneDnnSgemm#longestInner} of the inner dimension at a time. The other way is the
 * {@code matmul} primitive, which is faster there, by a third where both matrices lie along the inner dimension; with a
 * left matrix that lies across it, it is slower.
 */
final class OneDnnGemm implements Gemm {

    private final boolean matmul;

    private OneDnnGemm(boolean matmul) {
        this.matmul = matmul;
    }

    /** Empty where the library is not there, or where nothing keeps it to the threads that it shall have. */
    static Optional<Gemm> find() {
        if (!System.getProperty("os.name").equals("Linux")
                || !System.getProperty("os.arch").equals("amd64")
                || !NativeThreads.limitOpenMp()) {
            return Optional.empty();
        }
        try {
            dnnl.dnnl_get_effective_cpu_isa(); // loads it
            return NativeThreads.shareOpenMp()
                    ? Optional.of(new OneDnnGemm(OneDnnMatmul.isOfItsOwn()))
                    : Optional.empty();
        } catch (LinkageError e) {
            return Optional.empty(); // not on the class path, or with another version of JavaCPP
        }
    }

    @Override
    public String name() {
        return "oneDNN";
    }

    @Override
    public Product product(Factor a, Factor b, OffHeap c, int rows, int columns, int inner, boolean added) {
        return matmul && !a.transposed() && inner > OneDnnSgemm.longestInner()
                ? new OneDnnMatmul(a, b, c, rows, columns, inner, added)
                : new OneDnnSgemm(a, b, c, rows, columns, inner, added);
    }

    /** Throws where a call of the library has not gone well. */
    static void check(int status, String call) {
        if (status != dnnl.dnnl_success) {
            throw new IllegalStateException("oneDNN failed with status " + status + " in " + call);
        }
    }
}
