package org.mdn4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mdn4j.data.Dataset;
import org.mdn4j.distribution.UnivariateMixture;
import org.mdn4j.family.MixtureLayout;
import org.mdn4j.model.MdnModel;
import org.mdn4j.network.DenseNetwork;
import org.mdn4j.network.HiddenActivation;

final class PoolCalibrationTest {

    private static final int ROWS = 2_000;

    /** One Gaussian, or two at the same place, whatever the input: a mean and a variance in standard units. */
    private static DenseNetwork constant(int components, double mean, double variance, double logit) {
        float[] biases = new float[3 * components];
        for (int k = 0; k < components; k++) {
            biases[components + k] = (float) mean;
            biases[2 * components + k] = (float) Math.log(variance);
        }
        biases[0] = (float) (components > 1 ? logit : 0);
        return new DenseNetwork(
                List.of(new DenseNetwork.Layer(new float[3 * components], biases, HiddenActivation.IDENTITY)));
    }

    private static Dataset noise(boolean onLattice) {
        SplittableRandom rng = new SplittableRandom(8);
        double[] x = new double[ROWS];
        double[] y = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            x[i] = rng.nextDouble();
            y[i] = onLattice ? (rng.nextInt(10) < 8 ? 0 : 1) : rng.nextGaussian();
        }
        return Dataset.of(x, y);
    }

    private static Entry entry(int components, Dataset data) {
        Candidate candidate = Candidate.BASE.withoutNormalScores().withComponents(components);
        return new Entry(candidate, new Preparation(candidate.options().variance("exp", 0), data));
    }

    private static void add(Entry entry, int training, DenseNetwork network) {
        entry.add(
                training,
                new Entry.Outcome(
                        new double[0], new Member.Result(network, List.of(), StopReason.NO_IMPROVEMENT, "fused"), 1));
    }

    /** Members half a deviation to the left or right, each as wide as it has to be alone. */
    private static Entry scattered(Dataset data, Folds folds, boolean pairs) {
        Entry entry = entry(1, data);
        for (int fold = 0; fold < folds.count(); fold++) {
            add(entry, Folds.PAIR * fold, constant(1, fold % 2 == 0 ? 0.5 : -0.5, 1.25, 0));
            if (pairs) {
                add(entry, Folds.PAIR * fold + 1, constant(1, fold / 2 % 2 == 0 ? 0.5 : -0.5, 1.25, 0));
            }
        }
        return entry;
    }

    @Test
    void aPoolOfScatteredMembersHasToBeNarrowerThanTheyAre() {
        Dataset data = noise(false);
        Folds folds = new Folds(data, 0.1, 1);
        Entry entry = scattered(data, folds, true);
        PoolCalibration calibration = PoolCalibrationFit.of(entry, folds, Deadline.NEVER);
        // What members are apart, 0.25, is variance that their own 1.25 has to leave room for: ln(0.75 / 1.25) = -0.51.
        // Pairs, half of them on one side, ask for -0.17 by numerical maximisation: twenty members on that line for
        // -0.33.
        assertThat(calibration.widthShift()).isBetween(-0.4, -0.25);
        assertThat(calibration.logitFactor()).isOne();
        MdnModel before = entry.preparation()
                .model(entry.members().stream().map(Member.Result::network).toList());
        MdnModel after = entry.preparation()
                .model(entry.members().stream()
                        .map(member -> calibration.apply(
                                member.network(), entry.preparation().layout()))
                        .toList());
        assertThat(after.logLikelihood(data)).isGreaterThan(before.logLikelihood(data) + 0.01);
        assertThat(calibration.text()).contains("raw variances -0.").contains("logits x 1.00");
    }

    @Test
    void withoutTwoMembersForARowOrWithoutTimeNothingIsChanged() {
        Dataset data = noise(false);
        Folds folds = new Folds(data, 0.1, 1);
        assertThat(PoolCalibrationFit.of(scattered(data, folds, false), folds, Deadline.NEVER))
                .isEqualTo(PoolCalibration.NONE);
        assertThat(PoolCalibrationFit.of(scattered(data, folds, true), folds, Deadline.inNanos(0)))
                .isEqualTo(PoolCalibration.NONE);
        assertThat(PoolCalibration.NONE.text()).contains("as it was");
    }

    /** Eight tenths zeros, the others ones: what counts on a lattice is the probability of its cells. */
    @Test
    void weightsOfALatticeAreBroughtToItsFrequencies() {
        Dataset data = noise(true);
        Folds folds = new Folds(data, 0.1, 1);
        Entry entry = entry(2, data);
        DenseNetwork network = zerosAndOnes(entry, 0.7);
        for (int i = 0; i < 2 * folds.count(); i++) {
            add(entry, i, network);
        }
        PoolCalibration calibration = PoolCalibrationFit.of(entry, folds, Deadline.NEVER);
        double zero = shareOfZeros(entry, List.of(network), calibration);
        assertThat(zero).isCloseTo(frequencyOfZeros(data), within(0.01)); // the blur at the ends is beyond reach
    }

    /** The mean of probabilities that lie on both sides of the truth is less decided than it. */
    @Test
    void weightsThatMembersDisagreeAboutGetMoreDecided() {
        Dataset data = noise(true);
        Folds folds = new Folds(data, 0.1, 1);
        Entry entry = entry(2, data);
        double truth = Math.log(4);
        for (int fold = 0; fold < folds.count(); fold++) {
            add(entry, Folds.PAIR * fold, zerosAndOnes(entry, truth + (fold % 2 == 0 ? 0.8 : -0.8)));
            add(entry, Folds.PAIR * fold + 1, zerosAndOnes(entry, truth + (fold / 2 % 2 == 0 ? 0.8 : -0.8)));
        }
        PoolCalibration calibration = PoolCalibrationFit.of(entry, folds, Deadline.NEVER);
        List<DenseNetwork> members =
                entry.members().stream().map(Member.Result::network).toList();
        double before = shareOfZeros(entry, members, PoolCalibration.NONE);
        double after = shareOfZeros(entry, members, calibration);
        assertThat(calibration.logitFactor()).isGreaterThan(1.02);
        assertThat(after).isBetween(before + 0.005, frequencyOfZeros(data) + 0.01);
    }

    /** Two narrow Gaussians whatever the input, at zero and one, the first with this logit. */
    private static DenseNetwork zerosAndOnes(Entry entry, double logit) {
        double scale = entry.preparation().targets().scale()[0];
        double shift = entry.preparation().targets().shift()[0];
        float[] biases = {(float) logit, 0, (float) (-shift / scale), (float) ((1 - shift) / scale), -20, -20};
        return new DenseNetwork(List.of(new DenseNetwork.Layer(new float[6], biases, HiddenActivation.IDENTITY)));
    }

    private static double shareOfZeros(Entry entry, List<DenseNetwork> members, PoolCalibration calibration) {
        UnivariateMixture mixture = entry.preparation()
                .model(members.stream()
                        .map(member ->
                                calibration.apply(member, entry.preparation().layout()))
                        .toList())
                .predictUnivariate(0.5);
        double zero = mixture.probability(-0.5, 0.5);
        return zero / (zero + mixture.probability(0.5, 1.5));
    }

    private static double frequencyOfZeros(Dataset data) {
        return IntStream.range(0, ROWS).filter(i -> data.y(i)[0] == 0).count() / (double) ROWS;
    }

    @Test
    void theNetworkPutsOutWhatTheChangedRowsAre() {
        MixtureLayout layout = MixtureLayout.of("laplace", 3, 1);
        SplittableRandom rng = new SplittableRandom(5);
        float[] weights = new float[2 * layout.width()];
        float[] biases = new float[layout.width()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) rng.nextGaussian();
        }
        for (int i = 0; i < biases.length; i++) {
            biases[i] = (float) rng.nextGaussian();
        }
        DenseNetwork network =
                new DenseNetwork(List.of(new DenseNetwork.Layer(weights, biases, HiddenActivation.IDENTITY)));
        PoolCalibration calibration = new PoolCalibration(-0.6, 1.5);
        float[] x = {0.3f, -1.2f};
        float[] before = new float[layout.width()];
        float[] after = new float[layout.width()];
        network.forwardPass().run(x, before);
        calibration.apply(network, layout).forwardPass().run(x, after);
        for (int k = 0; k < 3; k++) {
            assertThat(after[k]).isCloseTo(1.5f * before[k], within(1e-5f));
            assertThat(after[3 + k]).isEqualTo(before[3 + k]);
            assertThat(after[6 + k]).isCloseTo(before[6 + k] - 0.3f, within(1e-6f)); // a scale
        }
    }
}
