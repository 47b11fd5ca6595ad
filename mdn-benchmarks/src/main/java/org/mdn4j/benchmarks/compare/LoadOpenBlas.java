package org.mdn4j.benchmarks.compare;

import org.bytedeco.openblas.global.openblas;

/** Does nothing but load the library, which then tells about itself. */
final class LoadOpenBlas {

    private LoadOpenBlas() {}

    public static void main(String[] args) {
        openblas.blas_set_num_threads(1);
    }
}
