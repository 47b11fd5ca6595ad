package org.mdn4j.benchmarks.ablation;

import java.util.List;
import java.util.function.UnaryOperator;
import org.mdn4j.train.MdnRegressor;
import org.mdn4j.train.Objective;

/**
 * One option switched on.
 *
 * @param name what it is called in the table
 * @param apply switches it on
 */
record Variation(String name, UnaryOperator<MdnRegressor.Builder> apply) {

    /** What the others are compared with: nothing but early stopping and averaged weights. */
    static final Variation BASE = new Variation("base: 64-64 elu, 5 components, one member", options -> options);

    static List<Variation> all() {
        return List.of(
                new Variation("tanh instead of elu", o -> o.activation("tanh")),
                new Variation("relu instead of elu", o -> o.activation("relu")),
                new Variation(
                        "128-128 relu, dropout 0.1",
                        o -> o.activation("relu").hidden(128, 128).dropout(0.1)),
                new Variation("2 components", o -> o.components(2)),
                new Variation("10 components", o -> o.components(10)),
                new Variation("Student-t components", o -> o.family("student-t")),
                new Variation("exponential power components", o -> o.family("exponential-power")),
                new Variation("4 members", o -> o.members(4)),
                new Variation("16 members", o -> o.members(16)),
                new Variation("overtraining 2", o -> o.overtraining(2)),
                new Variation("16 members, overtraining 2", o -> o.members(16).overtraining(2)),
                new Variation("normal scores of inputs", o -> o.normalScores(true)),
                new Variation("joint start", o -> o.jointStart(true)),
                new Variation(
                        "joint start, 32-32 tanh",
                        o -> o.jointStart(true).activation("tanh").hidden(32, 32)),
                new Variation("products of inputs", o -> o.inputProducts(true)),
                new Variation(
                        "joint start, linear, products of inputs",
                        o -> o.jointStart(true).hidden().inputProducts(true)),
                new Variation("32-32 tanh", o -> o.activation("tanh").hidden(32, 32)),
                new Variation("dropout 0.05", o -> o.dropout(0.05)),
                new Variation("dropout 0.2", o -> o.dropout(0.2)),
                new Variation("weight decay 0.01", o -> o.weightDecay(0.01)),
                new Variation("noise 0.05 on inputs", o -> o.noise(0.05, 0)),
                new Variation("noise 0.05 on targets", o -> o.noise(0, 0.05)),
                new Variation("reward 0.01 for weight entropy", o -> o.objective(entropy())),
                new Variation("head penalties 0.001", o -> o.objective(heads())),
                new Variation("beta 0.5", o -> o.objective(Objective.LIKELIHOOD.withBeta(0.5))),
                new Variation("CRPS share 0.5", o -> o.objective(Objective.LIKELIHOOD.withCrps(0.5))),
                new Variation("CRPS alone", o -> o.objective(Objective.LIKELIHOOD.withCrps(1))),
                new Variation("natural gradient", o -> o.objective(Objective.LIKELIHOOD.withNaturalGradient())),
                new Variation("cosine restarts, 20 epochs", o -> o.learningRatePeriod(20)),
                new Variation("revival of dead components", o -> o.revival(true)));
    }

    private static Objective entropy() {
        return Objective.LIKELIHOOD.withWeightEntropy(0.01);
    }

    private static Objective heads() {
        return Objective.LIKELIHOOD.withHeadPenalties(1e-3, 1e-3, 1e-3);
    }
}
