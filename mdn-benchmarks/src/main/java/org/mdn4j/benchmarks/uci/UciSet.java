package org.mdn4j.benchmarks.uci;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.Split;

/**
 * A set in the folder layout of Hernandez-Lobato and Adams (2015): {@code data.txt} with blank-separated rows,
 * {@code index_features.txt} and {@code index_target.txt} with columns, {@code index_train_i.txt} and
 * {@code index_test_i.txt} with the rows of split i, all counted from zero.
 */
final class UciSet {

    private static final String DATA = "data.txt";

    private final Path folder;
    private final double[][] x; // [N][inputs]
    private final double[][] y; // [N][targets]

    private UciSet(Path folder, double[][] x, double[][] y) {
        this.folder = folder;
        this.x = x;
        this.y = y;
    }

    /** Whether a folder holds such a set. */
    static boolean isSet(Path folder) {
        return Files.isRegularFile(folder.resolve(DATA));
    }

    /**
     * Reads the rows of a set.
     *
     * @throws IllegalArgumentException if a file is missing or malformed
     */
    static UciSet read(Path folder) {
        double[][] rows = rows(folder.resolve(DATA));
        for (int i = 1; i < rows.length; i++) {
            if (rows[i].length != rows[0].length) {
                throw new IllegalArgumentException(folder.resolve(DATA) + ": need " + rows[0].length
                        + " numbers in every row but got " + rows[i].length + " in row " + (i + 1));
            }
        }
        int[] features = indices(folder.resolve("index_features.txt"), rows[0].length);
        int[] targets = indices(folder.resolve("index_target.txt"), rows[0].length);
        return new UciSet(folder, columns(rows, features), columns(rows, targets));
    }

    String name() {
        return folder.getFileName().toString();
    }

    /** How many splits there are. */
    int splits() {
        return (int)
                IntStream.iterate(0, i -> Files.isRegularFile(folder.resolve("index_train_" + i + ".txt")), i -> i + 1)
                        .count();
    }

    /** Training and test rows of a split. */
    Split split(int number) {
        return new Split(part("index_train_" + number + ".txt"), part("index_test_" + number + ".txt"));
    }

    private Dataset part(String file) {
        int[] rows = indices(folder.resolve(file), x.length);
        return Dataset.of(
                Arrays.stream(rows).mapToObj(i -> x[i]).toArray(double[][]::new),
                Arrays.stream(rows).mapToObj(i -> y[i]).toArray(double[][]::new));
    }

    private static double[][] columns(double[][] rows, int[] columns) {
        return Arrays.stream(rows)
                .map(row -> Arrays.stream(columns).mapToDouble(j -> row[j]).toArray())
                .toArray(double[][]::new);
    }

    private static int[] indices(Path file, int limit) {
        double[][] rows = rows(file);
        int[] indices = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double value = rows[i][0];
            if (rows[i].length != 1 || value != Math.rint(value) || value < 0 || value >= limit) {
                throw new IllegalArgumentException(file + ": need one whole number from 0 to " + (limit - 1)
                        + " a line but got " + Arrays.toString(rows[i]) + " in line " + (i + 1));
            }
            indices[i] = (int) value;
        }
        return indices;
    }

    private static double[][] rows(Path file) {
        List<double[]> rows = new ArrayList<>();
        int number = 0;
        try {
            for (String line : Files.readAllLines(file)) {
                number++;
                if (!line.isBlank()) {
                    rows.add(Arrays.stream(line.strip().split("[\\s,]+"))
                            .mapToDouble(Double::parseDouble)
                            .toArray());
                }
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    file + ": need numbers but line " + number + " has one that is none: " + e.getMessage());
        } catch (MalformedInputException e) {
            throw new IllegalArgumentException(file + ": need text but got other bytes");
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(file + ": need this file but there is none");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(file + ": need at least one row but got none");
        }
        return rows.toArray(double[][]::new);
    }
}
