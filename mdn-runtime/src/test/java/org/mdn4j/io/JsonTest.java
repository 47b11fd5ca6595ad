package org.mdn4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonTest {

    private static JsonObject parse(String text) {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsWrittenReadsBackToTheSameBits() {
        double[] numbers = new SplittableRandom(1)
                .longs(2000)
                .mapToDouble(Double::longBitsToDouble)
                .filter(Double::isFinite)
                .toArray();
        numbers[0] = -0.0;
        numbers[1] = Double.MIN_VALUE;
        numbers[2] = Double.MAX_VALUE;
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("numbers", numbers);
        fields.put("text", "\u00e9 \"quoted\"\n\u0000\ud83d\ude00");
        fields.put("long", Long.MIN_VALUE);
        fields.put("nothing", null);
        fields.put("object", Map.of("flag", true));
        fields.put("list", List.of("a", "b"));
        JsonObject read = Json.parse(Json.bytes(fields));
        assertThat(Arrays.equals(read.numbers("numbers"), numbers)).isTrue();
        assertThat(read.string("text")).isEqualTo(fields.get("text"));
        assertThat(read.longInteger("long")).isEqualTo(Long.MIN_VALUE);
        assertThat(read.has("nothing")).isFalse();
        assertThat(read.object("object").has("flag")).isTrue();
        assertThat(read.strings("list")).containsExactly("a", "b");
        assertThat(read.names()).containsExactlyElementsOf(fields.keySet());
    }

    @Test
    void whatCannotBeWrittenIsRefused() {
        assertThatThrownBy(() -> Json.text(Map.of("a", Double.NaN))).hasMessageContaining("finite number");
        assertThatThrownBy(() -> Json.text(Map.of("a", new Object()))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":{\"b\":[1,\"x\"]}} | a.b[1]: need a finite number but got \"x\"",
                "{\"a\":{\"c\":1}} | a.b: is missing; there is c",
                "{\"a\":{\"b\":7}} | a.b: need a list but got 7",
                "{\"a\":[]} | a: need an object but got []",
                "{\"a\":{\"b\":[1e999]}} | a.b[0]: need a finite number but got Infinity",
            })
    void anErrorSaysWhere(String text, String message) {
        assertThatThrownBy(() -> parse(text).object("a").numbers("b"))
                .isInstanceOf(JsonFormatException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | need a JSON object",
                "`` | need a JSON object",
                "{\"a\":1,\"a\":2} | Duplicate",
                "{\"a\":[1 | malformed JSON",
                "{\"a\":1}{} | need nothing behind",
                "{\"a\":1} x | malformed JSON",
                "{\"a\":01} | malformed JSON",
                "{\"a\" | malformed JSON",
            })
    void malformedTextIsRefused(String text, String message) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(JsonFormatException.class)
                .hasMessageContaining(message);
    }

    @Test
    void textThatIsNestedTooDeeplyOrNoUtf8OrHasEndlessNumbersIsRefused() {
        assertThatThrownBy(() -> parse("{\"a\":".repeat(1000))).isInstanceOf(JsonFormatException.class);
        assertThatThrownBy(() -> Json.parse(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}))
                .isInstanceOf(JsonFormatException.class);
        assertThatThrownBy(() -> parse("{\"a\":" + "1".repeat(500) + "}")).isInstanceOf(JsonFormatException.class);
    }

    @Test
    void mapsHaveValuesOfOneType() {
        JsonObject object = parse("{\"a\":{\"x\":1,\"y\":2.5},\"b\":{\"x\":\"1\"},\"c\":[{\"d\":1}]}");
        assertThat(object.numberMap("a")).containsExactly(Map.entry("x", 1.0), Map.entry("y", 2.5));
        assertThat(object.stringMap("b")).containsExactly(Map.entry("x", "1"));
        assertThat(object.objects("c").get(0).path("d")).isEqualTo("c[0].d");
        assertThatThrownBy(() -> object.stringMap("a")).hasMessage("a.x: need text but got 1");
    }
}
