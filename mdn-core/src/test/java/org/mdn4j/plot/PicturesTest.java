package org.mdn4j.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.XYChart;
import org.mdn4j.data.ThreeBands;

class PicturesTest {

    private final XYChart chart = SamplesChart.of("Rows", new ThreeBands().sample(20, new SplittableRandom(1)));

    @Test
    void makesMissingFoldersAndReplacesAnOldPicture(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("a/b/picture.PNG");
        Pictures.save(chart, file);
        Files.writeString(file, "old");
        Pictures.save(chart, file);
        assertThat(Files.size(file)).isGreaterThan(1000);
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void refusesOtherFormatsAndEmptyGrids(@TempDir Path folder) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pictures.save(chart, folder.resolve("picture.bmp")))
                .withMessageContaining(".png or .svg");
        assertThatIllegalArgumentException().isThrownBy(() -> Pictures.save(List.of(), 1, folder.resolve("a.png")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pictures.save(List.of(chart), 0, folder.resolve("a.png")));
    }

    @Test
    void aMachineWithoutFontsIsToldWhatToInstall() {
        assertThat(Fonts.noFont(new InternalError("Fontconfig head is null")))
                .hasMessageContaining("fonts-dejavu-core")
                .hasRootCauseMessage("Fontconfig head is null");
    }
}
