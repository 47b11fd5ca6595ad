package org.mdn4j.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mdn4j.data.DataHash;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.InverseSinusoid;
import org.mdn4j.distribution.Interval;
import org.mdn4j.model.MdnModel;
import org.mdn4j.model.Provenance;

final class OriginTest {

    @TempDir
    Path folder;

    @Test
    void aTrainedModelSaysWhereItComesFromAlsoInItsFile() {
        Dataset data = new InverseSinusoid().sample(200, new SplittableRandom(1));
        Fit fit = MdnRegressor.builder()
                .components(2)
                .members(2)
                .hidden(8)
                .maxEpochs(3)
                .seed(11)
                .build()
                .fit(data);
        fit.model().save(folder.resolve("m.mdn"));
        MdnModel model = MdnModel.load(folder.resolve("m.mdn"));
        Provenance origin = model.provenance().orElseThrow();
        assertThat(origin.seed()).isEqualTo(11);
        assertThat(origin.rows()).isEqualTo(200);
        assertThat(origin.dataHash()).isEqualTo(DataHash.of(data)).hasSize(64);
        assertThat(origin.options())
                .containsEntry("components", "2")
                .containsEntry("hidden", "[8]")
                .containsEntry("engine", "fused");
        assertThat(origin.versions()).containsKeys("mdn4j", "java");
        assertThat(origin.scores().get("validation_log_likelihood"))
                .isEqualTo(fit.bestEpochs().stream()
                        .mapToDouble(Epoch::validationLogLikelihood)
                        .average()
                        .orElseThrow());
        double[] x = data.column("x");
        Arrays.sort(x);
        assertThat(model.trainingRanges().orElseThrow().inputs()).containsExactly(new Interval(x[0], x[x.length - 1]));
        assertThat(model.predict(0.3)).isEqualTo(fit.model().predict(0.3));
    }
}
