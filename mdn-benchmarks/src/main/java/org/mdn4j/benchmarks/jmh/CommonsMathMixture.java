package org.mdn4j.benchmarks.jmh;

import org.apache.commons.math3.distribution.AbstractRealDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.random.RandomGenerator;

/** The example as one would write it with Commons Math 3, whose base class brings the quantile. */
final class CommonsMathMixture extends AbstractRealDistribution {

    private static final long serialVersionUID = 1L;

    private final double[] weights;
    private final NormalDistribution[] components;

    CommonsMathMixture(RandomGenerator rng) {
        super(rng);
        weights = ExampleMixture.WEIGHTS;
        components = new NormalDistribution[weights.length];
        for (int k = 0; k < weights.length; k++) {
            components[k] = new NormalDistribution(rng, ExampleMixture.MEANS[k], ExampleMixture.DEVIATIONS[k]);
        }
    }

    @Override
    public double density(double y) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * components[k].density(y);
        }
        return sum;
    }

    @Override
    public double cumulativeProbability(double y) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * components[k].cumulativeProbability(y);
        }
        return sum;
    }

    @Override
    public double sample() {
        double u = random.nextDouble();
        int k = 0;
        while (k < weights.length - 1 && u >= weights[k]) {
            u -= weights[k++];
        }
        return components[k].sample();
    }

    @Override
    public double getNumericalMean() {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * components[k].getMean();
        }
        return sum;
    }

    @Override
    public double getNumericalVariance() {
        double mean = getNumericalMean();
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            double shift = components[k].getMean() - mean;
            sum += weights[k] * (components[k].getNumericalVariance() + shift * shift);
        }
        return sum;
    }

    @Override
    public double getSupportLowerBound() {
        return Double.NEGATIVE_INFINITY;
    }

    @Override
    public double getSupportUpperBound() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    @Deprecated
    public boolean isSupportLowerBoundInclusive() {
        return false;
    }

    @Override
    @Deprecated
    public boolean isSupportUpperBoundInclusive() {
        return false;
    }

    @Override
    public boolean isSupportConnected() {
        return true;
    }
}
