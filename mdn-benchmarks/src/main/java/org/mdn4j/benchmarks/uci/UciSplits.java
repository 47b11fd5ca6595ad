package org.mdn4j.benchmarks.uci;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 7} or {@code 0-4}. */
final class UciSplits implements ITypeConverter<UciSplits.Range> {

    private static final Pattern RANGE = Pattern.compile("(\\d{1,6})(?:-(\\d{1,6}))?");

    /** Splits from one number to another, both included. */
    record Range(int first, int last) {

        IntStream numbers() {
            return IntStream.rangeClosed(first, last);
        }
    }

    @Override
    public Range convert(String text) {
        Matcher matcher = RANGE.matcher(text.strip());
        if (!matcher.matches()) {
            throw new TypeConversionException("need a number or a range such as 0-4 but got '" + text + "'");
        }
        int first = Integer.parseInt(matcher.group(1));
        int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
        if (last < first) {
            throw new TypeConversionException("need a rising range but got '" + text + "'");
        }
        return new Range(first, last);
    }
}
