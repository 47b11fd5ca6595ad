package org.mdn4j.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;

/** A command line that was run inside of the test's JVM. */
record CommandLineRun(int exitCode, String out, String err) {

    static CommandLineRun of(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Mdn.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                Arrays.stream(args).map(Object::toString).toArray(String[]::new));
        return new CommandLineRun(exitCode, out.toString(), err.toString());
    }
}
