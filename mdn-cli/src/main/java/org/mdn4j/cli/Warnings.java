package org.mdn4j.cli;

import java.io.PrintWriter;
import java.util.List;
import org.mdn4j.data.DeviationSummary;

/** What a person should know about the rows that were read. */
final class Warnings {

    private Warnings() {}

    /** One line for each kind of odd cell in each column. */
    static List<String> of(DeviationSummary deviations) {
        return deviations.entries().stream().map(Object::toString).toList();
    }

    static void print(PrintWriter err, List<String> warnings) {
        warnings.forEach(warning -> err.println("note: " + warning));
        err.flush();
    }
}
