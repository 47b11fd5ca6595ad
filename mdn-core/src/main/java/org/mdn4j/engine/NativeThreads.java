package org.mdn4j.engine;

import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** The threads of native code, which spin while they wait and slow small networks by several times. */
public final class NativeThreads {

    private NativeThreads() {}

    /**
     * Keeps ND4J and its BLAS on one native thread in this process, unless the environment variable
     * {@code OMP_NUM_THREADS} says how many there shall be. Parallelism over members and rows is left to Java.
     */
    public static void one() {
        if (System.getenv("OMP_NUM_THREADS") == null) {
            Nd4j.zeros(1); // starts ND4J, which sets the numbers itself
            NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
            Nd4j.factory().blas().setMaxThreads(1);
        }
    }
}
