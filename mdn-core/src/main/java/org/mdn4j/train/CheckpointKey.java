package org.mdn4j.train;

import java.util.List;
import java.util.Map;
import org.mdn4j.data.DataHash;
import org.mdn4j.data.Dataset;
import org.mdn4j.io.LibraryVersion;

/**
 * What has to be the same for a training to go on from a checkpoint as if nothing had happened.
 *
 * @param version of this library
 * @param options all that have an effect
 * @param rows of each part of the data
 * @param dataHash of all rows
 */
record CheckpointKey(String version, Map<String, String> options, List<Long> rows, String dataHash) {

    static CheckpointKey of(MdnRegressor.Builder options, List<Dataset> data) {
        return new CheckpointKey(
                LibraryVersion.get(),
                OptionTable.of(options),
                data.stream().map(part -> (long) part.size()).toList(),
                DataHash.of(data.toArray(Dataset[]::new)));
    }

    /** What differs in another key, to complete "need the same ...", or null where nothing does. */
    String difference(CheckpointKey other) {
        if (!version.equals(other.version)) {
            return "mdn4j " + version + " but got " + other.version;
        }
        for (Map.Entry<String, String> option : options.entrySet()) {
            String stored = other.options.get(option.getKey());
            if (!option.getValue().equals(stored)) {
                return "option " + option.getKey() + " = " + option.getValue() + " but got " + stored;
            }
        }
        if (!rows.equals(other.rows)) {
            return "numbers of rows " + rows + " but got " + other.rows;
        }
        return dataHash.equals(other.dataHash) ? null : "rows but got others, or in another order";
    }
}
