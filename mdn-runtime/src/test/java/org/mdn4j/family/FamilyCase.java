package org.mdn4j.family;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.mdn4j.distribution.Distribution;
import org.mdn4j.distribution.UnivariateDistribution;

/**
 * A family with seeded random parameters: plausible moments, from which every parameter is moved at random.
 *
 * @param link parameters on the link scale
 */
record FamilyCase(ComponentFamily family, int targets, int seed, double[] link) {

    /** Every registered family, a few times for each number of targets. */
    static Stream<FamilyCase> cases(int repetitions, int... targets) {
        List<FamilyCase> cases = new ArrayList<>();
        for (ComponentFamily family : Families.all()) {
            for (int count : targets) {
                for (int seed = 0; seed < repetitions; seed++) {
                    cases.add(of(family, count, seed));
                }
            }
        }
        return cases.stream();
    }

    private static FamilyCase of(ComponentFamily family, int targets, int seed) {
        RandomGenerator rng = new SplittableRandom(7919L * seed + targets);
        double[] mean = new double[targets];
        double[] deviation = new double[targets];
        for (int d = 0; d < targets; d++) {
            double[] moments = moments(family, rng);
            mean[d] = moments[0];
            deviation[d] = moments[1];
        }
        double[] link = family.rawFromMoments(mean, deviation);
        for (int i = 0; i < link.length; i++) {
            link[i] += 0.3 * rng.nextGaussian();
        }
        return new FamilyCase(family, targets, seed, link);
    }

    /** A mean and a standard deviation that suit the targets of the family. */
    private static double[] moments(ComponentFamily family, RandomGenerator rng) {
        if (family.supports(-10)) {
            return new double[] {2 * rng.nextGaussian(), Math.exp(rng.nextGaussian())};
        }
        if (family.supports(-3)) {
            return new double[] {rng.nextDouble(-3, 3), rng.nextDouble(0.1, 1.5)};
        }
        return family.supports(2)
                ? new double[] {rng.nextDouble(1, 6), rng.nextDouble(1, 3)}
                : new double[] {rng.nextDouble(0.2, 0.8), rng.nextDouble(0.05, 0.3)};
    }

    RandomGenerator rng() {
        return new SplittableRandom(seed);
    }

    Distribution component() {
        return family.component(link);
    }

    UnivariateDistribution univariate() {
        return component().marginal(0);
    }

    /** Targets drawn from the component itself, {@code [n][D]}. */
    double[][] draws(int n) {
        return component().sampler(rng()).sample(n);
    }

    double logDensity(double[] y) {
        return family.logDensity(link, y, null);
    }

    @Override
    public String toString() {
        return family.name() + ", " + targets + " targets, " + Arrays.toString(link);
    }
}
