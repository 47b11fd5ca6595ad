package org.mdn4j.benchmarks.jmh;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Hands everything behind {@code jmh} to the command line of JMH. */
@Command(
        name = "jmh",
        description = "Run JMH suites: 'jmh -l' lists them, 'jmh Draw' runs those with Draw in their name, "
                + "'jmh -h' explains the options.")
public final class JmhCommand implements Callable<Integer> {

    @Unmatched
    private final List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        org.openjdk.jmh.Main.main(arguments.toArray(new String[0]));
        return 0;
    }
}
