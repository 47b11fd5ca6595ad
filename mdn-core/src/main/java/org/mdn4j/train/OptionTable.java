package org.mdn4j.train;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All options that what is learnt depends on, as text under the names of the builder's methods: they are written into models,
 * and a checkpoint fits only where they agree.
 */
final class OptionTable {

    private OptionTable() {}

    static Map<String, String> of(MdnRegressor.Builder options) {
        Map<String, String> table = new LinkedHashMap<>();
        table.put("components", String.valueOf(options.components));
        table.put("family", options.family);
        table.put("variance", options.variance == null ? "default" : options.variance.label());
        table.put("varianceFloor", options.variance == null ? "default" : String.valueOf(options.varianceFloor));
        table.put("hidden", Arrays.toString(options.hidden));
        table.put("activation", options.activation.label());
        table.put("learningRate", String.valueOf(options.learningRate));
        table.put("weightDecay", String.valueOf(options.weightDecay));
        table.put("learningRatePeriod", String.valueOf(options.learningRatePeriod));
        table.put("revival", String.valueOf(options.revival));
        table.put("dropout", String.valueOf(options.dropout));
        table.put("inputNoise", String.valueOf(options.inputNoise));
        table.put("targetNoise", String.valueOf(options.targetNoise));
        table.put("normalScores", String.valueOf(options.normalScores));
        table.put("inputProducts", String.valueOf(options.inputProducts));
        table.put("jointStart", String.valueOf(options.jointStart));
        table.put("latticeFloor", String.valueOf(options.latticeFloor));
        table.put("objective", options.objective.toString());
        table.put("gradientClip", String.valueOf(options.gradientClip));
        table.put("batchSize", options.batchSize == 0 ? "default" : String.valueOf(options.batchSize));
        table.put("maxEpochs", String.valueOf(options.maxEpochs));
        table.put("patience", options.patience == 0 ? "default" : String.valueOf(options.patience));
        table.put("overtraining", String.valueOf(options.overtraining));
        table.put("members", String.valueOf(options.members));
        table.put("validationFraction", String.valueOf(options.validationFraction));
        table.put("seed", String.valueOf(options.seed));
        table.put("engine", String.valueOf(options.engine));
        return table;
    }
}
