package org.mdn4j.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** One column of a table that goes into a model, and how its cells become numbers. */
public sealed interface InputColumn {

    /** The name of the column. */
    String name();

    /** Whether a number of its own says that the cell was missing: so if cells were missing in training. */
    boolean flagged();

    /** The names of the numbers that the column becomes, the flag last. */
    List<String> encodedNames();

    /**
     * A column of numbers: one number.
     *
     * @param substitute what stands in for a missing cell: the mean of the training rows
     */
    record Numeric(String name, double substitute, boolean flagged) implements InputColumn {

        /** Checks that the substitute is finite. */
        public Numeric {
            if (!Double.isFinite(substitute)) {
                throw new IllegalArgumentException(
                        "need a finite substitute but got " + substitute + " for column '" + name + "'");
            }
        }

        @Override
        public List<String> encodedNames() {
            return flagged ? List.of(name, missing(name)) : List.of(name);
        }
    }

    /**
     * A column of texts: for every level a one where the cell has it, else a zero.
     *
     * @param levels the different texts of the training rows, in alphabetical order
     * @param substitute the level that stands in for a missing cell or one of an unknown level: the most common one
     */
    record Categorical(String name, List<String> levels, String substitute, boolean flagged) implements InputColumn {

        /** Checks that the levels are distinct and the substitute is one of them. */
        public Categorical {
            levels = List.copyOf(levels);
            if (!levels.contains(substitute) || new HashSet<>(levels).size() != levels.size()) {
                throw new IllegalArgumentException("need distinct levels, one of them the substitute, but got " + levels
                        + " and '" + substitute + "' for column '" + name + "'");
            }
        }

        @Override
        public List<String> encodedNames() {
            List<String> names = new ArrayList<>();
            for (String level : levels) {
                names.add(name + "=" + level);
            }
            if (flagged) {
                names.add(missing(name));
            }
            return List.copyOf(names);
        }
    }

    private static String missing(String name) {
        return name + " is missing";
    }
}
