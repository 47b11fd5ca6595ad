package org.mdn4j.cli;

import java.io.PrintWriter;
import java.util.Map;
import org.mdn4j.io.Json;

/** Results for programs: one JSON object on standard output. */
final class JsonOutput {

    private JsonOutput() {}

    static void print(PrintWriter out, Map<String, ?> fields) {
        out.print(Json.text(fields));
        out.flush();
    }

    /** A number as JSON can hold it: what is not finite is a text. */
    static Object number(double value) {
        return Double.isFinite(value) ? (Object) value : (Object) Double.toString(value);
    }
}
