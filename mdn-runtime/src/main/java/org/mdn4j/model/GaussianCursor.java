package org.mdn4j.model;

import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.mdn4j.distribution.ReusableGaussianMixture;
import org.mdn4j.family.GaussianFamily;
import org.mdn4j.family.MixtureLayout;

/** Gaussian components with independent coordinates: weights, means and standard deviations in reused arrays, computed when first asked for. */
final class GaussianCursor extends RowCursor {

    private static final double HALF_LOG_TWO_PI = 0.91893853320467274178;

    private static final int NONE = -1;

    private final int targets; // D
    private final GaussianTile tile;
    private final double[] weights; // [members * K]
    private final double[][] means; // [D][members * K], in data units
    private final double[][] deviations; // [D][members * K], in data units
    private final double[] joint; // [members * K]
    private final ReusableGaussianMixture[] marginals; // [D]
    private final GuideTable guide;
    private final ContinuousSampler normal;
    private int tileStart = NONE; // the slot of the first row in the tile
    private boolean stale = true; // whether the row's numbers have yet to be taken from the tile

    GaussianCursor(MdnModel model, float[][] raw) {
        super(model, raw);
        this.targets = layout.targets();
        this.tile = new GaussianTile(model);
        int all = raw.length * layout.components();
        this.weights = new double[all];
        this.means = new double[targets][all];
        this.deviations = new double[targets][all];
        this.joint = new double[all];
        this.marginals = new ReusableGaussianMixture[targets];
        for (int d = 0; d < targets; d++) {
            marginals[d] = new ReusableGaussianMixture(weights, means[d], deviations[d]);
        }
        this.guide = new GuideTable(all);
        this.normal = ZigguratSampler.NormalizedGaussian.of(random::nextLong);
    }

    static boolean supports(MixtureLayout layout) {
        return layout.family() instanceof GaussianFamily;
    }

    @Override
    void entered() {
        tileStart = NONE;
    }

    @Override
    void moved() {
        stale = true;
    }

    /** Has the tile of a slot ready; returns how many rows it holds. */
    private int loadTile(int slot) {
        int start = slot - slot % GaussianTile.ROWS;
        int rows = Math.min(GaussianTile.ROWS, rows() - start);
        if (start != tileStart) {
            tileStart = NONE; // should it fail
            tile.load(raw, start, rows, firstRow() + start);
            tileStart = start;
        }
        return rows;
    }

    /** Has the numbers of the row ready. */
    private void loadRow() {
        if (stale) {
            loadTile(slot());
            tile.row(slot() - tileStart, weights, means, deviations);
            for (ReusableGaussianMixture marginal : marginals) {
                marginal.changed();
            }
            stale = false;
        }
    }

    @Override
    void means(double[] out) {
        forEachTile(tile::means, out);
    }

    @Override
    void variances(double[] out) {
        forEachTile(tile::variances, out);
    }

    private void forEachTile(TileQuestion question, double[] out) {
        for (int start = 0; start < rows(); start += GaussianTile.ROWS) {
            int rows = loadTile(start);
            for (int d = 0; d < targets; d++) {
                double[] answers = question.ask(d, rows);
                for (int r = 0, to = (firstRow() + start) * targets + d; r < rows; r++, to += targets) {
                    out[to] = answers[r];
                }
            }
        }
    }

    /** One number for each row of a tile. */
    @FunctionalInterface
    private interface TileQuestion {

        double[] ask(int target, int rows);
    }

    private ReusableGaussianMixture marginal(int target) {
        loadRow();
        return marginals[target];
    }

    @Override
    public double mean(int target) {
        return marginal(target).expectation();
    }

    @Override
    public double variance(int target) {
        return marginal(target).variance();
    }

    @Override
    public double cdf(int target, double y) {
        return marginal(target).cdf(y);
    }

    @Override
    public double quantile(int target, double probability) {
        return marginal(target).quantile(probability);
    }

    @Override
    public double logDensity(double[] y, int offset) {
        if (targets == 1) {
            return Double.isNaN(y[offset]) ? 0 : marginal(0).logDensity(y[offset]);
        }
        loadRow();
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
        loadRow();
        seed(seed);
        guide.load(weights, draws);
        if (targets == 1) {
            sampleOne(means[0], deviations[0], draws, out, offset);
            return;
        }
        int next = offset;
        for (int i = 0; i < draws; i++) {
            int c = guide.index(random.nextDouble());
            for (int d = 0; d < targets; d++) {
                out[next++] = means[d][c] + deviations[d][c] * normal.sample();
            }
        }
    }

    private void sampleOne(double[] mean, double[] deviation, int draws, double[] out, int offset) {
        for (int i = 0; i < draws; i++) {
            int c = guide.index(random.nextDouble());
            out[offset + i] = mean[c] + deviation[c] * normal.sample();
        }
    }
}
