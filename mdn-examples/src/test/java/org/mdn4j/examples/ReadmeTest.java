package org.mdn4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java code of the README compiles as it stands there, runs, and leaves its picture. */
final class ReadmeTest {

    private static final String IMPORTS = String.join(
            "\n",
            List.of(
                    "import java.nio.file.*;",
                    "import java.time.*;",
                    "import java.util.*;",
                    "import org.mdn4j.data.*;",
                    "import org.mdn4j.distribution.*;",
                    "import org.mdn4j.model.*;",
                    "import org.mdn4j.plot.*;",
                    "import org.mdn4j.train.*;"));

    @TempDir
    Path folder;

    @Test
    void theCodeOfTheReadmeRuns() throws Exception {
        String blocks = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("..", "README.md")))
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining());
        assertThat(blocks).isNotEmpty();
        Path picture = folder.resolve("out.png");
        String code = blocks.replace("data/faithful.csv", "../data/faithful.csv")
                .replace("out/old-faithful.png", picture.toString());
        Path source = folder.resolve("Readme.java");
        Files.writeString(
                source,
                IMPORTS + "\npublic class Readme { public static void run() throws Exception {\n" + code + "}}\n");
        compile(source);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            loader.loadClass("Readme").getMethod("run").invoke(null);
        }
        assertThat(picture).isNotEmptyFile();
    }

    private static void compile(Path source) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        boolean compiled = compiler.getTask(
                        messages,
                        null,
                        null,
                        List.of("-cp", System.getProperty("java.class.path"), "-Xlint:all,-processing"),
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjects(source))
                .call();
        assertThat(compiled).as(messages.toString()).isTrue();
    }
}
