package org.mdn4j.cli;

import java.util.Arrays;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.InputColumn;
import org.mdn4j.data.InputEncoding;

/** Where the inputs are held that a picture does not vary: the median of numbers, the most common text. */
final class TypicalRow {

    private TypicalRow() {}

    static double[] of(Dataset data, InputEncoding encoding) {
        double[] row = new double[encoding.names().size()];
        int offset = 0;
        for (InputColumn column : encoding.columns()) {
            if (column instanceof InputColumn.Categorical categorical) {
                row[
                        offset
                                + mostCommon(
                                        data,
                                        encoding,
                                        offset,
                                        categorical.levels().size())] = 1;
            } else {
                double[] values = data.column(encoding.names().get(offset));
                Arrays.sort(values);
                row[offset] = values[values.length / 2];
            }
            offset += column.encodedNames().size(); // a flag, if there is one, stays zero
        }
        return row;
    }

    private static int mostCommon(Dataset data, InputEncoding encoding, int offset, int levels) {
        int best = 0;
        double most = -1;
        for (int level = 0; level < levels; level++) {
            double count = Arrays.stream(data.column(encoding.names().get(offset + level)))
                    .sum();
            if (count > most) {
                best = level;
                most = count;
            }
        }
        return best;
    }
}
