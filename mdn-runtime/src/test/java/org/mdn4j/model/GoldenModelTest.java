package org.mdn4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mdn4j.data.Dataset;

/** Model files of earlier versions load and predict what they did. */
final class GoldenModelTest {

    private static final double TOLERANCE = 1e-5; // nats: networks run in single precision

    @TempDir
    Path folder;

    static Stream<Path> models() throws IOException, URISyntaxException {
        Path golden = Path.of(GoldenModelTest.class.getResource("/golden").toURI());
        try (Stream<Path> files = Files.list(golden)) {
            return files.filter(file -> file.toString().endsWith(".mdn")).sorted().toList().stream();
        }
    }

    /** The rows beside a model, with the recorded log density as one target more. */
    private static Dataset rows(Path model, MdnModel loaded) {
        List<String> targets = new ArrayList<>(loaded.columns().targets());
        targets.add("log_density");
        Path csv = model.resolveSibling(model.getFileName().toString().replace(".mdn", ".csv"));
        return Dataset.fromCsv(csv, loaded.columns().inputs(), targets);
    }

    @ParameterizedTest
    @MethodSource("models")
    void anOldModelPredictsWhatItDid(Path file) {
        MdnModel model = MdnModel.load(file);
        Dataset rows = rows(file, model);
        int targets = model.columns().targets().size();
        for (int i = 0; i < rows.size(); i++) {
            double[] y = Arrays.copyOf(rows.y(i), targets);
            assertThat(model.predict(rows.x(i)).logDensity(y)).isCloseTo(rows.y(i)[targets], Offset.offset(TOLERANCE));
        }
        assertThat(model.provenance()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("models")
    void anOldModelPredictsTheSameOnceItIsSavedByThisVersion(Path file) {
        MdnModel model = MdnModel.load(file);
        model.save(folder.resolve("again.mdn"));
        MdnModel again = MdnModel.load(folder.resolve("again.mdn"));
        Dataset rows = rows(file, model);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(again.predict(rows.x(i))).isEqualTo(model.predict(rows.x(i)));
        }
        assertThat(again.provenance()).isEqualTo(model.provenance());
    }

    @ParameterizedTest
    @MethodSource("models")
    void thePythonReaderInTheDocumentationComputesTheSame(Path file) throws Exception {
        Path csv = file.resolveSibling(file.getFileName().toString().replace(".mdn", ".csv"));
        MdnModel model = MdnModel.load(file);
        Dataset rows = rows(file, model);
        double[] densities = PythonReader.logDensities(file, csv);
        assertThat(densities).hasSize(rows.size());
        for (int i = 0; i < densities.length; i++) {
            double[] y = Arrays.copyOf(rows.y(i), model.columns().targets().size());
            assertThat(densities[i]).isCloseTo(model.predict(rows.x(i)).logDensity(y), Offset.offset(TOLERANCE));
        }
    }
}
