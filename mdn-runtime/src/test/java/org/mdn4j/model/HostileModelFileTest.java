package org.mdn4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that were made to look like models: every one is refused, and the message says where and why. */
final class HostileModelFileTest {

    private static final String JSON = "model.json";
    private static final String WEIGHTS = "member-0.safetensors";

    @TempDir
    Path folder;

    private Path file;
    private MdnModel model;
    private ModelEntries entries;

    @BeforeEach
    void save() throws IOException {
        file = folder.resolve("m.mdn");
        model = RandomModels.gaussian(2, 1);
        model.save(file);
        entries = ModelEntries.of(file);
    }

    private void assertRefused(String... messages) {
        assertThatThrownBy(() -> MdnModel.load(file))
                .isExactlyInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContainingAll(messages);
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments(JSON, "\"mdn4j-model\"", "\"onnx\"", "format: need mdn4j-model but got onnx"),
                arguments(JSON, "\"version\" : 1", "\"version\" : 2", "a newer mdn4j wrote this file and can read it"),
                arguments(JSON, "\"version\" : 1", "\"version\" : 0", "need a format version from 1 to 1 but got 0"),
                arguments(JSON, "\"requires\" : [ ]", "\"requires\" : [\"mind\"]", "got 'mind'; a newer mdn4j"),
                arguments(JSON, "\"requires\" : [ ]", "\"requires\" : [ ], \"input_products\" : 3", "input_products"),
                arguments(
                        JSON,
                        "\"requires\" : [ ]",
                        "\"requires\" : [ ], \"input_products\" : true",
                        "inputs of a network"),
                arguments(JSON, "\"gaussian\"", "\"java.lang.Runtime\"", "need a family among"),
                arguments(
                        JSON,
                        "\"tanh\"",
                        "\"java.lang.Runtime\"",
                        "members[0].layers[0].activation: need an activation"),
                arguments(JSON, "\"softplus\"", "\"sin\"", "need a positive function among"),
                arguments(JSON, "\"gaussian\"", "\"two\\nlines\"", "but got 'two lines'"),
                arguments(JSON, "\"softplus\"", "\"identity\"", "need a constraint like softplus"),
                arguments(JSON, "\"floor\" : 1.0E-6", "\"floor\" : -1", "need a finite floor of at least 0"),
                arguments(JSON, "\"floor\" : 1.0E-6", "\"floor\" : 1e999", "floor: need a finite number"),
                arguments(
                        JSON,
                        "\"components\" : 3",
                        "\"components\" : 2000000000",
                        "need at most 9 in a file of this size"),
                arguments(JSON, "\"components\" : 3", "\"components\" : 4", "outputs of a network"),
                arguments(JSON, "\"components\" : 3", "\"components\" : \"3\"", "need an integer but got \"3\""),
                arguments(JSON, "\"components\" : 3", "\"components\" : 3e0", "need an integer but got 3.0"),
                arguments(JSON, "\"components\" : 3,", "", "layout.components: is missing; there is family"),
                arguments(JSON, "\"targets\" : 1,", "\"targets\" : 99999999999,", "at most 32 bits"),
                arguments(JSON, "\"variances\"", "\"precisions\"", "need 1 variances a component but got 1 precisions"),
                arguments(JSON, "\"a\"", "17", "columns.inputs[0]: need text but got 17"),
                arguments(JSON, "\"a\", ", "", "need 1 columns of the input scaling but got 2"),
                arguments(JSON, "5.0E7", "0", "positive scales"),
                arguments(JSON, "5.0E7", "NaN", "malformed JSON"),
                arguments(JSON, "\"file\" : \"member-0", "\"file\" : \"../../member-0", "this entry is missing"),
                arguments(
                        JSON,
                        "\"outputs\" : 7",
                        "\"outputs\" : 2147483647",
                        "need shape [2, 2147483647] but got [2, 7]"),
                arguments(JSON, "{\n", "{\"version\" : 1,\n", "Duplicate"),
                arguments(JSON, "\n}", "\n} {}", "need nothing behind the JSON object"),
                arguments(
                        JSON,
                        "\"requires\" : [ ]",
                        "\"requires\" : " + "[".repeat(40) + "]".repeat(40),
                        "malformed JSON"),
                arguments(WEIGHTS, "\"F32\"", "\"F64\"", "layers.0.weights: need dtype F32 but got F64"),
                arguments(WEIGHTS, "[ 2, 7 ]", "[ 2, 8 ]", "need data_offsets"),
                arguments(WEIGHTS, "[ 2, 7 ]", "[ 7, 2 ]", "layers.0.weights: need shape [2, 7] but got [7, 2]"),
                arguments(WEIGHTS, "[ 2, 7 ]", "[ -2, -7 ]", "need a shape that fits"),
                arguments(WEIGHTS, "[ 2, 7 ]", "[ 4294967296, 4294967296 ]", "need a shape that fits"),
                arguments(WEIGHTS, "\"layers.0.biases\"", "\"layers.9.biases\"", "need a tensor layers.0.biases"),
                arguments(WEIGHTS, "[ 0, 56 ]", "[ 4, 60 ]", "one tensor behind another"),
                arguments(WEIGHTS, "[ 0, 56 ]", "[ ]", "one tensor behind another"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void textThatWasChangedIsRefusedAlsoWhereItsChecksumAgrees(
            String entry, String old, String replacement, String message) throws IOException {
        entries.replace(entry, old, replacement).save(file);
        assertRefused(message);
    }

    @Test
    void unknownFieldsAreLeftToNewerVersions() throws IOException {
        entries.replace(JSON, "\"version\" : 1,", "\"version\" : 1, \"mood\" : {\"happy\" : [true, null]},")
                .save(file);
        assertThat(MdnModel.load(file).predict(1, 2)).isEqualTo(model.predict(1, 2));
    }

    @Test
    void weightsThatAreNotFiniteAreRefused() throws IOException {
        for (float odd : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            entries.bytes(WEIGHTS, content -> {
                        ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putFloat(content.length - 4, odd);
                        return content;
                    })
                    .save(file);
            assertRefused(
                    "member-0.safetensors: layers.2.biases: need finite numbers but got " + odd + " at position 8");
        }
    }

    @Test
    void aHeaderThatClaimsMoreThanThereIsIsRefused() throws IOException {
        for (long length : new long[] {Long.MAX_VALUE, -1, 1L << 40, 100_000}) {
            entries.bytes(WEIGHTS, content -> {
                        ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);
                        return content;
                    })
                    .save(file);
            assertRefused("member-0.safetensors: need a header within", String.valueOf(length));
        }
        entries.bytes(WEIGHTS, content -> new byte[3]).save(file);
        assertRefused("need a header within 3 bytes");
    }

    @Test
    void numbersThatNoTensorClaimsAreRefused() throws IOException {
        entries.bytes(WEIGHTS, content -> Arrays.copyOf(content, content.length + 4))
                .save(file);
        assertRefused("4 bytes are left over");
    }

    @Test
    void aFlippedBitIsFoundInEveryEntry() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (Map.Entry<String, byte[]> entry : entries.contents().entrySet()) {
            int start = indexOf(whole, entry.getValue());
            byte[] damaged = whole.clone();
            damaged[start + entry.getValue().length / 2] ^= 1;
            Files.write(file, damaged);
            assertRefused(entry.getKey() + ": the file is damaged: the entry does not agree with its checksum");
        }
    }

    private static int indexOf(byte[] whole, byte[] part) {
        for (int i = 0; i <= whole.length - part.length; i++) {
            if (Arrays.equals(whole, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new IllegalArgumentException("need a part of the whole but got something else");
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 97) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertRefused("need a model file, which is a zip, but got something else or a part of one");
        }
    }

    @Test
    void aZipBombIsRefusedByItsCompression() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(JSON));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 200; i++) {
                zip.write(zeros);
            }
        }
        Files.write(file, bytes.toByteArray());
        assertThat(Files.size(file)).isLessThan(1 << 20);
        assertRefused("model.json: need an entry without compression");
    }

    @Test
    void entriesThatOverlapSoThatTheyClaimMoreThanTheFileHasAreRefused() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        ByteBuffer bytes = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
        int directory = bytes.getInt(whole.length - 6);
        int size = bytes.getInt(directory + 24);
        bytes.putInt(directory + 20, 100 * size).putInt(directory + 24, 100 * size);
        Files.write(file, whole);
        assertRefused("need entries that fit into the file");
    }

    @Test
    void pathsAreNoNames() throws IOException {
        for (String name : new String[] {"../../evil.sh", "/etc/passwd", "a/b", "C:\\x", ".hidden", "", " "}) {
            ModelEntries evil = entries.copy();
            evil.contents().put(name, new byte[] {1});
            evil.save(file);
            assertRefused("need plain entry names but got '" + name + "'");
        }
        assertThat(folder.getParent().resolve("evil.sh")).doesNotExist();
    }

    @Test
    void twoEntriesOfOneNameAreRefused() throws IOException {
        entries.contents().put("modelXjson", entries.contents().get(JSON));
        String zipped = new String(entries.zipped(), StandardCharsets.ISO_8859_1);
        Files.writeString(file, zipped.replace("modelXjson", JSON), StandardCharsets.ISO_8859_1);
        assertRefused("model.json: need distinct entries but there are two of this name");
    }

    @Test
    void entriesAndChecksumsAreOneToOne() throws IOException {
        byte[] json = entries.contents().remove(JSON);
        entries.save(file);
        assertRefused("model.json: this entry is missing; there is member-0.safetensors");
        entries.contents().put(JSON, json);
        entries.contents().remove("member-1.safetensors");
        entries.save(file);
        assertRefused("member-1.safetensors: this entry is missing");
        String zipped = new String(entries.zipped(), StandardCharsets.ISO_8859_1);
        Files.writeString(file, zipped.replace("  model.json\n", "  modal.json\n"), StandardCharsets.ISO_8859_1);
        assertRefused("model.json: need a checksum for this entry in SHA256SUMS but there is none");
        Files.writeString(file, zipped.replace("  model.json\n", "- model.json\n"), StandardCharsets.ISO_8859_1);
        assertRefused("SHA256SUMS: need lines of a checksum and a name but got '");
        Files.writeString(file, zipped.replace("SHA256SUMS", "sha256sums"), StandardCharsets.ISO_8859_1);
        assertRefused("need a model file with SHA256SUMS in it but it holds");
    }

    @Test
    void aModelWithoutNetworksIsRefused() throws IOException {
        entries.text(JSON, text -> text.replaceAll("(?s)\"members\" : \\[.*?\\} \\],", "\"members\" : [],"))
                .save(file);
        assertRefused("members: need at least one network");
    }
}
