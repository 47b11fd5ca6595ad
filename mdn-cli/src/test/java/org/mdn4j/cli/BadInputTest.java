package org.mdn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong: one line that says what, where, and what would be right; the agreed exit code; no half a file. */
final class BadInputTest {

    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    @TempDir
    static Path folder;

    private static List<String> before; // the files that are there

    /**
     * One mistake.
     *
     * @param arguments with {@code $} for the folder of the test
     * @param message what the line on standard error holds
     */
    private record Mistake(int exitCode, String arguments, String message) {

        @Override
        public String toString() {
            return arguments;
        }
    }

    @BeforeAll
    static void files() throws IOException {
        Path table = Example.table(folder.resolve("t.csv"), 200, 1);
        Path model = Example.train(table, "y", folder.resolve("m.mdn"));
        write("empty.csv", "");
        write("header.csv", "colour,x,y\n");
        write("ragged.csv", "colour,x,y\nred,1,2\nred,1\n");
        write("text.csv", "colour,x,y\nred,1,2\nred,wide,2\n");
        write("badtarget.csv", "colour,x,y\nred,1,2\nred,1,high\n");
        write("infinite.csv", "colour,x,y\nred,1,2\nred,1e999,2\n");
        write("quote.csv", "colour,x,y\nred,1,2\n\"red,1,2\n");
        write("twice.csv", "colour,x,y,x\nred,1,2,3\n");
        write("nocolumn.csv", "colour,y\nred,2\n");
        write("notarget.csv", "colour,x\nred,2\n");
        write("missing.csv", "colour,x,y\nred,2,\n");
        write("tiny.csv", "x,y\n1,2\n");
        write(
                "names.csv",
                "x,y\n"
                        + Stream.iterate(0, i -> i + 1)
                                .limit(200)
                                .map(i -> "n" + i + ",1\n")
                                .reduce("", String::concat));
        Files.write(folder.resolve("latin.csv"), "colour,x,y\nrot\u00e4,1,2\n".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(folder.resolve("utf16.csv"), "colour,x,y\nred,1,2\n".getBytes(StandardCharsets.UTF_16));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(Files.readAllBytes(table));
        }
        Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
        byte[] whole = Files.readAllBytes(model);
        Files.write(folder.resolve("cut.mdn"), Arrays.copyOf(whole, whole.length / 2));
        byte[] flipped = whole.clone();
        flipped[flipped.length / 2] ^= 4;
        Files.write(folder.resolve("flipped.mdn"), flipped);
        write("file", "no folder");
        write("stopped.mdn.checkpoint", "no checkpoint");
        before = names();
    }

    private static void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    static List<Mistake> mistakes() {
        String predict = "predict --model $/m.mdn --out $/o.csv --data ";
        String evaluate = "evaluate --model $/m.mdn --data ";
        String train = "train --model $/o.mdn --epochs 1 --members 1 --data ";
        return List.of(
                new Mistake(WRONG_USAGE, "paint", "mdn: Unmatched argument at index 0: 'paint'"),
                new Mistake(WRONG_USAGE, "predict", "Missing required options: '--model=FILE', '--data=FILE'"),
                new Mistake(WRONG_USAGE, predict + "$/t.csv --quantile 0.5", "did you mean --quantiles?"),
                new Mistake(WRONG_USAGE, predict + "$/t.csv --quantiles 5", "strictly between 0 and 1 but got '5'"),
                new Mistake(WRONG_USAGE, predict + "$/t.csv --quantiles a", "strictly between 0 and 1 but got 'a'"),
                new Mistake(
                        WRONG_USAGE, "predict --model $/m.mdn --data $/t.csv --json", "need --out FILE with --json"),
                new Mistake(WRONG_USAGE, "sample --model $/m.mdn --data $/t.csv --n 0", "--n of at least 1 but got 0"),
                new Mistake(WRONG_USAGE, "sample --model $/m.mdn --data $/t.csv --n x", "'x' is not an int"),
                new Mistake(WRONG_USAGE, "sample --model $/m.mdn --data $/t.csv --seed x", "'x' is not a long"),
                new Mistake(WRONG_USAGE, train + "$/t.csv", "Missing required option: '--target=NAME'"),
                new Mistake(WRONG_USAGE, train + "$/t.csv --target y --family gausian", "gausian"),
                new Mistake(WRONG_USAGE, train + "$/t.csv --target y --components 0", "at least 1 component but got 0"),
                new Mistake(WRONG_USAGE, train + "$/t.csv --target y --hidden 64,0", "hidden layer but got 0"),
                new Mistake(WRONG_USAGE, train + "$/t.csv --target y --hidden wide", "'wide' is not an int"),
                new Mistake(
                        WRONG_USAGE, train + "$/t.csv --target y --validation 1", "fraction strictly between 0 and 1"),
                new Mistake(WRONG_USAGE, train + "$/t.csv --target y --activation tan", "tan"),
                new Mistake(WRONG_USAGE, train + "$/t.csv --target y --auto", "need --auto or --members but got both"),
                new Mistake(
                        WRONG_USAGE,
                        "train --model $/o.mdn --data $/t.csv --target y --auto --resume",
                        "--auto keeps no checkpoint"),
                new Mistake(WRONG_USAGE, train + "$/t.csv --target y --budget 9s", "need --auto with --budget"),
                new Mistake(
                        WRONG_USAGE,
                        train + "$/t.csv --target y --auto --budget soon",
                        "need a time such as 60s, 5m or 1h but got 'soon'"),
                new Mistake(WRONG_USAGE, "plot --model $/m.mdn --data $/t.csv --kind pie --out $/o.png", "'pie'"),
                new Mistake(
                        WRONG_USAGE,
                        "plot --model $/m.mdn --data $/t.csv --kind density --out $/o.pdf",
                        ".png or .svg"),
                new Mistake(
                        WRONG_USAGE,
                        "plot --model $/m.mdn --data $/t.csv --kind density --input w --out $/o.png",
                        "but got 'w'"),
                new Mistake(
                        WRONG_USAGE,
                        "plot --model $/m.mdn --kind samples --out $/o.png",
                        "need --data for --kind samples"),
                new Mistake(WRONG_USAGE, "info", "Missing required parameter: 'MODEL'"),
                new Mistake(FAILED, "info $/none.mdn", "none.mdn"),
                new Mistake(FAILED, "info $/t.csv", "t.csv"),
                new Mistake(FAILED, "info $/cut.mdn", "cut.mdn"),
                new Mistake(FAILED, "info $/flipped.mdn", "flipped.mdn"),
                new Mistake(FAILED, "info $", "need a model file but got a folder"),
                new Mistake(FAILED, "predict --model $/flipped.mdn --data $/t.csv --out $/o.csv", "flipped.mdn"),
                new Mistake(FAILED, predict + "$/none.csv", "none.csv: no such file"),
                new Mistake(FAILED, predict + "$", "need a CSV file but this is a folder"),
                new Mistake(FAILED, predict + "$/empty.csv", "empty.csv: need a header line but the file is empty"),
                new Mistake(FAILED, predict + "$/ragged.csv", "ragged.csv, line 3: need 3 fields"),
                new Mistake(
                        FAILED,
                        predict + "$/text.csv",
                        "text.csv, line 3: need a finite number in column 'x' but got 'wide'"),
                new Mistake(
                        FAILED,
                        predict + "$/infinite.csv",
                        "line 3: need a finite number in column 'x' but got '1e999'"),
                new Mistake(FAILED, predict + "$/quote.csv", "quote.csv, line 3: need a closing quote"),
                new Mistake(FAILED, predict + "$/twice.csv", "need one column 'x' but it stands twice"),
                new Mistake(FAILED, predict + "$/nocolumn.csv", "no column 'x'; the file has colour, y"),
                new Mistake(
                        FAILED, predict + "$/latin.csv", "latin.csv, line 2: need UTF-8 text but got the byte 0xE4"),
                new Mistake(FAILED, predict + "$/utf16.csv", "looks like UTF-16"),
                new Mistake(FAILED, predict + "$/cut.csv.gz", "need a whole gzip file but it is damaged"),
                new Mistake(FAILED, predict + "$/notarget.csv --log-density", "no column 'y'"),
                new Mistake(FAILED, "predict --model $/m.mdn --data $/t.csv --out $/no/o.csv", "there is no folder"),
                new Mistake(FAILED, "predict --model $/m.mdn --data $/t.csv --out $", "is a folder"),
                new Mistake(FAILED, "sample --model $/m.mdn --out $/o.csv --data $/text.csv", "text.csv, line 3"),
                new Mistake(FAILED, evaluate + "$/header.csv", "at least one row below the header"),
                new Mistake(
                        FAILED,
                        evaluate + "$/badtarget.csv",
                        "line 3: need a finite number in column 'y' but got 'high'"),
                new Mistake(FAILED, evaluate + "$/notarget.csv", "no column 'y'; the file has colour, x"),
                new Mistake(FAILED, evaluate + "$/missing.csv", "at least one row with y but all are missing"),
                new Mistake(FAILED, train + "$/none.csv --target y", "none.csv: no such file"),
                new Mistake(FAILED, train + "$/t.csv --target w", "no column 'w'; the file has id, colour, x, y, z"),
                new Mistake(FAILED, train + "$/t.csv --target y --ignore w", "no column 'w'"),
                new Mistake(FAILED, train + "$/t.csv --target y --inputs w", "no column 'w'"),
                new Mistake(FAILED, train + "$/t.csv --target y --inputs y", "need a column to predict from"),
                new Mistake(
                        FAILED, train + "$/t.csv --target y", "line 2: need a number in column 'id', or at most 100"),
                new Mistake(FAILED, train + "$/names.csv --target y", "need a number in column 'x', or at most 100"),
                new Mistake(FAILED, train + "$/tiny.csv --target y", "need enough rows"),
                new Mistake(FAILED, train + "$/badtarget.csv --target y", "column 'y' but got 'high'"),
                new Mistake(
                        FAILED,
                        "train --model $/stopped.mdn --data $/t.csv --target y",
                        "a training into this model was stopped; go on with --resume, or delete this file"),
                new Mistake(
                        FAILED,
                        "train --model $/stopped.mdn --data $/t.csv --target y --ignore id --resume",
                        "delete it to start anew"),
                new Mistake(FAILED, "train --model $/no/o.mdn --data $/t.csv --target y", "there is no "),
                new Mistake(FAILED, "train --model $ --data $/t.csv --target y", "but this is a folder"),
                new Mistake(FAILED, "train --model $/file/o.mdn --data $/t.csv --target y", "there is no "),
                new Mistake(
                        FAILED,
                        train + "$/t.csv --target y --ignore id --family poisson",
                        "family poisson needs a count"),
                new Mistake(FAILED, "plot --model $/m.mdn --data $/text.csv --kind density --out $/o.png", "line 3"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsOneLineAndAnExitCode(Mistake mistake) {
        CommandLineRun run = CommandLineRun.of(
                (Object[]) mistake.arguments.replace("$", folder.toString()).split(" "));
        assertThat(run.err()).contains(mistake.message);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(mistake.exitCode);
        assertThat(run.err().strip().lines()).hasSize(1);
        assertThat(run.err()).startsWith("mdn").doesNotContain("Exception");
        assertThat(run.out()).isEmpty();
    }

    @AfterEach
    void nothingIsLeftBehind() throws IOException {
        assertThat(names()).isEqualTo(before);
    }

    @Test
    void theStackTraceIsForThoseWhoAskForIt() {
        CommandLineRun run = CommandLineRun.of("info", "--debug", folder.resolve("cut.mdn"));
        assertThat(run.exitCode()).isEqualTo(FAILED);
        assertThat(run.err()).contains("ModelFormatException", "\tat org.mdn4j");
    }

    @Test
    void withoutACommandTheUsageIsShown() {
        CommandLineRun run = CommandLineRun.of();
        assertThat(run.exitCode()).isEqualTo(WRONG_USAGE);
        assertThat(run.err()).contains("Usage: mdn", "predict");
    }

    @Test
    void whatIsThereAlreadyStaysWhenTheNewOneFails() throws IOException {
        Path out = folder.resolve("file");
        CommandLineRun run = CommandLineRun.of(
                "predict", "--model", folder.resolve("m.mdn"), "--data", folder.resolve("text.csv"), "--out", out);
        assertThat(run.exitCode()).isEqualTo(FAILED);
        assertThat(Files.readString(out)).isEqualTo("no folder");
    }
}
