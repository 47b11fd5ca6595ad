package org.mdn4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.nativeblas.NativeOpsHolder;

/** The libraries that multiply, against three loops. */
final class GemmTest {

    private static final int GAP = 3; // between what counts of the rows of A and B

    @BeforeAll
    static void startNd4j() {
        NativeThreads.one();
    }

    static Stream<Gemm> libraries() {
        return Stream.concat(Stream.of(new OpenBlasGemm()), OneDnnGemm.find().stream());
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void productsAgreeWithLoops(Gemm gemm) {
        for (int rows : new int[] {1, 15, 50, 130}) {
            for (int columns : new int[] {1, 8, 51}) {
                for (int inner : new int[] {1, 50, 84, 128, 300}) {
                    for (boolean transposedA : new boolean[] {false, true}) {
                        for (boolean transposedB : new boolean[] {false, true}) {
                            check(gemm, rows, columns, inner, transposedA, transposedB, false);
                            check(gemm, rows, columns, inner, transposedA, transposedB, true);
                        }
                    }
                }
            }
        }
    }

    private static void check(
            Gemm gemm, int rows, int columns, int inner, boolean transposedA, boolean transposedB, boolean added) {
        int strideA = (transposedA ? rows : inner) + GAP;
        int strideB = (transposedB ? inner : columns) + GAP;
        float[] a = random((transposedA ? inner : rows) * strideA, 1);
        float[] b = random((transposedB ? columns : inner) * strideB, 2);
        float[] before = random(rows * columns, 3);
        OffHeap c = offHeap(before);
        if (!added) {
            c.fill(0, before.length, Float.NaN);
        }
        gemm.product(
                        new Gemm.Factor(offHeap(a), transposedA, strideA),
                        new Gemm.Factor(offHeap(b), transposedB, strideB),
                        c,
                        rows,
                        columns,
                        inner,
                        added)
                .multiply();
        float[] after = new float[before.length];
        c.get(after, 0, after.length);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double expected = added ? before[i * columns + j] : 0;
                for (int k = 0; k < inner; k++) {
                    expected += (double) a[transposedA ? k * strideA + i : i * strideA + k]
                            * b[transposedB ? j * strideB + k : k * strideB + j];
                }
                assertThat((double) after[i * columns + j])
                        .as("%s, %d x %d by %d x %d", gemm.name(), rows, inner, inner, columns)
                        .isCloseTo(expected, within(1e-5 * Math.sqrt(inner)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void aPreparedProductMultipliesWhatTheMatricesThenHold(Gemm gemm) {
        int inner = 200;
        OffHeap a = offHeap(new float[inner]);
        OffHeap b = offHeap(new float[inner]);
        OffHeap c = offHeap(new float[] {7});
        Gemm.Factor row = new Gemm.Factor(a, false, inner);
        Gemm.Factor column = new Gemm.Factor(b, true, inner);
        Gemm.Product first = gemm.product(row, column, c, 1, 1, inner, false);
        Gemm.Product next = gemm.product(row, column, c, 1, 1, inner, true);
        a.fill(0, inner, 2);
        b.fill(0, inner, 3);
        float[] result = new float[1];
        for (int round = 0; round < 3; round++) {
            first.multiply();
            next.multiply();
            next.multiply();
            c.get(result, 0, 1);
            assertThat(result[0]).isEqualTo(3 * 6 * inner);
        }
    }

    private static OffHeap offHeap(float[] values) {
        OffHeap copy = new OffHeap(values.length);
        copy.put(values, 0, values.length);
        return copy;
    }

    private static float[] random(int count, long seed) {
        SplittableRandom rng = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = 2 * rng.nextFloat() - 1;
        }
        return values;
    }

    @Test
    void oneDnnIsThereOnTheSystemThatItIsMeantFor() {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "for Linux alone");
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "for x86_64 alone");
        assertThat(OneDnnGemm.find().map(Gemm::name)).isEqualTo(Optional.of("oneDNN"));
    }

    @Test
    void theLimitOfThreadsHoldsForEveryJavaThreadThatAsksForIt() throws InterruptedException {
        assumeTrue(System.getenv("OMP_NUM_THREADS") == null, "the environment has decided");
        AtomicInteger threads = new AtomicInteger();
        Thread other = new Thread(() -> {
            assertThat(NativeThreads.limitOpenMp()).isTrue();
            threads.set(NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads());
        });
        other.start();
        other.join();
        assertThat(threads).hasValue(1);
    }
}
