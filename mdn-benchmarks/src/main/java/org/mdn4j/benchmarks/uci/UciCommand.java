package org.mdn4j.benchmarks.uci;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mdn4j.benchmarks.uci.UciSplits.Range;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Fits {@code MdnRegressor.auto()} to every split of standard sets and writes a row of scores for each. */
@Command(
        name = "uci",
        sortOptions = false,
        description = "Fit auto() to the standard splits of regression sets; one row of scores a split. "
                + "Rows that the file has already are not computed again.")
public final class UciCommand implements Callable<Integer> {

    @Option(
            names = "--root",
            required = true,
            paramLabel = "DIR",
            description = "The folder that holds a folder for each set.")
    private Path root;

    @Option(names = "--sets", split = ",", paramLabel = "SET", description = "Sets, by folder name. Default: all.")
    private List<String> sets;

    @Option(
            names = "--splits",
            split = ",",
            paramLabel = "RANGE",
            converter = UciSplits.class,
            description = "Splits, such as 0-4 or 0,7. Default: all.")
    private List<Range> splits;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The CSV file to write or go on with.")
    private Path out;

    @Option(
            names = "--budget",
            paramLabel = "SECONDS",
            description = "The time for one split. Default: that of auto().")
    private Double budget;

    @Option(names = "--seed", description = "Where all randomness comes from. Default: 1.")
    private long seed = 1;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter console = spec.commandLine().getOut();
        List<Path> folders = folders();
        if (budget != null && !(budget > 0)) {
            throw new ParameterException(spec.commandLine(), "--budget: need more than 0 seconds but got " + budget);
        }
        UciRows rows = UciRows.open(out);
        UciFit fit = new UciFit(seed, budget == null ? null : Duration.ofMillis((long) (1000 * budget)));
        for (Path folder : folders) {
            UciSet set = UciSet.read(folder);
            for (int split : splitsOf(set)) {
                if (!rows.has(set.name(), split)) {
                    UciRow row = fit.row(set, split);
                    rows.add(row);
                    console.println(String.join("  ", row.cells()));
                    console.flush();
                }
            }
        }
        console.println();
        console.print(UciTable.of(rows.all()));
        console.flush();
        return 0;
    }

    private int[] splitsOf(UciSet set) {
        int count = set.splits();
        if (splits == null) {
            return IntStream.range(0, count).toArray();
        }
        int[] numbers = splits.stream().flatMapToInt(Range::numbers).distinct().toArray();
        for (int number : numbers) {
            if (number >= count) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--splits: need splits below " + count + " of " + set.name() + " but got " + number);
            }
        }
        return numbers;
    }

    private List<Path> folders() {
        if (sets != null) {
            for (String set : sets) {
                if (!UciSet.isSet(root.resolve(set))) {
                    throw new ParameterException(
                            spec.commandLine(),
                            "--sets: need a folder with data.txt but there is none in " + root.resolve(set));
                }
            }
            return sets.stream().map(root::resolve).toList();
        }
        try (Stream<Path> children = Files.list(root)) {
            List<Path> found = children.filter(UciSet::isSet).sorted().toList();
            if (found.isEmpty()) {
                throw new ParameterException(
                        spec.commandLine(), "--root: need folders with data.txt but there is none in " + root);
            }
            return found;
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "--root: need a folder but cannot read " + root, e);
        }
    }
}
