package org.mdn4j.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** One line about a command line that is wrong, and where to read on. */
final class UsageErrors implements IParameterExceptionHandler {

    private final boolean debug;

    UsageErrors(String... args) {
        this.debug = Arrays.asList(args).contains("--debug");
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        String problem = Failures.oneLine(e.getMessage());
        if (e instanceof UnmatchedArgumentException unmatched) {
            List<String> known = unmatched.getSuggestions();
            if (command.getParent() == null) {
                problem += "; need one of " + commands(command);
            } else if (!known.isEmpty()) {
                problem += "; did you mean " + String.join(" or ", known) + "?";
            }
        }
        command.getErr().println(name + ": " + problem + " (see " + name + " --help)");
        if (debug) {
            e.printStackTrace(command.getErr());
        }
        return CommandLine.ExitCode.USAGE;
    }

    private static String commands(CommandLine mdn) {
        return String.join(", ", mdn.getSubcommands().keySet());
    }
}
