package org.mdn4j.train;

import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * Finds the {@link PoolCalibration} of an ensemble by maximum likelihood of rows that some of its members were not trained on:
 * for these members one by one and as a pool. What a pool of more averages out of its error falls with one over its size
 * (Krogh and Vedelsby 1995); so the step from one to some members is continued on that scale to all of them.
 *
 * <p>That is cautious: variances fall by more than the straight line of their logarithms says. The rows are those that
 * decided at which epoch a member was kept, which leans the other way.
 */
final class PoolCalibrationFit {

    private static final double PRIOR = 5; // nats that a shift or a log factor of one has to gain
    private static final double LOWEST = -2;
    private static final double HIGHEST = 1;
    private static final double PRECISION = 0.01;
    private static final int SWEEPS = 2; // over two numbers that hardly depend on each other
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final UnseenRows rows;
    private final Deadline deadline;

    private PoolCalibrationFit(UnseenRows rows, Deadline deadline) {
        this.rows = rows;
        this.deadline = deadline;
    }

    /**
     * Calibrates.
     *
     * @param deadline when it is over before the calibration is known, there is none
     */
    static PoolCalibration of(Entry ensemble, Folds folds, Deadline deadline) {
        if (deadline.isOver()) {
            return PoolCalibration.NONE;
        }
        UnseenRows rows = UnseenRows.of(ensemble, folds);
        return rows.size() == 0
                ? PoolCalibration.NONE
                : new PoolCalibrationFit(rows, deadline).of(ensemble.members().size());
    }

    private PoolCalibration of(int members) {
        PoolCalibration single = best(rows::ofSingleMembers);
        PoolCalibration pool = deadline.isOver() ? single : best(rows::ofPool);
        if (deadline.isOver()) {
            return PoolCalibration.NONE;
        }
        double share = (1 - 1.0 / members) / (1 - 1.0 / rows.members());
        return new PoolCalibration(
                beyond(single.widthShift(), pool.widthShift(), share),
                Math.exp(beyond(Math.log(single.logitFactor()), Math.log(pool.logitFactor()), share)));
    }

    private static double beyond(double single, double pool, double share) {
        return Math.max(LOWEST, Math.min(HIGHEST, single + share * (pool - single)));
    }

    private PoolCalibration best(ToDoubleFunction<PoolCalibration> logLikelihood) {
        double shift = 0;
        double logFactor = 0;
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            double factor = Math.exp(logFactor);
            if (rows.haveWidths()) {
                shift = highest(s -> logLikelihood.applyAsDouble(new PoolCalibration(s, factor)) - PRIOR * s * s);
            }
            double best = shift;
            if (rows.haveWeights()) {
                logFactor = highest(
                        f -> logLikelihood.applyAsDouble(new PoolCalibration(best, Math.exp(f))) - PRIOR * f * f);
            }
        }
        return new PoolCalibration(shift, Math.exp(logFactor));
    }

    /** Where a function with one peak has it, by golden sections. */
    private double highest(DoubleUnaryOperator function) {
        double low = LOWEST;
        double high = HIGHEST;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = function.applyAsDouble(left);
        double atRight = function.applyAsDouble(right);
        while (high - low > PRECISION && !deadline.isOver()) {
            if (atLeft > atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = function.applyAsDouble(left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = function.applyAsDouble(right);
            }
        }
        return (low + high) / 2;
    }
}
