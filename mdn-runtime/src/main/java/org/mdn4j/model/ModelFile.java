package org.mdn4j.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mdn4j.io.ArchiveFormatException;
import org.mdn4j.io.ArchiveReader;
import org.mdn4j.io.ArchiveWriter;
import org.mdn4j.io.AtomicFile;
import org.mdn4j.io.Json;
import org.mdn4j.io.JsonObject;
import org.mdn4j.io.Safetensors;
import org.mdn4j.network.DenseNetwork;

/**
 * Models as files: a zip of {@code model.json}, one {@code member-i.safetensors} a network, and checksums. The format is
 * specified in {@code docs/model-file.md}.
 */
final class ModelFile {

    private static final String DESCRIPTION = "model.json";
    private static final int LARGEST_DESCRIPTION = 16 << 20; // bytes
    private static final int LARGEST_MEMBER = Integer.MAX_VALUE - 8; // bytes; the largest array

    private ModelFile() {}

    static void save(MdnModel model, Path file) {
        byte[] description = Json.bytes(ModelJson.write(model)); // refuses what cannot be written before anything is
        AtomicFile.write(file, out -> {
            ArchiveWriter archive = new ArchiveWriter(out);
            archive.add(DESCRIPTION, description);
            for (int m = 0; m < model.members().size(); m++) {
                DenseNetwork network = MemberFile.dense(model.members().get(m), m);
                archive.add(MemberFile.entry(m), MemberFile.write(network));
            }
            archive.finish();
        });
    }

    static MdnModel load(Path file) {
        try (ArchiveReader archive = ArchiveReader.open(file, "model file")) {
            JsonObject description = inEntry(file, DESCRIPTION, () -> {
                JsonObject json = Json.parse(archive.read(DESCRIPTION, LARGEST_DESCRIPTION));
                ModelJson.check(json);
                return json;
            });
            List<DenseNetwork> members = members(file, archive, description);
            return inEntry(file, DESCRIPTION, () -> ModelJson.read(description, members));
        } catch (ArchiveFormatException e) {
            throw new ModelFormatException(file, e.getMessage(), e);
        } catch (IOException e) {
            throw new ModelFormatException(file, "cannot read it: " + e.getMessage(), e);
        }
    }

    private static List<DenseNetwork> members(Path file, ArchiveReader archive, JsonObject description) {
        List<JsonObject> described = inEntry(file, DESCRIPTION, () -> description.objects("members"));
        List<DenseNetwork> members = new ArrayList<>();
        for (JsonObject member : described) {
            String entry = inEntry(file, DESCRIPTION, () -> member.string("file"));
            members.add(inEntry(
                    file, entry, () -> MemberFile.read(member, Safetensors.read(archive.read(entry, LARGEST_MEMBER)))));
        }
        if (members.isEmpty()) {
            throw new ModelFormatException(file, DESCRIPTION, "members: need at least one network but got none", null);
        }
        return members;
    }

    private interface Part<T> {
        T read();
    }

    /** Says in which entry it is that something does not fit. */
    private static <T> T inEntry(Path file, String entry, Part<T> part) {
        try {
            return part.read();
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException(file, entry, e.getMessage(), e);
        }
    }
}
