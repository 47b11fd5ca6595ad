package org.mdn4j.data;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.mdn4j.distribution.Interval;
import org.mdn4j.distribution.Uniform;
import org.mdn4j.distribution.UnivariateMixture;

/**
 * The inverse problem of Bishop (1994; 2006, section 5.6): {@code x = y + 0.3 sin(2 pi y) + e} with y uniform on (0, 1)
 * and the noise e uniform on (-0.1, 0.1). From y to x it is a function with noise; from x to y there are up to three
 * answers, and their mean is none of them.
 *
 * <p>Both densities are flat, so p(y|x) is uniform on all y whose curve passes within 0.1 of x: on one or two
 * intervals, which hold up to three branches of the curve.
 */
public final class InverseSinusoid implements SimulatedTask {

    private static final double AMPLITUDE = 0.3;
    private static final double NOISE = 0.1;
    private static final int BISECTIONS = 60; // halves an interval of length one down to rounding

    /** Between these ends the curve rises, falls and rises. */
    private static final double[] BRANCHES = branches();

    private static double[] branches() {
        double turn = Math.acos(-1 / (2 * Math.PI * AMPLITUDE)) / (2 * Math.PI);
        return new double[] {0, turn, 1 - turn, 1};
    }

    @Override
    public Columns columns() {
        return Columns.numbered(1, 1);
    }

    @Override
    public Interval inputRange() {
        return new Interval(-NOISE, 1 + NOISE);
    }

    @Override
    public Dataset sample(int n, RandomGenerator rng) {
        double[] y = SimulatedRows.uniform(n, new Interval(0, 1), rng);
        double[] x = SimulatedRows.uniform(n, new Interval(-NOISE, NOISE), rng);
        for (int i = 0; i < n; i++) {
            x[i] += curve(y[i]);
        }
        return Dataset.of(x, y);
    }

    /**
     * {@inheritDoc}
     *
     * <p>At the two ends of the range of x, where only one y is left, there is no density either.
     */
    @Override
    public UnivariateMixture truth(double x) {
        SimulatedRows.checkInput(x, inputRange());
        List<Interval> pieces = new ArrayList<>();
        for (int branch = 0; branch < BRANCHES.length - 1; branch++) {
            addPiece(pieces, piece(branch, x - NOISE, x + NOISE));
        }
        double total = pieces.stream().mapToDouble(Interval::width).sum();
        if (!(total > 0)) {
            throw new IllegalArgumentException("need x inside (" + -NOISE + ", " + (1 + NOISE) + ") but got " + x);
        }
        return UnivariateMixture.of(
                pieces.stream().mapToDouble(piece -> piece.width() / total).toArray(),
                pieces.stream()
                        .map(piece -> Uniform.of(piece.lower(), piece.upper()))
                        .toList());
    }

    private static double curve(double y) {
        return y + AMPLITUDE * Math.sin(2 * Math.PI * y);
    }

    /** The part of a branch on which the curve lies between two values; empty parts have no width. */
    private static Interval piece(int branch, double low, double high) {
        boolean rising = branch != 1;
        double start = crossing(branch, rising ? low : high);
        double end = crossing(branch, rising ? high : low);
        return new Interval(start, Math.max(start, end));
    }

    /** Where a branch crosses a value; the nearer end of the branch if it does not. */
    private static double crossing(int branch, double value) {
        double left = BRANCHES[branch];
        double right = BRANCHES[branch + 1];
        double leftSide = Math.signum(curve(left) - value);
        if (leftSide == Math.signum(curve(right) - value)) {
            boolean rising = branch != 1;
            return (leftSide > 0) == rising ? left : right;
        }
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = 0.5 * (left + right);
            if (Math.signum(curve(middle) - value) == leftSide) {
                left = middle;
            } else {
                right = middle;
            }
        }
        return 0.5 * (left + right);
    }

    /** Adds a piece if it has a width; one that begins where the last one ended makes that one longer. */
    private static void addPiece(List<Interval> pieces, Interval piece) {
        if (piece.width() == 0) {
            return;
        }
        int last = pieces.size() - 1;
        if (last >= 0 && pieces.get(last).upper() == piece.lower()) {
            pieces.set(last, new Interval(pieces.get(last).lower(), piece.upper()));
        } else {
            pieces.add(piece);
        }
    }
}
