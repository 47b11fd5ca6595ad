package org.mdn4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mdn4j.data.InputColumn;
import org.mdn4j.data.InputEncoding;
import org.mdn4j.distribution.Mixture;
import org.mdn4j.family.ComponentFamily;
import org.mdn4j.family.Families;
import org.mdn4j.family.MixtureLayout;
import org.mdn4j.family.PositiveFunction;
import org.mdn4j.network.RawNetwork;

final class ModelFileTest {

    @TempDir
    Path folder;

    private MdnModel roundTrip(MdnModel model) {
        Path file = folder.resolve("m.mdn");
        model.save(file);
        return MdnModel.load(file);
    }

    static Stream<String> families() {
        return Families.all().stream().map(ComponentFamily::name);
    }

    @ParameterizedTest
    @MethodSource("families")
    void everyFamilyPredictsTheSameBitsAfterLoading(String family) {
        for (int targets = 1; targets <= 3; targets++) {
            MixtureLayout layout;
            try {
                layout = MixtureLayout.of(family, 3, targets);
            } catch (IllegalArgumentException e) {
                continue; // not for that many targets
            }
            MdnModel model = RandomModels.of(layout, 2, targets);
            MdnModel loaded = roundTrip(model);
            for (int i = 0; i < 20; i++) {
                double[] x = {0.01 * i, 1e7 * i};
                Mixture expected = model.predict(x);
                assertThat(loaded.predict(x)).isEqualTo(expected);
            }
            assertThat(loaded.layout()).isEqualTo(layout);
        }
    }

    @ParameterizedTest
    @MethodSource("positiveFunctions")
    void everyVarianceFunctionAndItsFloorAreKept(PositiveFunction function) {
        MixtureLayout layout = MixtureLayout.of("gaussian", 2, 2).withVariances(function, 1.0 / 3e5);
        assertThat(roundTrip(RandomModels.of(layout, 1, 1)).layout()).isEqualTo(layout);
    }

    static Stream<PositiveFunction> positiveFunctions() {
        return Stream.of(PositiveFunction.values());
    }

    @Test
    void howTextsAndGapsBecomeInputsIsKept() {
        MdnModel plain = RandomModels.gaussian(2, 1);
        assertThat(roundTrip(plain).encoding()).isEqualTo(plain.encoding());
        List<String> names = plain.columns().inputs();
        InputEncoding encoding = InputEncoding.of(List.of(
                new InputColumn.Numeric(names.get(0), 0.1, false),
                new InputColumn.Numeric(names.get(1), 1e-300, false)));
        assertThat(roundTrip(plain.withEncoding(encoding)).encoding()).isEqualTo(encoding);
        assertThatThrownBy(() -> plain.withEncoding(InputEncoding.of(
                        List.of(new InputColumn.Categorical("colour", List.of("blue", "red"), "red", false)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got one into [colour=blue, colour=red]");
    }

    @Test
    void everythingAModelKnowsIsKept() {
        MdnModel model = RandomModels.gaussian(2, 1);
        MdnModel loaded = roundTrip(model);
        assertThat(loaded.columns()).isEqualTo(model.columns());
        assertThat(loaded.inputFeatures().scaling())
                .isEqualTo(model.inputFeatures().scaling());
        assertThat(loaded.targetScaling()).isEqualTo(model.targetScaling());
        assertThat(loaded.trainingRanges()).isPresent().isEqualTo(model.trainingRanges());
        assertThat(loaded.provenance()).isPresent().isEqualTo(model.provenance());
        assertThat(loaded).hasToString(model.toString());
    }

    @Test
    void aModelThatWasPutTogetherByHandHasNeitherRangesNorProvenance() {
        MdnModel model = RandomModels.gaussian(1, 1);
        MdnModel bare = MdnModel.of(
                model.columns(),
                model.inputFeatures().scaling(),
                model.targetScaling(),
                model.layout(),
                model.members());
        MdnModel loaded = roundTrip(bare);
        assertThat(loaded.trainingRanges()).isEmpty();
        assertThat(loaded.provenance()).isEmpty();
    }

    @Test
    void theSameModelGivesTheSameBytes() throws IOException {
        MdnModel model = RandomModels.gaussian(3, 7);
        Path first = folder.resolve("first.mdn");
        Path second = folder.resolve("second.mdn");
        model.save(first);
        MdnModel.load(first).save(second);
        assertThat(second).hasSameBinaryContentAs(first);
    }

    @Test
    void aFileIsReplacedAndNothingIsLeftBesideIt() throws IOException {
        Path file = folder.resolve("m.mdn");
        Files.writeString(file, "something else");
        RandomModels.gaussian(1, 1).save(file);
        MdnModel.load(file);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void otherNetworksAreRefusedBeforeAnythingIsWritten() {
        MdnModel model = RandomModels.gaussian(1, 1);
        RawNetwork dense = model.members().get(0);
        RawNetwork other = new RawNetwork() {
            @Override
            public int inputs() {
                return dense.inputs();
            }

            @Override
            public int outputs() {
                return dense.outputs();
            }

            @Override
            public ForwardPass forwardPass() {
                return dense.forwardPass();
            }
        };
        MdnModel odd = MdnModel.of(
                model.columns(),
                model.inputFeatures().scaling(),
                model.targetScaling(),
                model.layout(),
                List.of(dense, other));
        Path file = folder.resolve("odd.mdn");
        assertThatThrownBy(() -> odd.save(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("need members that are a DenseNetwork")
                .hasMessageContaining("member 1");
        assertThat(file).doesNotExist();
    }

    @Test
    void aFolderThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> RandomModels.gaussian(1, 1).save(folder.resolve("no/m.mdn")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot write")
                .hasMessageContaining("there is no folder " + folder.resolve("no"));
    }

    @Test
    void aFileThatIsNoModelIsRefusedAndTheReasonSaid() throws IOException {
        assertThatThrownBy(() -> MdnModel.load(folder.resolve("none.mdn")))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("none.mdn: there is no such file");
        assertThatThrownBy(() -> MdnModel.load(folder))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("got a folder");
        Path csv = folder.resolve("data.csv");
        Files.writeString(csv, "x,y\n1,2\n");
        assertThatThrownBy(() -> MdnModel.load(csv))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("need a model file, which is a zip, but got something else");
    }
}
