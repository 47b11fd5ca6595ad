package org.mdn4j.benchmarks.compare;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;

/** The library that does the matrix products: which kernels it has chosen, and how fast they are. */
final class OpenBlas {

    /** Variables of the environment that force kernels upon it. */
    static final Set<String> ORDERS = Set.of("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE");

    private static final int SIZE = 1024;
    private static final int TRIALS = 40;

    private OpenBlas() {}

    /** The kernels as the library itself names them when it is loaded; asked of another process. */
    static String coreType() {
        String java = ProcessHandle.current().info().command().orElse("java");
        ProcessBuilder builder =
                new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), LoadOpenBlas.class.getName());
        builder.environment().put("OPENBLAS_VERBOSE", "2");
        builder.redirectErrorStream(true);
        try {
            Process process = builder.start();
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                return lines.lines()
                        .filter(line -> line.startsWith("Core: "))
                        .map(line -> line.substring("Core: ".length()).strip())
                        .findFirst()
                        .orElse("unknown");
            }
        } catch (IOException e) {
            return "unknown";
        }
    }

    /** Multiplications and additions a second, on one thread, in the product of two large matrices; the best of some. */
    static double flopsPerSecond() {
        openblas.blas_set_num_threads(1);
        long count = (long) SIZE * SIZE;
        try (FloatPointer a = ones(count);
                FloatPointer b = ones(count);
                FloatPointer c = ones(count)) {
            double best = 0;
            for (int trial = 0; trial < TRIALS; trial++) {
                long start = System.nanoTime();
                openblas.cblas_sgemm(
                        openblas.CblasRowMajor,
                        openblas.CblasNoTrans,
                        openblas.CblasNoTrans,
                        SIZE,
                        SIZE,
                        SIZE,
                        1,
                        a,
                        SIZE,
                        b,
                        SIZE,
                        0,
                        c,
                        SIZE);
                best = Math.max(best, 2.0 * SIZE * SIZE * SIZE / ((System.nanoTime() - start) * 1e-9));
            }
            return best;
        }
    }

    private static FloatPointer ones(long count) {
        float[] values = new float[Math.toIntExact(count)];
        java.util.Arrays.fill(values, 1);
        return new FloatPointer(values);
    }
}
