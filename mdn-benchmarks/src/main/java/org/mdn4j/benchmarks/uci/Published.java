package org.mdn4j.benchmarks.uci;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Published results on the standard sets; where they are from stands at the head of {@code published.csv}. */
final class Published {

    /** A result; NaN where a number was not published. */
    record Result(String set, String model, double logLikelihood, double rmse) {}

    private final List<Result> results;

    private Published(List<Result> results) {
        this.results = results;
    }

    static Published read() {
        List<Result> results = new ArrayList<>();
        try (Reader in = new InputStreamReader(
                        Published.class.getResourceAsStream("published.csv"), StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                        .commentStrategy(CommentStrategy.SKIP)
                        .ofNamedCsvRecord(in)) {
            for (NamedCsvRecord line : csv) {
                results.add(new Result(
                        line.getField("set"),
                        line.getField("model"),
                        number(line.getField("ll")),
                        number(line.getField("rmse"))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Published(results);
    }

    private static double number(String text) {
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    Optional<Result> bestLogLikelihood(String set) {
        return results.stream()
                .filter(r -> r.set().equals(set) && !Double.isNaN(r.logLikelihood()))
                .max(Comparator.comparingDouble(Result::logLikelihood));
    }

    Optional<Result> bestRmse(String set) {
        return results.stream()
                .filter(r -> r.set().equals(set) && !Double.isNaN(r.rmse()))
                .min(Comparator.comparingDouble(Result::rmse));
    }
}
