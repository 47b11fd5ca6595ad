package org.mdn4j.notebook;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;

/** Finds what a name or a call in a cell means. */
final class Documentation {

    private Documentation() {}

    /** Signature and Javadoc of each thing that the name at a place may mean. */
    static List<String> find(String cell, int place, SourceCodeAnalysis analysis) {
        int end = place;
        while (end < cell.length() && Character.isJavaIdentifierPart(cell.charAt(end))) {
            end++;
        }
        // After a name JShell explains the name, after an opening parenthesis the call.
        for (String open : List.of("", "(")) {
            String code = cell.substring(0, end) + open;
            CellPart part = CellPart.at(code.length(), code, analysis);
            List<String> found = new ArrayList<>();
            for (var documentation :
                    analysis.documentation(part.source(), part.source().length(), true)) {
                String javadoc = documentation.javadoc();
                found.add(documentation.signature() + (javadoc == null ? "" : "\n\n" + javadoc.strip()));
            }
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }
}
