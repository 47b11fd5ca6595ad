package org.mdn4j.io;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Random damage to bytes, and random changes of the values in a JSON text. */
public final class Mutation {

    private static final Pattern TOKEN = Pattern.compile("\"[^\"]*\"|-?[0-9][0-9.eE+-]*|[\\[\\]{},:]");
    private static final String[] VALUES = {
        "0",
        "1",
        "2",
        "-1",
        "7",
        "1e308",
        "-1e308",
        "1e-308",
        "1e999",
        "4294967296",
        "2147483647",
        "-2147483648",
        "9223372036854775807",
        "99999999999999999999",
        "0.5",
        "true",
        "null",
        "\"\"",
        "\"x\"",
        "\"prelu(1,2)\"",
        "\"gaussian\"",
        "\"laplace\"",
        "\"relu\"",
        "\"exp\"",
        "\"\\u0000\"",
        "[]",
        "{}",
        "[1]",
        "NaN",
        "\"components\"",
        "\"__metadata__\"",
        "",
        ",",
        "}",
        "]"
    };
    private static final int[] WORDS = {
        0, -1, 1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x7f800000, 0x04034b50, 0x02014b50
    };

    private Mutation() {}

    /** One to four kinds of damage at random places. */
    public static byte[] of(byte[] bytes, RandomGenerator rng) {
        byte[] mutated = bytes.clone();
        for (int times = 1 + rng.nextInt(4); times > 0 && mutated.length > 8; times--) {
            mutated = once(mutated, rng);
        }
        return mutated;
    }

    private static byte[] once(byte[] bytes, RandomGenerator rng) {
        int at = rng.nextInt(bytes.length - 4);
        int length = 1 + rng.nextInt(Math.min(64, bytes.length - at));
        switch (rng.nextInt(8)) {
            case 0 -> bytes[at] ^= (byte) (1 << rng.nextInt(8));
            case 1 -> bytes[at] = (byte) rng.nextInt(256);
            case 2 -> Arrays.fill(bytes, at, at + length, (byte) 0);
            case 3 -> putWord(bytes, at, WORDS[rng.nextInt(WORDS.length)]);
            case 4 -> System.arraycopy(bytes, rng.nextInt(bytes.length - length + 1), bytes, at, length);
            case 5 -> {
                return Arrays.copyOf(bytes, at + 1);
            }
            case 6 -> {
                return joined(bytes, at, at + length);
            }
            default -> {
                return joined(bytes, at + length, at);
            }
        }
        return bytes;
    }

    /** The bytes up to one position followed by those from another: some are left out, or some come twice. */
    private static byte[] joined(byte[] bytes, int end, int start) {
        byte[] result = Arrays.copyOf(bytes, end + bytes.length - start);
        System.arraycopy(bytes, start, result, end, bytes.length - start);
        return result;
    }

    private static void putWord(byte[] bytes, int at, int word) {
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (word >> 8 * i);
        }
    }

    /** One or two tokens of a JSON text replaced. */
    public static String ofText(String text, RandomGenerator rng) {
        String mutated = text;
        for (int times = 1 + rng.nextInt(2); times > 0; times--) {
            Matcher matcher = TOKEN.matcher(mutated);
            int tokens = (int) matcher.results().count();
            if (tokens == 0) {
                return mutated;
            }
            matcher.reset();
            for (int skip = rng.nextInt(tokens); skip >= 0; skip--) {
                matcher.find();
            }
            mutated = mutated.substring(0, matcher.start())
                    + VALUES[rng.nextInt(VALUES.length)]
                    + mutated.substring(matcher.end());
        }
        return mutated;
    }
}
