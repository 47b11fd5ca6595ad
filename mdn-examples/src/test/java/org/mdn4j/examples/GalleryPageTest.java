package org.mdn4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The links of the gallery lead somewhere, and every picture is on some page. */
final class GalleryPageTest {

    private static final Path DOCS = Path.of("..", "docs");

    private static List<String> linked(String pattern) throws IOException {
        String page = Files.readString(DOCS.resolve("gallery.md"));
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .map(link -> link.substring(1, link.length() - 1))
                .toList();
    }

    @Test
    void everyPictureOfThePageIsThere() throws IOException {
        assertThat(linked("\\(images/[^)]*\\)"))
                .hasSizeGreaterThan(15)
                .allSatisfy(link -> assertThat(DOCS.resolve(link)).exists());
    }

    @Test
    void noPictureIsLeftOver() throws IOException {
        StringBuilder pages = new StringBuilder();
        try (Stream<Path> files = Files.list(DOCS)) {
            for (Path page :
                    files.filter(file -> file.toString().endsWith(".md")).toList()) {
                pages.append(Files.readString(page));
            }
        }
        try (Stream<Path> files = Files.list(DOCS.resolve("images"))) {
            assertThat(files.map(file -> "images/" + file.getFileName()))
                    .allSatisfy(picture -> assertThat(pages).contains(picture));
        }
    }

    @Test
    void everyLessonIsThere() throws IOException {
        assertThat(linked("\\(\\.\\./[^)]*\\)"))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(DOCS.resolve(link)).exists());
    }
}
