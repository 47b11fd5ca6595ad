package org.mdn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that only use a model load nothing that training needs: that is what lets them start quickly. */
final class StartupTest {

    @TempDir
    Path folder;

    @Test
    void usingAModelLoadsNeitherNd4jNorCharts() throws IOException, InterruptedException {
        Path table = Example.table(folder.resolve("t.csv"), 200, 1);
        Path model = Example.train(table, "y", folder.resolve("m.mdn"));
        for (List<String> command : List.of(
                List.of("predict", "--model", model.toString(), "--data", table.toString()),
                List.of("evaluate", "--model", model.toString(), "--data", table.toString(), "--json"))) {
            assertThat(loadedClasses(command))
                    .contains("org.mdn4j.model.MdnModel")
                    .doesNotContain("org.nd4j", "org.deeplearning4j", "org.bytedeco", "org.knowm", "org.mdn4j.train");
        }
    }

    private String loadedClasses(List<String> command) throws IOException, InterruptedException {
        Path log = folder.resolve("classes.log");
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log + ":none",
                "-cp",
                System.getProperty("java.class.path"),
                Mdn.class.getName()));
        line.addAll(command);
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("out")))
                .isZero();
        // What a class is called, not where its jar lies.
        return Files.readString(log).replaceAll("(?m) source:.*$", "");
    }
}
