package org.mdn4j.io;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The fields of a JSON object, by name and type. What is missing or of another type is a {@link JsonFormatException} that
 * says where, such as {@code layout.components: need an integer but got "five"}.
 */
public final class JsonObject {

    private final String path; // "" at the root
    private final Map<String, Object> fields;

    JsonObject(String path, Map<String, Object> fields) {
        this.path = path;
        this.fields = fields;
    }

    /** Whether there is a field of that name that is not null. */
    public boolean has(String name) {
        return fields.get(name) != null;
    }

    /** The names of the fields, in order. */
    public Set<String> names() {
        return fields.keySet();
    }

    /** All fields as plain values, in order. */
    public Map<String, Object> values() {
        return Collections.unmodifiableMap(fields);
    }

    /** Where a field is, for messages: {@code layout.components}. */
    public String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** A field that is text. */
    public String string(String name) {
        return string(path(name), get(name));
    }

    /** A field that is an integer in the range of int. */
    public int integer(String name) {
        long value = longInteger(name);
        if (value != (int) value) {
            throw new JsonFormatException(path(name), "need an integer of at most 32 bits but got " + value);
        }
        return (int) value;
    }

    /** A field that is an integer in the range of long. */
    public long longInteger(String name) {
        return longInteger(path(name), get(name));
    }

    /** A field that is true or false. */
    public boolean bool(String name) {
        if (get(name) instanceof Boolean value) {
            return value;
        }
        throw wrong(path(name), "true or false", get(name));
    }

    /** A field that is a number. */
    public double number(String name) {
        return number(path(name), get(name));
    }

    /** A field that is a list of numbers. */
    public double[] numbers(String name) {
        return list(name, JsonObject::number).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** A field that is a list of integers. */
    public List<Long> integers(String name) {
        return list(name, JsonObject::longInteger);
    }

    /** A field that is a list of texts. */
    public List<String> strings(String name) {
        return list(name, JsonObject::string);
    }

    /** A field that is an object. */
    public JsonObject object(String name) {
        return object(path(name), get(name));
    }

    /** A field that is a list of objects. */
    public List<JsonObject> objects(String name) {
        return list(name, JsonObject::object);
    }

    /** A field that is an object whose values are all texts. */
    public Map<String, String> stringMap(String name) {
        return map(name, JsonObject::string);
    }

    /** A field that is an object whose values are all numbers. */
    public Map<String, Double> numberMap(String name) {
        return map(name, JsonObject::number);
    }

    private <T> Map<String, T> map(String name, BiFunction<String, Object, T> type) {
        JsonObject object = object(name);
        Map<String, T> map = new LinkedHashMap<>();
        object.fields.forEach((key, value) -> map.put(key, type.apply(object.path(key), value)));
        return map;
    }

    private <T> List<T> list(String name, BiFunction<String, Object, T> type) {
        Object value = get(name);
        if (!(value instanceof List<?> elements)) {
            throw wrong(path(name), "a list", value);
        }
        List<T> list = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            list.add(type.apply(path(name) + "[" + i + "]", elements.get(i)));
        }
        return list;
    }

    private Object get(String name) {
        if (!fields.containsKey(name)) {
            throw new JsonFormatException(
                    path(name),
                    "is missing" + (fields.isEmpty() ? "" : "; there is " + String.join(", ", fields.keySet())));
        }
        return fields.get(name);
    }

    private static String string(String path, Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw wrong(path, "text", value);
    }

    private static long longInteger(String path, Object value) {
        if (value instanceof Long number) {
            return number;
        }
        throw wrong(path, "an integer", value);
    }

    private static double number(String path, Object value) {
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw wrong(path, "a finite number", value);
    }

    @SuppressWarnings("unchecked") // Json makes no other maps
    private static JsonObject object(String path, Object value) {
        if (value instanceof Map<?, ?> map) {
            return new JsonObject(path, (Map<String, Object>) map);
        }
        throw wrong(path, "an object", value);
    }

    private static JsonFormatException wrong(String path, String needed, Object value) {
        String shown = value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
        return new JsonFormatException(
                path, "need " + needed + " but got " + (shown.length() > 60 ? shown.substring(0, 60) + "..." : shown));
    }
}
