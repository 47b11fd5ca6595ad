package org.mdn4j.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RowStorageTest {

    private static double[][] random(int rows, int width) {
        SplittableRandom rng = new SplittableRandom(1);
        return Stream.generate(() -> rng.doubles(width).toArray()).limit(rows).toArray(double[][]::new);
    }

    private static RowStore written(RowWriter writer, double[][] rows) throws IOException {
        try (writer) {
            for (double[] row : rows) {
                writer.add(row);
            }
            return writer.finish();
        }
    }

    @Test
    void rowsOutsideOfTheHeapAreThoseOnIt() throws IOException {
        double[][] rows = random(50_000, 7);
        RowStore heap = written(new RowWriter(7), rows);
        RowStore mapped = written(new RowWriter(7, 1000), rows);
        assertThat(heap).isInstanceOf(HeapRows.class);
        assertThat(mapped).isInstanceOf(MappedRows.class);
        assertThat(mapped.rows()).isEqualTo(rows.length);
        double[] part = new double[3];
        for (int i = 0; i < rows.length; i++) {
            assertThat(mapped.get(i, 6)).isEqualTo(rows[i][6]).isEqualTo(heap.get(i, 6));
            mapped.copy(i, 2, part);
            assertThat(part).containsExactly(rows[i][2], rows[i][3], rows[i][4]);
        }
    }

    @Test
    void aTableMayNeedManySegments() throws IOException {
        double[][] rows = random(1000, 3);
        try (MappedRowWriter writer = new MappedRowWriter(3, 500)) {
            for (double[] row : rows) {
                writer.add(row);
            }
            RowStore store = writer.finish();
            for (int i = 0; i < rows.length; i++) {
                assertThat(store.get(i, 1)).isEqualTo(rows[i][1]);
            }
        }
    }

    @Test
    void noTemporaryFileIsLeft() throws IOException {
        long before = temporaryFiles();
        RowStore store = written(new RowWriter(2, 10), random(100, 2));
        assertThat(temporaryFiles()).isEqualTo(before);
        assertThat(store.get(99, 1)).isEqualTo(random(100, 2)[99][1]);
    }

    private static long temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            long mine = ProcessHandle.current().pid();
            return files.filter(file -> file.getFileName().toString().startsWith("mdn4j-rows-" + mine))
                    .count();
        }
    }

    @Test
    void aDataSetOutsideOfTheHeapSplitsAndSelectsLikeOneOnIt() throws IOException {
        double[][] rows = random(200, 2);
        Columns columns = new Columns(List.of("x"), List.of("y"));
        Dataset mapped = new Dataset(columns, written(new RowWriter(2, 10), rows), null, null);
        Dataset heap = new Dataset(columns, new HeapRows(rows), null, null);
        assertThat(mapped).isEqualTo(heap);
        assertThat(mapped.isOnHeap()).isFalse();
        assertThat(mapped.split(0.7, 3).second()).isEqualTo(heap.split(0.7, 3).second());
        assertThat(mapped.split(0.7, 3).first().rows(5, 5))
                .isEqualTo(heap.split(0.7, 3).first().rows(5, 5));
        assertThat(Standardizer.fitInputs(mapped)).isEqualTo(Standardizer.fit(heap.x()));
        assertThat(mapped.column("y")).isEqualTo(heap.column("y"));
    }
}
