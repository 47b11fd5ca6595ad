package org.mdn4j.benchmarks;

import org.mdn4j.benchmarks.ablation.AblationCommand;
import org.mdn4j.benchmarks.compare.CompareCommand;
import org.mdn4j.benchmarks.jmh.JmhCommand;
import org.mdn4j.benchmarks.uci.UciCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands of the benchmarks jar. A new one is a class with {@link Command} and its name in the list below. */
@Command(
        name = "mdn-benchmarks",
        description = "How fast and how good mdn4j is, beside what one would use instead.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {CompareCommand.class, UciCommand.class, AblationCommand.class, JmhCommand.class})
public final class Main implements Runnable {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    private Main() {}

    /** Runs one command and exits with its status: 0 if it succeeded, 1 if it failed, 2 if it was not understood. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "need a command");
    }
}
