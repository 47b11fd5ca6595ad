package org.mdn4j.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/** The threads of native code, which spin while they wait and slow small networks by several times. */
public final class NativeThreads {

    /** Whoever sets this variable of the environment has decided. */
    private static final boolean DECIDED = System.getenv("OMP_NUM_THREADS") != null;

    private static final Path MAPPED_FILES = Path.of("/proc/self/maps");
    private static final Pattern OPEN_MP = Pattern.compile("/[^ ]*/lib(gomp|iomp5|omp)\\.[^/]*$");

    private NativeThreads() {}

    /**
     * Keeps ND4J and its BLAS on one native thread in this process, unless the environment variable
     * {@code OMP_NUM_THREADS} says how many there shall be. Parallelism over members and rows is left to Java.
     */
    public static void one() {
        if (!DECIDED) {
            Nd4j.zeros(1); // starts ND4J, which sets the numbers itself
            limitOpenMp();
            Nd4j.factory().blas().setMaxThreads(1);
        }
    }

    /**
     * Keeps what the calling Java thread starts with OpenMP on one thread, under the same condition. OpenMP remembers that
     * for each thread by itself.
     *
     * @return whether it did, or need not
     */
    static boolean limitOpenMp() {
        if (DECIDED) {
            return true;
        }
        NativeOps operations = NativeOpsHolder.getInstance().getDeviceNativeOps();
        operations.setOmpNumThreads(1);
        return operations.ompGetMaxThreads() == 1;
    }

    /** Whether all libraries that are loaded share one OpenMP, so that a limit that ND4J sets holds for them all. */
    static boolean shareOpenMp() {
        try (Stream<String> lines = Files.lines(MAPPED_FILES, StandardCharsets.UTF_8)) {
            return lines.map(OPEN_MP::matcher)
                            .flatMap(matcher -> matcher.results().map(result -> result.group()))
                            .distinct()
                            .count()
                    == 1;
        } catch (IOException e) {
            return false;
        }
    }
}
