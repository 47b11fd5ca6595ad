package org.mdn4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.InverseSinusoid;

final class CheckpointTest {

    @TempDir
    Path folder;

    private final Dataset data = new InverseSinusoid().sample(150, new SplittableRandom(1));

    private Path file() {
        return folder.resolve("training.checkpoint");
    }

    private static MdnRegressor.Builder options() {
        return MdnRegressor.builder()
                .components(2)
                .hidden(8)
                .members(2)
                .maxEpochs(12)
                .seed(3);
    }

    private Fit fit(MdnRegressor.Builder options) {
        return options.checkpoint(file(), Duration.ZERO).build().fit(data);
    }

    private byte[] bytes(Fit fit) throws IOException {
        Path model = folder.resolve("model.mdn");
        fit.model().save(model);
        return Files.readAllBytes(model);
    }

    /** Stops after so many epochs of all members together. */
    private static TrainingListener stopAfter(int epochs) {
        AtomicInteger seen = new AtomicInteger();
        return epoch -> seen.incrementAndGet() < epochs;
    }

    @ParameterizedTest
    @EnumSource(names = {"FUSED", "DL4J"})
    void trainingThatIsStoppedAgainAndAgainEndsAsIfNothingHadHappened(EngineChoice engine) throws IOException {
        byte[] undisturbed = bytes(options().engine(engine).build().fit(data));
        for (int stop = 1; stop <= 5; stop += 2) {
            Fit stopped = fit(options().engine(engine).listener(stopAfter(stop)));
            assertThat(stopped.stopReason()).isEqualTo(StopReason.LISTENER);
        }
        Fit resumed = fit(options().engine(engine));
        assertThat(bytes(resumed)).isEqualTo(undisturbed);
        assertThat(resumed.history()).hasSize(24);
    }

    @Test
    void trainingBeyondTheBestEpochIsResumedThere() throws IOException {
        MdnRegressor.Builder options =
                options().hidden(64).maxEpochs(400).patience(40).members(1).overtraining(1.1);
        Fit undisturbed = options.build().fit(data);
        int best = undisturbed.bestEpochs().get(0).number();
        assertThat(Math.round(1.1 * best)).isBetween(best + 2L, best + 40L);
        fit(options.listener(stopAfter(best + 1)));
        assertThat(bytes(fit(options.listener(epoch -> true)))).isEqualTo(bytes(undisturbed));
    }

    @Test
    void trainingOnRowsOfItsOwnForValidationIsResumedToo() throws IOException {
        Dataset validation = new InverseSinusoid().sample(50, new SplittableRandom(2));
        MdnRegressor.Builder options = options().checkpoint(file(), Duration.ZERO);
        byte[] undisturbed = bytes(options().build().fit(data, validation));
        options.listener(stopAfter(5)).build().fit(data, validation);
        assertThat(bytes(options.listener(epoch -> true).build().fit(data, validation)))
                .isEqualTo(undisturbed);
    }

    @Test
    void trainingThatIsOverIsNotRepeated() throws IOException {
        Fit first = fit(options());
        List<Epoch> heard = new ArrayList<>();
        Fit second = fit(options().listener(heard::add));
        assertThat(heard).isEmpty();
        assertThat(second.history()).isEqualTo(first.history());
        assertThat(second.stopReason()).isEqualTo(first.stopReason());
        assertThat(bytes(second)).isEqualTo(bytes(first));
    }

    @Test
    void theListenerHearsOfNewEpochsOnly() {
        fit(options().members(1).listener(stopAfter(4)));
        List<Integer> heard = new ArrayList<>();
        fit(options().members(1).listener(epoch -> heard.add(epoch.number())));
        assertThat(heard).containsExactly(5, 6, 7, 8, 9, 10, 11, 12);
    }

    @Test
    void trainingThatRanOutOfPatienceDoesNotGoOn() throws IOException {
        MdnRegressor.Builder options = options().maxEpochs(500).patience(2).learningRate(0.05);
        Fit first = fit(options);
        assertThat(first.stopReason()).isEqualTo(StopReason.NO_IMPROVEMENT);
        assertThat(bytes(fit(options))).isEqualTo(bytes(first));
    }

    @Test
    void anInterruptLeavesACheckpointToGoOnFrom() throws Exception {
        byte[] undisturbed = bytes(options().build().fit(data));
        Thread training = Thread.currentThread();
        AtomicInteger seen = new AtomicInteger();
        Fit stopped = fit(options().listener(epoch -> {
            if (seen.incrementAndGet() == 6) {
                training.interrupt();
            }
            return true;
        }));
        bytes(stopped); // an interrupted thread can still save
        boolean interrupted = Thread.interrupted();
        assertThat(interrupted).isTrue();
        assertThat(bytes(fit(options()))).isEqualTo(undisturbed);
    }

    @Test
    void nothingIsWrittenBeforeItsTimeUnlessTrainingStops() {
        List<Boolean> existed = new ArrayList<>();
        options()
                .members(1)
                .checkpoint(file(), Duration.ofHours(1))
                .listener(epoch -> existed.add(Files.exists(file())))
                .build()
                .fit(data);
        assertThat(existed).hasSize(12).containsOnly(false);
        assertThat(file()).exists();
    }

    @Test
    void aCheckpointOfAnotherTrainingIsRefusedAndTheDifferenceNamed() {
        fit(options().listener(stopAfter(3)));
        assertThatThrownBy(() -> fit(options().learningRate(0.01)))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(file().toString())
                .hasMessageContaining("need the same option learningRate = 0.01 but got 0.003")
                .hasMessageContaining("delete it to start anew");
        Dataset fewer = data.split(0.5, 1).first();
        assertThatThrownBy(() -> options().checkpoint(file()).build().fit(fewer))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("numbers of rows [75] but got [150]");
        Dataset other = new InverseSinusoid().sample(150, new SplittableRandom(9));
        assertThatThrownBy(() -> options().checkpoint(file()).build().fit(other))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("rows but got others");
    }

    @Test
    void aDamagedCheckpointIsRefused() throws IOException {
        fit(options().listener(stopAfter(3)));
        byte[] whole = Files.readAllBytes(file());
        for (int at = 50; at < whole.length - 200; at += 501) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 4;
            Files.write(file(), damaged);
            try {
                assertThat(CheckpointFile.read(file(), CheckpointKey.of(options(), List.of(data))))
                        .isNotEmpty(); // a byte that says nothing
            } catch (CheckpointException e) {
                assertThat(e).hasMessageContaining("delete it to start anew");
            }
        }
        Files.writeString(file(), "epoch,loss\n");
        assertThatThrownBy(() -> fit(options()))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("need a checkpoint, which is a zip");
    }

    @Test
    void aModelIsNoCheckpoint() {
        options().build().fit(data).model().save(file());
        assertThatThrownBy(() -> fit(options()))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("checkpoint.json: this entry is missing; there is model.json");
    }

    @Test
    void aCheckpointThatCannotBeWrittenEndsTraining() {
        assertThatThrownBy(() -> options()
                        .checkpoint(folder.resolve("no/training.checkpoint"), Duration.ZERO)
                        .build()
                        .fit(data))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("there is no folder");
        assertThatThrownBy(() -> options().checkpoint(file(), Duration.ofSeconds(-1)))
                .hasMessageContaining("need a time between checkpoints of at least 0");
    }
}
