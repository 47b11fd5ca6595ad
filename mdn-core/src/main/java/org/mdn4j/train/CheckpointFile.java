package org.mdn4j.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.mdn4j.engine.EngineState;
import org.mdn4j.io.ArchiveFormatException;
import org.mdn4j.io.ArchiveReader;
import org.mdn4j.io.ArchiveWriter;
import org.mdn4j.io.AtomicFile;
import org.mdn4j.io.Json;
import org.mdn4j.io.JsonObject;
import org.mdn4j.io.Safetensors;
import org.mdn4j.io.Safetensors.Tensor;

/**
 * Checkpoints as files: a zip like that of a model, of {@code checkpoint.json} and one {@code member-i.safetensors} for each
 * member that has begun.
 */
final class CheckpointFile {

    private static final String FORMAT = "mdn4j-checkpoint";
    private static final int VERSION = 1;
    private static final String DESCRIPTION = "checkpoint.json";
    private static final int LARGEST_DESCRIPTION = 1 << 30; // bytes; there is a line for every epoch

    private CheckpointFile() {}

    static void write(Path file, CheckpointKey key, Map<Integer, MemberState> states) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("version", VERSION);
        json.put("mdn4j", key.version());
        json.put("options", key.options());
        json.put("rows", key.rows());
        json.put("data_sha256", key.dataHash());
        json.put(
                "members",
                states.entrySet().stream()
                        .map(state -> describe(state.getKey(), state.getValue()))
                        .toList());
        AtomicFile.write(file, out -> {
            ArchiveWriter archive = new ArchiveWriter(out);
            archive.add(DESCRIPTION, Json.bytes(json));
            for (Map.Entry<Integer, MemberState> state : states.entrySet()) {
                archive.add(entry(state.getKey()), Safetensors.write(tensors(state.getValue())));
            }
            archive.finish();
        });
    }

    private static String entry(int member) {
        return "member-" + member + ".safetensors";
    }

    private static Map<String, Object> describe(int member, MemberState state) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("member", member);
        json.put("iteration", state.engine().iteration());
        json.put("epoch", state.engine().epoch());
        json.put("random", LongStream.of(state.engine().random()).boxed().toList());
        json.put("averaged_steps", state.averagedSteps());
        json.put(
                "train_log_likelihood",
                state.history().stream().map(Epoch::trainLogLikelihood).toList());
        json.put(
                "validation_log_likelihood",
                state.history().stream().map(Epoch::validationLogLikelihood).toList());
        return json;
    }

    private static Map<String, Tensor> tensors(MemberState state) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("parameters", vector(state.engine().parameters()));
        if (state.engine().updater().length > 0) {
            tensors.put("updater", vector(state.engine().updater()));
        }
        tensors.put("average", vector(state.average()));
        tensors.put("kept", vector(state.kept()));
        return tensors;
    }

    private static Tensor vector(float[] values) {
        return Tensor.of(values, values.length);
    }

    /**
     * The states by member.
     *
     * @throws CheckpointException if the file belongs to another training or is damaged
     */
    static Map<Integer, MemberState> read(Path file, CheckpointKey key) {
        try (ArchiveReader archive = ArchiveReader.open(file, "checkpoint")) {
            JsonObject json = Json.parse(archive.read(DESCRIPTION, LARGEST_DESCRIPTION));
            String difference = key.difference(key(json));
            if (difference != null) {
                throw new CheckpointException(file, "it is of another training: need the same " + difference, null);
            }
            Map<Integer, MemberState> states = new TreeMap<>();
            for (JsonObject member : json.objects("members")) {
                int number = member.integer("member");
                states.put(
                        number,
                        state(member, number, Safetensors.read(archive.read(entry(number), Integer.MAX_VALUE - 8))));
            }
            return states;
        } catch (ArchiveFormatException | IllegalArgumentException | IOException e) {
            throw new CheckpointException(file, e.getMessage(), e);
        }
    }

    private static CheckpointKey key(JsonObject json) {
        if (!json.string("format").equals(FORMAT) || json.integer("version") != VERSION) {
            throw new IllegalArgumentException("need " + FORMAT + " " + VERSION + " but got " + json.string("format")
                    + " " + json.integer("version"));
        }
        return new CheckpointKey(
                json.string("mdn4j"), json.stringMap("options"), json.integers("rows"), json.string("data_sha256"));
    }

    private static MemberState state(JsonObject json, int member, Map<String, Tensor> tensors) {
        EngineState engine = new EngineState(
                values(tensors, "parameters"),
                tensors.containsKey("updater") ? values(tensors, "updater") : new float[0],
                json.integer("iteration"),
                json.integer("epoch"),
                json.integers("random").stream().mapToLong(Long::longValue).toArray());
        return new MemberState(
                engine,
                values(tensors, "average"),
                json.integer("averaged_steps"),
                values(tensors, "kept"),
                history(json, member));
    }

    private static float[] values(Map<String, Tensor> tensors, String name) {
        if (!tensors.containsKey(name)) {
            throw new IllegalArgumentException("need a tensor " + name + " but there is " + tensors.keySet());
        }
        return tensors.get(name).values();
    }

    private static List<Epoch> history(JsonObject json, int member) {
        double[] train = json.numbers("train_log_likelihood");
        double[] validation = json.numbers("validation_log_likelihood");
        if (train.length == 0 || train.length != validation.length) {
            throw new IllegalArgumentException("need a training and a validation likelihood for every epoch but got "
                    + train.length + " and " + validation.length);
        }
        List<Epoch> history = new ArrayList<>();
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < train.length; i++) {
            history.add(new Epoch(member, i + 1, train[i], validation[i], validation[i] > highest));
            highest = Math.max(highest, validation[i]);
        }
        return history;
    }
}
