package org.mdn4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LatticeTest {

    private static double[] gaussian(int n, double scale, long seed) {
        SplittableRandom rng = new SplittableRandom(seed);
        return DoubleStream.generate(() -> scale * rng.nextGaussian()).limit(n).toArray();
    }

    private static double[] rounded(double[] values, double step, double offset) {
        return Arrays.stream(values)
                .map(v -> Math.rint((v - offset) / step) * step + offset)
                .toArray();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0",
        "0.1, 0",
        "0.01, 0",
        "0.25, 0",
        "0.05, 0",
        "5, 0",
        "0.3333333333333333, 0",
        "2.54, 0",
        "1, 0.5",
        "0.2, 0.1",
        "12345.678, 0",
        "1e-7, 0",
        "1000, 7"
    })
    void findsTheStepAndTheOffset(double step, double offset) {
        for (int n : new int[] {5, 30, 2000}) {
            double[] values = rounded(gaussian(n, 30 * step, n), step, offset);
            Lattice lattice = Lattice.find(values).orElseThrow();
            // Few values may all be multiples of more.
            double found = n == 5 ? lattice.step() / Math.rint(lattice.step() / step) : lattice.step();
            assertThat(found).as("%s rows", n).isCloseTo(step, within(1e-12 * step));
            assertThat(lattice.share()).isEqualTo(1);
            if (n > 5) {
                assertThat(lattice.offset()).isCloseTo(offset, within(1e-9 * Math.max(step, offset)));
                assertThat(lattice.roundingDeviation()).isCloseTo(step / Math.sqrt(12), within(1e-12 * step));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 10, 1000, 20_000})
    void measurementsWithAllTheirDigitsHaveNone(int n) {
        for (long seed = 0; seed < 6; seed++) {
            assertThat(Lattice.find(gaussian(n, 3, seed))).as("seed %s", seed).isEmpty();
            double[] far =
                    Arrays.stream(gaussian(n, 3, seed)).map(v -> v + 1000).toArray();
            assertThat(Lattice.find(far)).isEmpty();
            double[] ratios = Arrays.stream(gaussian(n, 3, seed)).map(Math::exp).toArray();
            assertThat(Lattice.find(ratios)).isEmpty();
        }
    }

    @Test
    void forgivesSinglePrecisionAndAFewOtherValues() {
        double[] values = rounded(gaussian(1000, 10, 1), 0.1, 0);
        double[] single = Arrays.stream(values).map(v -> (float) v).toArray();
        assertThat(Lattice.find(single).orElseThrow().step()).isEqualTo(0.1);
        double[] scaled = Arrays.stream(values).map(v -> v / 3.7 * 1.1 - 5).toArray();
        assertThat(Lattice.find(scaled).orElseThrow().step()).isCloseTo(0.11 / 3.7, within(1e-10));
        values[17] = Math.PI;
        values[400] = Math.E;
        Lattice most = Lattice.find(values).orElseThrow();
        assertThat(most.step()).isEqualTo(0.1);
        assertThat(most.share()).isEqualTo(0.998);
        assertThat(most).hasToString("Lattice(step 0.1, share 0.998)");
        IntStream.range(0, 100).forEach(i -> values[i] += 0.01 * Math.sqrt(2 + i));
        assertThat(Lattice.find(values)).isEmpty();
    }

    @Test
    void aFineLatticeOverAWideRangeIsFoundToo() {
        SplittableRandom rng = new SplittableRandom(8);
        double[] incomes = DoubleStream.generate(() -> Math.rint(1e4 * Math.exp(1 + 0.5 * rng.nextGaussian())) / 1e4)
                .limit(20_000)
                .toArray();
        assertThat(Lattice.find(incomes).orElseThrow().step()).isEqualTo(1e-4);
    }

    @Test
    void fewValuesAreALatticeOfTheirDistance() {
        assertThat(Lattice.find(0, 1, 1, 0).orElseThrow().step()).isEqualTo(1);
        assertThat(Lattice.find(3, 3, 3)).isEmpty();
        assertThat(Lattice.find()).isEmpty();
        assertThat(Lattice.find(Double.NaN, 2, 4, Double.POSITIVE_INFINITY, 8)
                        .orElseThrow()
                        .step())
                .isEqualTo(2);
        assertThat(Lattice.find(0, 1, Math.PI)).isEmpty();
        assertThatThrownBy(() -> new Lattice(0, 0, 1)).hasMessageContaining("positive, finite step but got 0");
    }

    @Test
    void aCapIsAnAtomAndRatingsAreNot() {
        double[] values = rounded(gaussian(500, 10, 2), 0.1, 0);
        double[] capped = Arrays.stream(values).map(v -> Math.min(v, 12)).toArray();
        assertThat(Atoms.find(values)).isEmpty();
        assertThat(Atoms.find(capped)).singleElement().satisfies(atom -> {
            assertThat(atom.value()).isEqualTo(12);
            assertThat(atom.count()).isGreaterThan(30);
            assertThat(atom.expected()).isLessThan(2);
            assertThat(atom.toString()).startsWith("12.0 (").endsWith(" %)");
        });
        double[] ratings = rounded(gaussian(2000, 1, 3), 1, 0);
        assertThat(Atoms.find(ratings)).isEmpty();
        double[] rain =
                Arrays.stream(gaussian(1000, 3, 4)).map(v -> Math.max(v, 0)).toArray();
        assertThat(Atoms.find(rain)).singleElement().extracting(Atom::value).isEqualTo(0.0);
        assertThat(Atoms.find()).isEmpty();
        assertThat(Atoms.find(gaussian(5000, 1, 5))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"bostonHousing, 0.1, 50", "concrete, 0.01,", "energy, 0.01,", "wine-quality-red, 1,"})
    void realTargetsHaveTheStepTheyWereRecordedWith(String set, double step, Double atom) throws IOException {
        double[] target = target(set);
        assertThat(Lattice.find(target).orElseThrow()).isEqualTo(new Lattice(step, 0, 1));
        assertThat(Atoms.find(target).stream().map(Atom::value)).isEqualTo(atom == null ? List.of() : List.of(atom));
    }

    @Test
    void simulatedTargetsOfEightDigitsHaveAtMostALatticeTooFineToMatter() throws IOException {
        double[] target = target("kin8nm");
        assertThat(Lattice.find(target).map(Lattice::step).orElse(0.0)).isLessThanOrEqualTo(1e-8);
        assertThat(Atoms.find(target)).isEmpty();
    }

    /** The target of a set in the shared folder beside the checkout. */
    private static double[] target(String set) throws IOException {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path data = folder.resolve("shared/data/uci").resolve(set);
            if (Files.isDirectory(data)) {
                int column = (int) Double.parseDouble(
                        Files.readString(data.resolve("index_target.txt")).strip());
                try (var lines = Files.lines(data.resolve("data.txt"))) {
                    return lines.map(line -> line.strip().split("\\s+"))
                            .filter(cells -> cells.length > column)
                            .mapToDouble(cells -> Double.parseDouble(cells[column]))
                            .toArray();
                }
            }
        }
        assumeTrue(false, "no shared folder with " + set + "; simulated columns are tested all the same");
        return new double[0];
    }
}
