package org.mdn4j.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code mdn} and what its subcommands share. */
@Command(
        name = "mdn",
        description = "Mixture density networks: the whole distribution of y given x.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        sortOptions = false,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it worked", "1:it failed: data, model or file", "2:it was called wrongly"})
public final class Mdn {

    private static final Map<String, Class<?>> COMMANDS = commands();
    private static final String LOG_LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Say more: logs, and the stack trace of an error.")
    private boolean debug;

    private Mdn() {}

    private static Map<String, Class<?>> commands() {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        commands.put("train", TrainCommand.class);
        commands.put("evaluate", EvaluateCommand.class);
        commands.put("predict", PredictCommand.class);
        commands.put("sample", SampleCommand.class);
        commands.put("plot", PlotCommand.class);
        commands.put("info", InfoCommand.class);
        commands.put("completion", Completion.class);
        return Collections.unmodifiableMap(commands);
    }

    /** Runs a command line and ends the JVM with its exit code. */
    public static void main(String[] args) {
        // Before the first logger exists.
        if (Arrays.asList(args).contains("--debug") && System.getProperty(LOG_LEVEL) == null) {
            System.setProperty(LOG_LEVEL, "info");
        }
        System.setProperty("java.awt.headless", "true");
        System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args));
    }

    /** Runs a command line; returns its exit code: 0 it worked, 1 it failed, 2 it was called wrongly. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        Mdn mdn = new Mdn();
        CommandLine line = new CommandLine(mdn);
        commands(args).forEach(line::addSubcommand);
        line.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new UsageErrors(args))
                .setExecutionExceptionHandler((e, command, result) -> Failures.report(e, command, mdn.debug));
        if (args.length == 0) {
            line.usage(err);
            return CommandLine.ExitCode.USAGE;
        }
        return line.execute(args);
    }

    /** The command that is asked for, else all of them: picocli takes tenths of a second to look at all. */
    private static Map<String, Class<?>> commands(String... args) {
        Class<?> asked = args.length == 0 ? null : COMMANDS.get(args[0]);
        return asked == null || asked == Completion.class ? COMMANDS : Map.of(args[0], asked);
    }
}
