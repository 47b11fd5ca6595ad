package org.mdn4j.benchmarks.ablation;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.mdn4j.data.Split;
import org.mdn4j.train.MdnRegressor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Switches on one option of training at a time and prints what the test likelihood gains, as a table in Markdown. */
@Command(
        name = "ablation",
        sortOptions = false,
        description =
                "What each option of training is worth: differences of test log-likelihood to the base, on simulated "
                        + "data, paired by seed.")
public final class AblationCommand implements Callable<Integer> {

    private static final int PATIENCE_STEPS = 3000;
    private static final int BATCH = 32;

    @Option(names = "--seeds", description = "How many data sets of each kind. Default: ${DEFAULT-VALUE}.")
    private int seeds = 4;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (seeds < 2) {
            throw new ParameterException(spec.commandLine(), "--seeds: need at least 2 but got " + seeds);
        }
        PrintWriter out = spec.commandLine().getOut();
        List<Task> tasks = List.of(Task.values());
        double[][] base = new double[tasks.size()][];
        StringBuilder absolute = new StringBuilder("| " + Variation.BASE.name());
        StringBuilder header = new StringBuilder("| option");
        for (Task task : tasks) {
            base[task.ordinal()] = likelihoods(Variation.BASE, task);
            header.append(" | ").append(task.label());
            double mean = Arrays.stream(base[task.ordinal()]).average().orElseThrow();
            absolute.append(String.format(Locale.ROOT, " | %.3f nats", mean));
        }
        out.println(header + " |");
        out.println("|---" + "|---".repeat(tasks.size()) + "|");
        out.println(absolute + " |");
        for (Variation variation : Variation.all()) {
            StringBuilder line = new StringBuilder("| " + variation.name());
            for (Task task : tasks) {
                line.append(" | ").append(difference(likelihoods(variation, task), base[task.ordinal()]));
            }
            out.println(line + " |");
            out.flush();
        }
        return 0;
    }

    private double[] likelihoods(Variation variation, Task task) {
        return LongStream.rangeClosed(1, seeds)
                .mapToDouble(seed -> {
                    Split split = task.draw(seed);
                    int stepsAnEpoch = split.first().size() / BATCH + 1;
                    MdnRegressor.Builder options = MdnRegressor.builder()
                            .activation("elu")
                            .members(1)
                            .batchSize(BATCH)
                            .patience(PATIENCE_STEPS / stepsAnEpoch)
                            .seed(seed);
                    return variation
                            .apply()
                            .apply(options)
                            .build()
                            .fit(split.first())
                            .model()
                            .logLikelihood(split.second());
                })
                .toArray();
    }

    /** The mean difference and its standard error. */
    private static String difference(double[] own, double[] base) {
        int n = own.length;
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += (own[i] - base[i]) / n;
        }
        double square = 0;
        for (int i = 0; i < n; i++) {
            square += Math.pow(own[i] - base[i] - mean, 2);
        }
        return String.format(Locale.ROOT, "%+.3f ± %.3f", mean, Math.sqrt(square / (n - 1) / n));
    }
}
