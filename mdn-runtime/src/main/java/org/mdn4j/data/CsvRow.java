package org.mdn4j.data;

import java.util.List;

/**
 * One row of a CSV text.
 *
 * @param line the line that it begins in, 1 for the first of the text
 * @param cells the cells, as many as the header has
 */
public record CsvRow(long line, List<String> cells) {}
