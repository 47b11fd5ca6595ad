package org.mdn4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.Deviation;
import org.mdn4j.model.MdnModel;

/** From a table with texts and gaps to a model that knows what to do with them. */
final class TableModelTest {

    @TempDir
    Path folder;

    /** y is 10 for red, 20 for blue, 30 where the colour is missing; plus x. */
    private Path table() throws IOException {
        SplittableRandom rng = new SplittableRandom(3);
        StringBuilder text = new StringBuilder("colour,x,y\n");
        for (int i = 0; i < 600; i++) {
            int colour = rng.nextInt(3);
            double x = rng.nextDouble();
            text.append(List.of("red", "blue", "").get(colour))
                    .append(',')
                    .append(x)
                    .append(',');
            text.append(10 * (colour + 1) + x + 0.1 * rng.nextGaussian()).append('\n');
        }
        return Files.writeString(folder.resolve("table.csv"), text);
    }

    @Test
    void aModelPredictsNamedRowsBeforeAndAfterLoading() throws IOException {
        Dataset data = Dataset.fromCsv(table(), List.of("colour", "x"), List.of("y"));
        MdnModel model = MdnRegressor.builder()
                .hidden(16)
                .components(1)
                .members(1)
                .maxEpochs(300)
                .build()
                .fit(data)
                .model();
        Path file = folder.resolve("m.mdn");
        model.save(file);
        for (MdnModel same : List.of(model, MdnModel.load(file))) {
            assertThat(mean(same, Map.of("colour", "red", "x", "0.5"))).isCloseTo(10.5, Offset.offset(0.2));
            assertThat(mean(same, Map.of("colour", "blue", "x", "0.5"))).isCloseTo(20.5, Offset.offset(0.2));
            assertThat(mean(same, Map.of("x", "0.5"))).isCloseTo(30.5, Offset.offset(0.2));
            assertThat(same.deviations(Map.of("colour", "red", "x", "0.5"))).isEmpty();
            assertThat(same.deviations(Map.of("colour", "pink", "x", "1.5")))
                    .containsExactly(
                            new Deviation(Deviation.Kind.UNKNOWN_LEVEL, "colour", "pink"),
                            new Deviation(Deviation.Kind.OUT_OF_RANGE, "x", "1.5"));
            assertThatThrownBy(() -> same.predict(Map.of("x", "wide")))
                    .hasMessageContaining("need a finite number in column 'x' but got 'wide'");
        }
    }

    private static double mean(MdnModel model, Map<String, String> row) {
        return model.predict(row).mean()[0];
    }
}
