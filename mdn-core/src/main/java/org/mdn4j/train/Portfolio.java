package org.mdn4j.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.Lattice;
import org.mdn4j.data.Standardizer;

/**
 * The candidates of a search, the most promising first: few, unlike each other, and each the best on some kind of table. How
 * they were found is told in {@code docs/learning.md}.
 */
final class Portfolio {

    private static final double COARSE = 0.25; // standard deviations from one value to the next

    /** The rate of what begins where it would end if the truth were a mixture of Gaussians. */
    private static final double SMALL_STEPS = 3e-4;

    private static final int ROWS_FOR_A_PRODUCT = 20; // four for each number in the covariances of five components

    private Portfolio() {}

    static List<Candidate> of(Dataset rows) {
        Candidate base = Candidate.BASE;
        int targets = rows.columns().targets().size();
        Candidate small =
                base.withActivation("tanh").withHidden(32, 32).withDropout(0).withJointStart();
        Candidate plain = small.withoutNormalScores();
        List<Candidate> candidates = new ArrayList<>(List.of(
                base,
                plain.withHidden(),
                base.withActivation("tanh").withDropout(0).withoutNormalScores(),
                base.withActivation("swish").withHidden(128, 128).withDropout(0.1),
                small,
                base.withDropout(0),
                base.withHidden(128, 128),
                base.withActivation("relu").withHidden(128, 128).withDropout(0.1),
                base.withActivation("tanh").withDropout(0.1),
                base.withActivation("swish"),
                plain.withHidden(16),
                base.withJointStart(),
                base.withTargetNoise(0.05),
                base.withoutNormalScores(),
                base.withHidden(64, 64, 64),
                base.withActivation("swish").withHidden(32, 32).withDropout(0),
                base.withDropout(0).withoutNormalScores(),
                base.withHidden(32).withWeightDecay(1e-2)));
        if (hasRowsForProducts(rows)) {
            candidates.add(2, plain.withHidden().withInputProducts().withLearningRate(SMALL_STEPS));
        }
        if (targets > 1) { // which are seldom independent of each other
            candidates.addAll(1, List.of(plain.withHidden(64, 64, 64), plain));
            candidates.replaceAll(candidate -> candidate.withFamily("gaussian-full"));
            candidates.add(4, base);
        } else {
            Candidate peaked = base.withFamily("laplace").withComponents(3);
            Optional<Lattice> lattice = lattice(rows);
            if (lattice.isPresent() && isCoarse(lattice.get(), rows)) {
                Candidate rough = peaked.withComponents(5)
                        .withActivation("relu")
                        .withHidden(128, 128)
                        .withDropout(0.2);
                candidates.addAll(
                        1,
                        List.of(rough, peaked, rough.withHidden(128, 128, 128).withDropout(0.3)));
            } else {
                candidates.add(9, peaked);
            }
            if (lattice.isEmpty()) {
                candidates.add(
                        7,
                        base.withActivation("swish")
                                .withDropout(0)
                                .withFamily("exponential-power")
                                .withComponents(3));
                if (isPositive(rows)) {
                    candidates.add(base.withFamily("lognormal").withComponents(3));
                }
            }
        }
        return candidates;
    }

    /**
     * Where there is one, log-normal components, whose widths are not in target units, have no honest floor and could win by
     * spikes; and flat components would become the cells of the lattice, a likely but useless picture.
     */
    private static Optional<Lattice> lattice(Dataset rows) {
        return Lattice.find(rows.column(rows.columns().targets().get(0)));
    }

    /**
     * Whether a target has a handful of values, as grades have. Then rows that are alike often agree in it to the digit, which
     * asks for peaks on those values, and for functions that are rough enough to set such rows apart from their neighbours.
     */
    private static boolean isCoarse(Lattice lattice, Dataset rows) {
        return lattice.step() > COARSE * Standardizer.fitTargets(rows).scale()[0];
    }

    /** Whether a mixture of Gaussians over inputs and targets, of which a quadratic network is the conditional, is worth a look. */
    private static boolean hasRowsForProducts(Dataset rows) {
        int inputs = rows.columns().inputs().size();
        return inputs <= JointConditional.MOST_INPUTS && rows.size() >= ROWS_FOR_A_PRODUCT * inputs * (inputs + 1) / 2;
    }

    private static boolean isPositive(Dataset rows) {
        return IntStream.range(0, rows.size()).allMatch(i -> rows.y(i)[0] > 0);
    }
}
