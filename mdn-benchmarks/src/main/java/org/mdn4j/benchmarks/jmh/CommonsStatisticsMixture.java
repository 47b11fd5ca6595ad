package org.mdn4j.benchmarks.jmh;

import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** The example as one would write it with Commons Statistics, which leaves the quantile to a root finder. */
final class CommonsStatisticsMixture {

    private final double[] weights = ExampleMixture.WEIGHTS;
    private final NormalDistribution[] components = new NormalDistribution[weights.length];
    private final ContinuousDistribution.Sampler[] samplers = new ContinuousDistribution.Sampler[weights.length];
    private final UniformRandomProvider rng;

    CommonsStatisticsMixture(UniformRandomProvider rng) {
        this.rng = rng;
        for (int k = 0; k < weights.length; k++) {
            components[k] = NormalDistribution.of(ExampleMixture.MEANS[k], ExampleMixture.DEVIATIONS[k]);
            samplers[k] = components[k].createSampler(rng);
        }
    }

    double logDensity(double y) {
        double[] terms = new double[weights.length];
        double max = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < weights.length; k++) {
            terms[k] = Math.log(weights[k]) + components[k].logDensity(y);
            max = Math.max(max, terms[k]);
        }
        double sum = 0;
        for (double term : terms) {
            sum += Math.exp(term - max);
        }
        return max + Math.log(sum);
    }

    double quantile(double p) {
        double lower = Double.POSITIVE_INFINITY;
        double upper = Double.NEGATIVE_INFINITY;
        for (NormalDistribution component : components) {
            double quantile = component.inverseCumulativeProbability(p);
            lower = Math.min(lower, quantile);
            upper = Math.max(upper, quantile);
        }
        return new BrentSolver(1e-12).solve(1000, y -> cumulativeProbability(y) - p, lower, upper);
    }

    private double cumulativeProbability(double y) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * components[k].cumulativeProbability(y);
        }
        return sum;
    }

    double draw() {
        double u = rng.nextDouble();
        int k = 0;
        while (k < weights.length - 1 && u >= weights[k]) {
            u -= weights[k++];
        }
        return samplers[k].sample();
    }
}
