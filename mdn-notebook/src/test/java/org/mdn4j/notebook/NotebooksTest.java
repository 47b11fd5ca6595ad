package org.mdn4j.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The notebooks of the project. */
class NotebooksTest {

    @TempDir
    Path folder;

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(Jupyter.NOTEBOOKS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".ipynb"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void isStoredWithTheOutputsOfARunFromTopToBottom(String name) throws IOException {
        JsonNode notebook =
                new ObjectMapper().readTree(Jupyter.NOTEBOOKS.resolve(name).toFile());
        int ran = 0;
        for (JsonNode cell : notebook.get("cells")) {
            if (cell.get("cell_type").asText().equals("code")) {
                ran++;
                assertThat(cell.get("execution_count").asInt())
                        .as(cell.get("source").toString())
                        .isEqualTo(ran);
                cell.get("outputs")
                        .forEach(output ->
                                assertThat(output.get("output_type").asText()).isNotEqualTo("error"));
            }
        }
        assertThat(ran).isPositive();
        assertThat(notebook.toString()).contains("image/png").contains("Exercise");
    }

    @Tag("notebooks")
    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void runsFromTopToBottom(String name) throws Exception {
        Path output = Files.createDirectory(folder.resolve("output"));
        Jupyter.in(folder).execute(Jupyter.NOTEBOOKS.resolve(name), output);
        assertThat(output.resolve(name)).isNotEmptyFile();
    }
}
