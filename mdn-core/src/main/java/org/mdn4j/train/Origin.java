package org.mdn4j.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mdn4j.data.DataHash;
import org.mdn4j.data.Dataset;
import org.mdn4j.io.LibraryVersion;
import org.mdn4j.model.Provenance;

/** Notes for a trained model where it comes from. */
final class Origin {

    private Origin() {}

    /** The note, with what the members of a search's ensemble had added to and multiplied with their raw outputs. */
    static Provenance of(
            MdnRegressor.Builder options,
            List<Dataset> data,
            String engine,
            List<Epoch> best,
            PoolCalibration calibration) {
        Provenance note = of(options, data, engine, best);
        Map<String, String> table = new LinkedHashMap<>(note.options());
        table.put("poolWidthShift", String.valueOf(calibration.widthShift()));
        table.put("poolLogitFactor", String.valueOf(calibration.logitFactor()));
        return new Provenance(note.versions(), note.dataHash(), note.rows(), note.seed(), table, note.scores());
    }

    /**
     * The note.
     *
     * @param data all rows that trained or validated a member
     * @param engine what did the steps
     * @param best the best epoch of each member
     */
    static Provenance of(MdnRegressor.Builder options, List<Dataset> data, String engine, List<Epoch> best) {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("mdn4j", LibraryVersion.get());
        versions.put("java", System.getProperty("java.version"));
        versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        Map<String, String> table = OptionTable.of(options);
        table.put("engine", engine);
        Map<String, Double> scores = new LinkedHashMap<>();
        scores.put(
                "train_log_likelihood",
                best.stream().mapToDouble(Epoch::trainLogLikelihood).average().orElseThrow());
        scores.put(
                "validation_log_likelihood",
                best.stream()
                        .mapToDouble(Epoch::validationLogLikelihood)
                        .average()
                        .orElseThrow());
        scores.put(
                "best_epoch", best.stream().mapToDouble(Epoch::number).average().orElseThrow());
        int rows = data.stream().mapToInt(Dataset::size).sum();
        return new Provenance(versions, DataHash.of(data.toArray(Dataset[]::new)), rows, options.seed, table, scores);
    }
}
