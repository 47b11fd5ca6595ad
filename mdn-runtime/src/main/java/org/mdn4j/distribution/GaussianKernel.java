package org.mdn4j.distribution;

import java.util.List;
import org.apache.commons.numbers.gamma.Erf;
import org.apache.commons.numbers.gamma.Erfc;

/** The inner loops of a mixture of Gaussians over the real line: flat arrays and no allocation. */
final class GaussianKernel {

    private static final double SQRT_TWO = Math.sqrt(2);
    private static final double ONE_OVER_ROOT_TWO_PI = 1 / Math.sqrt(2 * Math.PI);

    private static final double ROOT_HALF_STEPS = Math.sqrt(0.5 / FastNormal.STEP);

    private static final double TINY = 1e-300;

    /** Between them a density is neither lost nor in need of a common factor. */
    private static final double LOW = 1e-280;

    private static final double HIGH = 1e280;

    /** A step of Halley's method this small, in standard deviations, leaves an error below rounding. */
    private static final double LAST_STEP = 1e-5;

    private static final int MAX_STEPS = 2200; // bisection through all doubles

    /** Below this share of its terms the closed form of the CRPS has lost three digits. */
    private static final double CANCELLATION = 1e-3;

    private final double[] weights; // [K], all positive
    private final double[] means; // [K]
    private final double[] deviations; // [K]
    private final double[] precisions; // [K] 1 / s
    private final double[] logHeights; // [K] ln (w / (s sqrt(2 pi)))
    private final double[] sharpness; // [K] 1 / (s sqrt(2)), for a square in steps of the exponential
    private final double[] heights; // [K] the log heights in such steps
    private double narrowest;

    /** A kernel over the arrays of the caller; {@link #update} has to follow every change of them. */
    GaussianKernel(double[] weights, double[] means, double[] deviations) {
        this.weights = weights;
        this.means = means;
        this.deviations = deviations;
        this.logHeights = new double[weights.length];
        this.precisions = new double[weights.length];
        this.sharpness = new double[weights.length];
        this.heights = new double[weights.length];
        update();
    }

    /** Makes what is kept ready agree with the arrays. */
    final void update() {
        double smallest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < weights.length; k++) {
            precisions[k] = 1 / deviations[k];
            smallest = Math.min(smallest, deviations[k]);
            logHeights[k] = Math.log(weights[k]) - Math.log(deviations[k]) - Gaussian.HALF_LOG_TWO_PI;
            sharpness[k] = ROOT_HALF_STEPS * precisions[k];
            heights[k] = logHeights[k] / FastNormal.STEP;
        }
        narrowest = smallest;
    }

    /** The kernel of a mixture whose components are all Gaussian, else null. Components without weight are left out. */
    static GaussianKernel of(double[] weights, List<UnivariateDistribution> parts) {
        int count = 0;
        for (int k = 0; k < weights.length; k++) {
            // The inverse of a smaller standard deviation would overflow.
            if (!(parts.get(k) instanceof Gaussian gaussian && gaussian.standardDeviation() > TINY)) {
                return null;
            }
            count += weights[k] > 0 ? 1 : 0;
        }
        double[][] columns = new double[3][count];
        for (int k = 0, next = 0; k < weights.length; k++) {
            if (weights[k] > 0) {
                columns[0][next] = weights[k];
                columns[1][next] = parts.get(k).expectation();
                columns[2][next++] = parts.get(k).standardDeviation();
            }
        }
        return new GaussianKernel(columns[0], columns[1], columns[2]);
    }

    double[] weights() {
        return weights;
    }

    double[] means() {
        return means;
    }

    double[] deviations() {
        return deviations;
    }

    double[] logHeights() {
        return logHeights;
    }

    double logDensity(double y) {
        double density = 0;
        for (int k = 0; k < means.length; k++) {
            double u = (y - means[k]) * sharpness[k];
            density += FastNormal.expOfSteps(heights[k] - u * u);
        }
        return density > LOW && density < HIGH ? FastNormal.log(density) : scaledLogDensity(y);
    }

    private double scaledLogDensity(double y) {
        double max = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < means.length; k++) {
            double u = (y - means[k]) / deviations[k];
            max = Math.max(max, logHeights[k] - 0.5 * u * u);
        }
        if (max == Double.NEGATIVE_INFINITY || Double.isNaN(max)) {
            return max;
        }
        double sum = 0;
        for (int k = 0; k < means.length; k++) {
            double u = (y - means[k]) / deviations[k];
            sum += Math.exp(logHeights[k] - 0.5 * u * u - max);
        }
        return max + Math.log(sum);
    }

    /** The derivative of the log density; NaN where the density is so low or high that it takes logarithms. */
    double logDensityDerivative(double y) {
        double density = 0;
        double slope = 0;
        for (int k = 0; k < means.length; k++) {
            double u = (y - means[k]) * sharpness[k];
            double own = FastNormal.expOfSteps(heights[k] - u * u);
            density += own;
            slope += own * (means[k] - y) * precisions[k] * precisions[k];
        }
        return density > LOW && density < HIGH ? slope / density : Double.NaN;
    }

    double cdf(double y) {
        double sum = 0;
        for (int k = 0; k < means.length; k++) {
            sum += weights[k] * Erfc.value((means[k] - y) / deviations[k] / SQRT_TWO);
        }
        return Math.min(1, 0.5 * sum); // weights sum to one but for rounding
    }

    double survival(double y) {
        double sum = 0;
        for (int k = 0; k < means.length; k++) {
            sum += weights[k] * Erfc.value((y - means[k]) / deviations[k] / SQRT_TWO);
        }
        return Math.min(1, 0.5 * sum); // weights sum to one but for rounding
    }

    /**
     * The value with a given probability in its smaller tail, by Halley steps on the log of the tail inside a bracket.
     *
     * @param target the probability of the tail, at most 1/2
     * @param direction 1 for the lower tail, -1 for the upper one
     */
    double quantile(double target, int direction) {
        double z = direction * NormalQuantile.value(target);
        double lower = Double.POSITIVE_INFINITY;
        double upper = Double.NEGATIVE_INFINITY;
        double average = 0;
        for (int k = 0; k < means.length; k++) {
            double own = means[k] + deviations[k] * z;
            lower = Math.min(lower, own);
            upper = Math.max(upper, own);
            average += weights[k] * own;
        }
        if (target == 0) {
            return z;
        }
        double margin = 0x1p-46 * (Math.abs(lower) + Math.abs(upper));
        // Far out the component that reaches furthest has nearly all the probability.
        double start = target > 0.01 ? average : direction > 0 ? lower : upper;
        return search(target, direction, lower - margin, upper + margin, start);
    }

    private double search(double target, int direction, double smallest, double largest, double start) {
        double lower = smallest;
        double upper = largest;
        double y = start;
        for (int step = 0; step < MAX_STEPS; step++) {
            double tail = 0;
            double density = 0;
            double slope = 0;
            for (int k = 0; k < means.length; k++) {
                double u = (y - means[k]) * precisions[k];
                double size = Math.abs(u);
                double bell;
                double beyond;
                if (size < FastNormal.TAIL_END) {
                    bell = FastNormal.exp(-0.5 * u * u);
                    beyond = bell * FastNormal.scaledTail(size);
                } else {
                    bell = Math.exp(-0.5 * u * u);
                    beyond = 0.5 * Erfc.value(size / SQRT_TWO);
                }
                tail += weights[k] * (direction * u > 0 ? 1 - beyond : beyond);
                double own = weights[k] * precisions[k] * bell;
                density += own;
                slope -= own * u * precisions[k];
            }
            density *= ONE_OVER_ROOT_TWO_PI;
            slope *= ONE_OVER_ROOT_TWO_PI;
            double excess = direction * logRatio(tail, target);
            if (excess < 0) {
                lower = y;
            } else {
                upper = y;
            }
            double rate = density / tail;
            // d rate / dy, the second derivative that Halley's step needs over Newton's.
            double bend = slope / tail - direction * rate * rate;
            double next = y - excess / (rate - 0.5 * excess * bend / rate);
            boolean inside = next > lower && next < upper;
            if (Math.abs(excess) <= 0x1p-52 || inside && Math.abs(next - y) <= LAST_STEP * narrowest) {
                return inside ? next : y;
            }
            if (!inside) {
                next = 0.5 * lower + 0.5 * upper;
            }
            if (Math.abs(next - y) <= Math.ulp(y) || next <= lower || next >= upper) {
                return next;
            }
            y = next;
        }
        return y;
    }

    /** {@code ln(a / b)} of probabilities, with all digits where they are nearly equal. */
    private static double logRatio(double a, double b) {
        double ratio = a / b;
        if (ratio > 0.9 && ratio < 1.1) {
            return Math.log1p((a - b) / b);
        }
        return ratio > LOW && ratio < HIGH ? FastNormal.log(ratio) : Math.log(a) - Math.log(b);
    }

    /** The CRPS (Grimit et al. 2006, eq. 5), or NaN where the difference of its two sums has cancelled. */
    double crps(double y) {
        double distance = 0;
        double spread = 0;
        for (int k = 0; k < means.length; k++) {
            distance += weights[k] * meanAbsolute(y - means[k], deviations[k]);
            spread += weights[k] * weights[k] * meanAbsolute(0, SQRT_TWO * deviations[k]);
            for (int l = 0; l < k; l++) {
                double deviation = Math.hypot(deviations[k], deviations[l]);
                spread += 2 * weights[k] * weights[l] * meanAbsolute(means[k] - means[l], deviation);
            }
        }
        double crps = distance - 0.5 * spread;
        return crps < CANCELLATION * distance ? Double.NaN : crps;
    }

    /** {@code E |Z|} for Z with the given mean and standard deviation. */
    static double meanAbsolute(double mean, double deviation) {
        double u = mean / deviation;
        return 2 * deviation * Math.exp(-0.5 * u * u - Gaussian.HALF_LOG_TWO_PI) + mean * Erf.value(u / SQRT_TWO);
    }
}
