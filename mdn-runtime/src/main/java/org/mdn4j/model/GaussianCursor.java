package org.mdn4j.model;

import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.mdn4j.distribution.ReusableGaussianMixture;
import org.mdn4j.family.Constraint;
import org.mdn4j.family.GaussianFamily;
import org.mdn4j.family.MixtureLayout;

/** Gaussian components with independent coordinates: weights, means and standard deviations in reused arrays. */
final class GaussianCursor extends RowCursor {

    private static final double HALF_LOG_TWO_PI = 0.91893853320467274178;

    /** Below it the inverse of a standard deviation could overflow. */
    private static final double TINY = 1e-300;

    private final int components; // K
    private final int targets; // D
    private final Constraint variance;
    private final double[] shift; // [D]
    private final double[] scale; // [D]
    private final double[] weights; // [members * K]
    private final double[][] means; // [D][members * K], in data units
    private final double[][] deviations; // [D][members * K], in data units
    private final double[] joint; // [members * K]
    private final ReusableGaussianMixture[] marginals; // [D]
    private final ContinuousSampler normal;

    GaussianCursor(MdnModel model, float[][] raw) {
        super(model, raw);
        this.components = layout.components();
        this.targets = layout.targets();
        this.variance = layout.groups().get(1).parameter().constraint();
        this.shift = model.targetScaling().shift();
        this.scale = model.targetScaling().scale();
        int all = raw.length * components;
        this.weights = new double[all];
        this.means = new double[targets][all];
        this.deviations = new double[targets][all];
        this.joint = new double[all];
        this.marginals = new ReusableGaussianMixture[targets];
        for (int d = 0; d < targets; d++) {
            marginals[d] = new ReusableGaussianMixture(weights, means[d], deviations[d]);
        }
        this.normal = ZigguratSampler.NormalizedGaussian.of(random::nextLong);
    }

    static boolean supports(MixtureLayout layout) {
        return layout.family() instanceof GaussianFamily;
    }

    @Override
    void moved() {
        for (int m = 0; m < raw.length; m++) {
            activate(raw[m], m * components);
        }
        for (ReusableGaussianMixture marginal : marginals) {
            marginal.changed();
        }
    }

    /** Turns the raw row of one member into numbers in data units, from a component on. */
    private void activate(float[] rows, int first) {
        int column = start();
        double max = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < components; k++) {
            max = Math.max(max, rows[column + k]);
        }
        double sum = 0;
        for (int k = 0; k < components; k++) {
            weights[first + k] = Math.exp(rows[column + k] - max);
            sum += weights[first + k];
        }
        double share = 1 / (sum * raw.length);
        int meanColumn = column + components;
        int varianceColumn = meanColumn + components * targets;
        for (int k = 0; k < components; k++) {
            weights[first + k] *= share;
            for (int d = 0; d < targets; d++) {
                int j = k * targets + d;
                means[d][first + k] = shift[d] + scale[d] * rows[meanColumn + j];
                deviations[d][first + k] = deviation(rows[varianceColumn + j]) * scale[d];
            }
        }
    }

    private double deviation(float rawVariance) {
        double deviation = Math.sqrt(variance.value(rawVariance));
        if (!(deviation > TINY && deviation < 1 / TINY)) {
            throw new IllegalArgumentException("need variances within the range of double precision but the network "
                    + "puts out " + rawVariance + " behind '" + variance + "' in row " + row());
        }
        return deviation;
    }

    @Override
    public double mean(int target) {
        return marginals[target].expectation();
    }

    @Override
    public double variance(int target) {
        return marginals[target].variance();
    }

    @Override
    public double cdf(int target, double y) {
        return marginals[target].cdf(y);
    }

    @Override
    public double quantile(int target, double probability) {
        return marginals[target].quantile(probability);
    }

    @Override
    public double logDensity(double[] y, int offset) {
        if (targets == 1) {
            return Double.isNaN(y[offset]) ? 0 : marginals[0].logDensity(y[offset]);
        }
        double max = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < joint.length; c++) {
            joint[c] = Math.log(weights[c]) + logDensity(c, y, offset);
            max = Math.max(max, joint[c]);
        }
        if (max == Double.NEGATIVE_INFINITY) {
            return max;
        }
        double sum = 0;
        for (double term : joint) {
            sum += Math.exp(term - max);
        }
        return max + Math.log(sum);
    }

    private double logDensity(int component, double[] y, int offset) {
        double sum = 0;
        for (int d = 0; d < targets; d++) {
            double observed = y[offset + d];
            if (!Double.isNaN(observed)) {
                double u = (observed - means[d][component]) / deviations[d][component];
                sum -= 0.5 * u * u + Math.log(deviations[d][component]) + HALF_LOG_TWO_PI;
            }
        }
        return sum;
    }

    @Override
    public void sample(long seed, int draws, double[] out, int offset) {
        seed(seed);
        int next = offset;
        for (int i = 0; i < draws; i++) {
            int c = component(random.nextDouble());
            for (int d = 0; d < targets; d++) {
                out[next++] = means[d][c] + deviations[d][c] * normal.sample();
            }
        }
    }

    /** The component that a uniform number falls on; never one without weight. */
    private int component(double uniform) {
        double left = uniform;
        int heaviest = 0;
        for (int c = 0; c < weights.length; c++) {
            if (left < weights[c]) {
                return c;
            }
            left -= weights[c];
            heaviest = weights[c] > weights[heaviest] ? c : heaviest;
        }
        return heaviest; // the weights fell short of one by rounding
    }
}
