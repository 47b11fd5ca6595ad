package org.mdn4j.train;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * One way to fit, which the search may choose.
 *
 * @param family the name of the component family
 * @param components the number of components, K
 * @param hidden the widths of the hidden layers
 * @param activation the label of the hidden activation
 * @param dropout the share of hidden units left out of a step
 * @param targetNoise the noise on targets, in standard units
 * @param weightDecay see {@link MdnRegressor.Builder#weightDecay}
 * @param normalScores whether networks see normal scores beside the standardised inputs
 * @param jointStart see {@link MdnRegressor.Builder#jointStart}
 */
record Candidate(
        String family,
        int components,
        int[] hidden,
        String activation,
        double dropout,
        double targetNoise,
        double weightDecay,
        boolean normalScores,
        boolean jointStart) {

    static final Candidate BASE = new Candidate("gaussian", 5, new int[] {64, 64}, "elu", 0.05, 0, 1e-4, true, false);

    Candidate withFamily(String family) {
        return new Candidate(
                family, components, hidden, activation, dropout, targetNoise, weightDecay, normalScores, jointStart);
    }

    Candidate withComponents(int components) {
        return new Candidate(
                family, components, hidden, activation, dropout, targetNoise, weightDecay, normalScores, jointStart);
    }

    Candidate withHidden(int... hidden) {
        return new Candidate(
                family, components, hidden, activation, dropout, targetNoise, weightDecay, normalScores, jointStart);
    }

    Candidate withActivation(String activation) {
        return new Candidate(
                family, components, hidden, activation, dropout, targetNoise, weightDecay, normalScores, jointStart);
    }

    Candidate withDropout(double dropout) {
        return new Candidate(
                family, components, hidden, activation, dropout, targetNoise, weightDecay, normalScores, jointStart);
    }

    Candidate withTargetNoise(double targetNoise) {
        return new Candidate(
                family, components, hidden, activation, dropout, targetNoise, weightDecay, normalScores, jointStart);
    }

    Candidate withWeightDecay(double weightDecay) {
        return new Candidate(
                family, components, hidden, activation, dropout, targetNoise, weightDecay, normalScores, jointStart);
    }

    Candidate withoutNormalScores() {
        return new Candidate(
                family, components, hidden, activation, dropout, targetNoise, weightDecay, false, jointStart);
    }

    Candidate withJointStart() {
        return new Candidate(
                family, components, hidden, activation, dropout, targetNoise, weightDecay, normalScores, true);
    }

    private boolean isLinear() {
        return hidden.length == 0;
    }

    /** Whether there is at most one hidden layer. */
    boolean isSimple() {
        return hidden.length <= 1;
    }

    /** The number of hidden units. */
    int units() {
        return Arrays.stream(hidden).sum();
    }

    MdnRegressor.Builder options() {
        return MdnRegressor.builder()
                .family(family)
                .components(components)
                .hidden(hidden)
                .activation(activation)
                .dropout(dropout)
                .noise(0, targetNoise)
                .weightDecay(weightDecay)
                .normalScores(normalScores)
                .jointStart(jointStart);
    }

    /** For example {@code 5 gaussian, 64-64 elu, dropout 0.05, normal scores}. */
    @Override
    public String toString() {
        String network = isLinear()
                ? "linear"
                : Arrays.stream(hidden).mapToObj(String::valueOf).collect(Collectors.joining("-")) + " " + activation;
        return components + " " + family + ", " + network
                + (dropout > 0 ? ", dropout " + dropout : "")
                + (targetNoise > 0 ? ", target noise " + targetNoise : "")
                + (weightDecay != BASE.weightDecay ? ", decay " + weightDecay : "")
                + (normalScores ? ", normal scores" : "")
                + (jointStart ? ", joint start" : "");
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
