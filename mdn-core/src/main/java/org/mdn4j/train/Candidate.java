package org.mdn4j.train;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** One way to fit, which the search may choose: options of a regressor, told apart by their text. Immutable. */
final class Candidate {

    /** See {@link MdnRegressor.Builder#overtraining}: right for the members of a pool of many that is calibrated. */
    static final double OVERTRAINING = 2;

    static final Candidate BASE = new Candidate(MdnRegressor.builder()
            .family("gaussian")
            .components(5)
            .hidden(64, 64)
            .activation("elu")
            .dropout(0.05)
            .normalScores(true)
            .overtraining(OVERTRAINING));

    private final MdnRegressor.Builder options; // never changed

    private Candidate(MdnRegressor.Builder options) {
        this.options = options;
    }

    private Candidate with(UnaryOperator<MdnRegressor.Builder> change) {
        return new Candidate(change.apply(options()));
    }

    Candidate withFamily(String family) {
        return with(changed -> changed.family(family));
    }

    Candidate withComponents(int components) {
        return with(changed -> changed.components(components));
    }

    Candidate withHidden(int... hidden) {
        return with(changed -> changed.hidden(hidden));
    }

    Candidate withActivation(String activation) {
        return with(changed -> changed.activation(activation));
    }

    Candidate withDropout(double dropout) {
        return with(changed -> changed.dropout(dropout));
    }

    Candidate withTargetNoise(double targetNoise) {
        return with(changed -> changed.noise(0, targetNoise));
    }

    Candidate withLearningRate(double learningRate) {
        return with(changed -> changed.learningRate(learningRate));
    }

    Candidate withWeightDecay(double weightDecay) {
        return with(changed -> changed.weightDecay(weightDecay));
    }

    Candidate withoutNormalScores() {
        return with(changed -> changed.normalScores(false));
    }

    Candidate withInputProducts() {
        return with(changed -> changed.inputProducts(true));
    }

    Candidate withJointStart() {
        return with(changed -> changed.jointStart(true));
    }

    /** The number of components, K. */
    int components() {
        return options.components;
    }

    private boolean isLinear() {
        return options.hidden.length == 0;
    }

    /** Whether there is at most one hidden layer. */
    boolean isSimple() {
        return options.hidden.length <= 1;
    }

    /** The number of hidden units. */
    int units() {
        return Arrays.stream(options.hidden).sum();
    }

    /** Whether networks see products of inputs. */
    boolean hasInputProducts() {
        return options.inputProducts;
    }

    /** The options of a regressor that fits so, for the caller to go on with. */
    MdnRegressor.Builder options() {
        return new MdnRegressor.Builder(options);
    }

    /** For example {@code 5 gaussian, 64-64 elu, dropout 0.05, normal scores}. */
    @Override
    public String toString() {
        String network = isLinear()
                ? "linear"
                : Arrays.stream(options.hidden).mapToObj(String::valueOf).collect(Collectors.joining("-")) + " "
                        + options.activation.label();
        return options.components + " " + options.family + ", " + network
                + (options.dropout > 0 ? ", dropout " + options.dropout : "")
                + (options.targetNoise > 0 ? ", target noise " + options.targetNoise : "")
                + (options.learningRate != BASE.options.learningRate
                        ? ", rate "
                                + BigDecimal.valueOf(options.learningRate)
                                        .stripTrailingZeros()
                                        .toPlainString()
                        : "")
                + (options.weightDecay != BASE.options.weightDecay ? ", decay " + options.weightDecay : "")
                + (options.normalScores ? ", normal scores" : "")
                + (options.inputProducts ? ", products of inputs" : "")
                + (options.jointStart ? ", joint start" : "");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Candidate that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }
}
