package org.mdn4j.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** Cases of reference values: a few bundled with the tests, many more in a shared folder where there is one. */
final class ReferenceFile {

    private ReferenceFile() {}

    /** The cases bundled with the tests. */
    static List<JsonNode> bundled(String name) {
        try (InputStream in = ReferenceFile.class.getResourceAsStream("/reference/" + name)) {
            assertThat(in).as("resource %s", name).isNotNull();
            return cases(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All cases: in the folder that the property {@code mdn4j.reference} names, or in one beside the project. */
    static List<JsonNode> shared(String name) {
        Path file = find(name);
        assumeTrue(file != null, "no shared folder with " + name + "; the bundled cases are tested all the same");
        try {
            return cases(new ObjectMapper().readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path find(String name) {
        String property = System.getProperty("mdn4j.reference");
        if (property != null) {
            return Path.of(property, name);
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("shared").resolve("reference").resolve(name);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        return null;
    }

    private static List<JsonNode> cases(JsonNode root) {
        return StreamSupport.stream(root.get("cases").spliterator(), false).toList();
    }

    /** A number; infinities are written as strings, what is undefined as null. */
    static double number(JsonNode node) {
        return switch (node.getNodeType()) {
            case NULL -> Double.NaN;
            case STRING -> node.asText().startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            default -> node.asDouble();
        };
    }

    static double[] vector(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false)
                .mapToDouble(ReferenceFile::number)
                .toArray();
    }

    static int[] indices(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false)
                .mapToInt(JsonNode::asInt)
                .toArray();
    }

    static double[][] matrix(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false)
                .map(ReferenceFile::vector)
                .toArray(double[][]::new);
    }
}
