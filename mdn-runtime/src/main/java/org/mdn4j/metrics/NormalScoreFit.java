package org.mdn4j.metrics;

import java.util.Arrays;
import org.mdn4j.distribution.UnivariateMixture;

/**
 * The distribution of normal scores as a mixture of a few Gaussians: maximum a posteriori by EM, with priors of a few rows
 * at the standard normal; the number of components by cross-validation with the rule of one standard error.
 */
final class NormalScoreFit {

    static final UnivariateMixture IDENTITY =
            UnivariateMixture.gaussian(new double[] {1}, new double[] {0}, new double[] {1});

    private static final int MOST_COMPONENTS = 3;
    private static final int FOLDS = 5;
    private static final int MOST_ROWS = 10_000; // tell the map to a hundredth
    private static final double FARTHEST = 30; // one wild row must not decide
    private static final double PRIOR_ROWS = 5;
    private static final double SMALLEST_VARIANCE = 0.01;
    private static final int MOST_STEPS = 200;
    private static final double CONVERGED = 1e-7; // nats a row

    private NormalScoreFit() {}

    static UnivariateMixture fit(double[] all) {
        double[] scores = thinned(all);
        if (scores.length < 2 * FOLDS) {
            return IDENTITY;
        }
        double[][] gains = new double[MOST_COMPONENTS][scores.length]; // over the identity, held out
        for (int fold = 0; fold < FOLDS; fold++) {
            double[] others = part(scores, fold, false);
            for (int k = 1; k <= MOST_COMPONENTS; k++) {
                UnivariateMixture fitted = map(others, k);
                for (int i = fold; i < scores.length; i += FOLDS) {
                    gains[k - 1][i] = fitted.logDensity(scores[i]) - IDENTITY.logDensity(scores[i]);
                }
            }
        }
        int components = choose(gains);
        return components == 0 ? IDENTITY : map(scores, components);
    }

    private static double[] thinned(double[] all) {
        double[] scores = Arrays.stream(all)
                .filter(z -> !Double.isNaN(z))
                .map(z -> Math.max(-FARTHEST, Math.min(FARTHEST, z)))
                .toArray();
        int stride = (scores.length + MOST_ROWS - 1) / MOST_ROWS;
        return stride <= 1 ? scores : Rows.pick(scores, Rows.where(scores.length, i -> i % stride == 0));
    }

    private static double[] part(double[] scores, int fold, boolean inside) {
        return Rows.pick(scores, Rows.where(scores.length, i -> (i % FOLDS == fold) == inside));
    }

    /** The fewest components from which the best number is not more than one standard error away. */
    private static int choose(double[][] gains) {
        int best = 0;
        for (int k = 1; k <= gains.length; k++) {
            if (gain(gains, k).value() > gain(gains, best).value()) {
                best = k;
            }
        }
        for (int k = 0; k < best; k++) {
            double[] lost = gains[best - 1].clone();
            for (int i = 0; i < lost.length && k > 0; i++) {
                lost[i] -= gains[k - 1][i];
            }
            Score difference = Score.mean(lost);
            if (difference.value() <= difference.standardError()) {
                return k;
            }
        }
        return best;
    }

    private static Score gain(double[][] gains, int components) {
        return components == 0 ? new Score(0, 0) : Score.mean(gains[components - 1]);
    }

    /** The better of two starts: components beside each other, and components of different widths about the middle. */
    private static UnivariateMixture map(double[] scores, int components) {
        Em beside = new Em(scores, components);
        Em within = new Em(scores, components);
        for (int k = 0; k < components; k++) {
            double position = components == 1 ? 0 : 2.0 * k / (components - 1) - 1; // -1 to 1
            beside.start(k, position, 0.8);
            within.start(k, 0.1 * position, Math.pow(2, position));
        }
        double besideValue = beside.run();
        return within.run() > besideValue ? within.mixture() : beside.mixture();
    }

    private static final class Em {

        private final double[] scores;
        private final double[] weights;
        private final double[] means;
        private final double[] variances;

        Em(double[] scores, int components) {
            this.scores = scores;
            this.weights = new double[components];
            this.means = new double[components];
            this.variances = new double[components];
            Arrays.fill(weights, 1.0 / components);
        }

        void start(int k, double mean, double deviation) {
            means[k] = mean;
            variances[k] = deviation * deviation;
        }

        /** Returns the log posterior but for a constant, in nats a row. */
        double run() {
            double value = Double.NEGATIVE_INFINITY;
            for (int step = 0; step < MOST_STEPS; step++) {
                double next = step();
                if (next - value < CONVERGED) {
                    return next;
                }
                value = next;
            }
            return value;
        }

        private double step() {
            int count = weights.length;
            double[] mass = new double[count];
            double[] sum = new double[count];
            double[] squares = new double[count];
            double[] terms = new double[count];
            double value = logPrior();
            double[] factor = new double[count];
            Arrays.setAll(factor, k -> weights[k] / Math.sqrt(2 * Math.PI * variances[k]));
            for (double z : scores) {
                double total = 1e-300; // a row beyond all components tells nothing
                for (int k = 0; k < count; k++) {
                    terms[k] = factor[k] * Math.exp(-0.5 * (z - means[k]) * (z - means[k]) / variances[k]);
                    total += terms[k];
                }
                value += Math.log(total);
                for (int k = 0; k < count; k++) {
                    double share = terms[k] / total;
                    mass[k] += share;
                    sum[k] += share * z;
                    squares[k] += share * z * z;
                }
            }
            for (int k = 0; k < count; k++) {
                double prior = PRIOR_ROWS / count;
                weights[k] = (mass[k] + prior) / (scores.length + PRIOR_ROWS);
                double mean = sum[k] / (mass[k] + prior);
                double spread = squares[k] - 2 * mean * sum[k] + mean * mean * mass[k] + prior * (mean * mean + 1);
                means[k] = mean;
                variances[k] = Math.max(SMALLEST_VARIANCE, spread / (mass[k] + prior));
            }
            double weightSum = Arrays.stream(weights).sum();
            for (int k = 0; k < count; k++) {
                weights[k] /= weightSum;
            }
            return value / scores.length;
        }

        /** As of {@code PRIOR_ROWS / K} rows of mean 0 and variance 1 for each component. */
        private double logPrior() {
            double value = 0;
            for (int k = 0; k < weights.length; k++) {
                double row = Math.log(weights[k])
                        - 0.5 * Math.log(variances[k])
                        - 0.5 * (means[k] * means[k] + 1) / variances[k];
                value += PRIOR_ROWS / weights.length * row;
            }
            return value;
        }

        UnivariateMixture mixture() {
            double[] deviations = Arrays.stream(variances).map(Math::sqrt).toArray();
            return UnivariateMixture.gaussian(weights, means, deviations);
        }
    }
}
