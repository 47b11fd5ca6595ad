package org.mdn4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mdn4j.data.Dataset;
import org.mdn4j.network.DenseNetwork;
import org.mdn4j.network.HiddenActivation;

final class RankingTest {

    private static final Dataset ROWS = Dataset.of(new double[] {1, 2, 3}, new double[] {1, 2, 4});
    private static final DenseNetwork ANY = new DenseNetwork(
            List.of(new DenseNetwork.Layer(new float[] {1}, new float[] {1}, HiddenActivation.IDENTITY)));

    /** A candidate with the log densities of its trainings; null for one that diverged. */
    private static Entry entry(int components, double[]... trainings) {
        Candidate candidate = Candidate.BASE.withComponents(components);
        Entry entry = new Entry(candidate, new Preparation(candidate.options(), ROWS));
        for (int training = 0; training < trainings.length; training++) {
            Member.Result member = trainings[training] == null
                    ? null
                    : new Member.Result(ANY, List.of(), StopReason.NO_IMPROVEMENT, "fused");
            entry.add(training, new Entry.Outcome(trainings[training], member, 1));
        }
        return entry;
    }

    @Test
    void twoNetworksOfAFoldCountWithWhatTheyPromiseOfMany() {
        Entry alike = entry(1, new double[] {-1, -1}, new double[] {-1, -1});
        Entry unlike = entry(2, new double[] {0, -2.2}, new double[] {-2.2, 0});
        Ranking ranking = Ranking.of(List.of(alike, unlike));
        assertThat(ranking.folds()).isOne();
        assertThat(ranking.logLikelihood(alike)).isCloseTo(-1, within(1e-12));
        // Each alone is worse: -1.1. By Python: -1.1 + 1.9 * (1.1 + math.log(0.5 + 0.5 * math.exp(-2.2)))
        assertThat(ranking.logLikelihood(unlike)).isCloseTo(-0.1273213355, within(1e-6));
        assertThat(ranking.best(2, 1)).containsExactly(unlike);
        assertThat(alike.trial().reason()).isEqualTo("0.873 behind the best of stage 2");
    }

    @Test
    void twoPromiseWhatTwentyKeep() {
        SplittableRandom rng = new SplittableRandom(1);
        int rows = 20_000;
        double[][] twenty = new double[20][rows];
        for (double[] one : twenty) {
            Arrays.setAll(one, i -> -1 + 0.5 * rng.nextGaussian());
        }
        double kept = IntStream.range(0, rows)
                .mapToDouble(i -> Math.log(Arrays.stream(twenty)
                        .mapToDouble(one -> Math.exp(one[i]))
                        .average()
                        .orElseThrow()))
                .average()
                .orElseThrow();
        Entry two = entry(1, twenty[0], twenty[1]);
        assertThat(Ranking.of(List.of(two)).logLikelihood(two)).isCloseTo(kept, within(0.02));
    }

    @Test
    void theyPromiseNoMoreThanTheBetterOfThem() {
        Entry apart = entry(1, new double[] {0, -1e300, Double.NEGATIVE_INFINITY}, new double[] {-30, 0, -2});
        Ranking ranking = Ranking.of(List.of(apart));
        assertThat(ranking.logDensities(apart)).containsExactly(0, 0, -2);
    }

    @Test
    void withoutPairsTheFirstNetworkOfAFoldCountsAndOnCommonFoldsOnly() {
        Entry once = entry(1, new double[] {-1});
        Entry thrice = entry(2, new double[] {-2}, new double[] {-9}, new double[] {-9});
        Ranking ranking = Ranking.of(List.of(once, thrice));
        assertThat(ranking.folds()).isOne();
        assertThat(ranking.logLikelihood(thrice)).isEqualTo(-2);
        assertThat(ranking.best(1, 2)).containsExactly(once, thrice);
    }

    @Test
    void whatDivergedOrWasNotTrainedIsLastAndNeverClose() {
        Entry diverged = entry(1, new double[] {-1, -1}, null);
        Entry untrained = entry(2);
        Entry fine = entry(3, new double[] {-5, -6}, new double[] {-5, -6});
        Ranking ranking = Ranking.of(List.of(diverged, untrained, fine));
        assertThat(ranking.best(1, 1)).containsExactly(fine);
        assertThat(ranking.within(100)).containsExactly(fine);
        assertThat(diverged.trial().reason()).isEqualTo("diverged, or had no time");
    }

    @Test
    void whereAllDivergedNoneIsBest() {
        Ranking ranking = Ranking.of(List.of(entry(1, null, null), entry(2, null, null)));
        assertThat(ranking.best(1, 4)).isEmpty();
        assertThat(ranking.within(1)).isEmpty();
    }

    @Test
    void closeIsWhatChanceExplains() {
        Entry best = entry(1, new double[] {-1, -1, -1}, new double[] {-1, -1, -1});
        Entry close = entry(2, new double[] {-1.2, -0.9, -1}, new double[] {-1.2, -0.9, -1});
        Entry behind = entry(3, new double[] {-1.3, -1.2, -1.25}, new double[] {-1.3, -1.2, -1.25});
        assertThat(Ranking.of(List.of(behind, close, best)).within(1)).containsExactly(best, close);
    }
}
