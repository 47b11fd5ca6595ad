package org.mdn4j.family;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The family of the guide is registered in the tests only, where every contract test runs over it. */
class NewFamilyGuideTest {

    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();

    @Test
    void theFamilyOfTheGuideIsTheOneThatIsTested() throws IOException {
        String source =
                Files.readString(PROJECT.resolve("mdn-runtime/src/test/java/org/mdn4j/family/ExponentialFamily.java"));
        assertThat(Files.readString(PROJECT.resolve("docs/new-family.md"))).contains(source);
        assertThat(Families.of("exponential")).isInstanceOf(ExponentialFamily.class);
    }
}
