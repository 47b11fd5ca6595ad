package org.mdn4j.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * The safetensors format: the length of a JSON header (64 bits, little-endian), the header, and the numbers of all tensors
 * one behind another. Single-precision tensors only, and only finite numbers.
 */
public final class Safetensors {

    private static final int LENGTH_BYTES = Long.BYTES;
    private static final String METADATA = "__metadata__";

    private Safetensors() {}

    /** The bytes of tensors, in the order in which they are to be stored. */
    public static byte[] write(Map<String, Tensor> tensors) {
        Map<String, Object> header = new LinkedHashMap<>();
        long offset = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            Tensor tensor = entry.getValue();
            long end = offset + (long) tensor.values().length * Float.BYTES;
            Map<String, Object> description = new LinkedHashMap<>();
            description.put("dtype", "F32");
            description.put("shape", tensor.shape());
            description.put("data_offsets", List.of(offset, end));
            header.put(entry.getKey(), description);
            offset = end;
        }
        byte[] json = Json.bytes(header);
        int padded = (json.length + LENGTH_BYTES - 1) / LENGTH_BYTES * LENGTH_BYTES; // so that the numbers are aligned
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(LENGTH_BYTES + padded + offset))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(padded).put(json).put(" ".repeat(padded - json.length).getBytes());
        for (Tensor tensor : tensors.values()) {
            for (float value : tensor.values()) {
                bytes.putFloat(value);
            }
        }
        return bytes.array();
    }

    /**
     * All tensors by name.
     *
     * @throws IllegalArgumentException if the header is malformed, the tensors do not fill the data one behind another,
     *     their shapes do not agree with their sizes, or a number is not finite
     */
    public static Map<String, Tensor> read(byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        long length = content.length < LENGTH_BYTES ? -1 : bytes.getLong();
        if (length < 0 || length > content.length - LENGTH_BYTES) {
            throw new IllegalArgumentException(
                    "need a header within " + content.length + " bytes but got one of " + length);
        }
        byte[] json = new byte[(int) length];
        bytes.get(json);
        JsonObject header = Json.parse(json);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        int next = bytes.position();
        for (String name : inOrder(header)) {
            JsonObject description = header.object(name);
            int count = count(name, description, next - bytes.position(), content.length - next);
            tensors.put(name, new Tensor(description.integers("shape"), floats(name, bytes, next, count)));
            next += count * Float.BYTES;
        }
        if (next != content.length) {
            throw new IllegalArgumentException(
                    "need tensors that fill the data but " + (content.length - next) + " bytes are left over");
        }
        return tensors;
    }

    private static List<String> inOrder(JsonObject header) {
        return header.names().stream()
                .filter(name -> !name.equals(METADATA))
                .sorted(Comparator.comparingLong(name -> header.object(name).integers("data_offsets").stream()
                        .findFirst()
                        .orElse(0L)))
                .toList();
    }

    /** How many numbers a tensor has that is to begin at an offset and to end within what is left. */
    private static int count(String name, JsonObject description, long offset, long left) {
        if (!description.string("dtype").equals("F32")) {
            throw new IllegalArgumentException(name + ": need dtype F32 but got " + description.string("dtype"));
        }
        List<Long> shape = description.integers("shape");
        long bytes = bytes(name, shape, left);
        List<Long> expected = List.of(offset, offset + bytes);
        if (!description.integers("data_offsets").equals(expected)) {
            throw new IllegalArgumentException(name + ": need data_offsets " + expected + " for shape " + shape
                    + ", one tensor behind another, but got " + description.integers("data_offsets"));
        }
        return (int) (bytes / Float.BYTES);
    }

    private static long bytes(String name, List<Long> shape, long left) {
        long bytes = Float.BYTES;
        for (long size : shape) {
            // Bounded at every step, so that the product of declared sizes cannot overflow.
            if (size < 1 || size > left / bytes) {
                throw new IllegalArgumentException(
                        name + ": need a shape that fits into the " + left + " bytes that are left but got " + shape);
            }
            bytes *= size;
        }
        return bytes;
    }

    private static float[] floats(String name, ByteBuffer bytes, int start, int count) {
        float[] values = new float[count];
        bytes.slice(start, count * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        for (int i = 0; i < count; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        name + ": need finite numbers but got " + values[i] + " at position " + i);
            }
        }
        return values;
    }

    /**
     * Numbers with a shape.
     *
     * @param shape sizes of the dimensions, slowest first
     * @param values as many as the product of the sizes
     */
    public record Tensor(List<Long> shape, float[] values) {

        /** Numbers of a given shape. */
        public static Tensor of(float[] values, long... shape) {
            return new Tensor(LongStream.of(shape).boxed().toList(), values);
        }
    }
}
