package org.mdn4j.family;

import java.util.ArrayList;
import java.util.List;
import org.mdn4j.distribution.Distribution;
import org.mdn4j.distribution.IndependentProduct;
import org.mdn4j.distribution.UnivariateDistribution;

/**
 * A univariate family, taken to D targets as a product over independent coordinates: every parameter group has one
 * element for each target.
 *
 * <p>What a family adds is its univariate kernel. Parameter j of coordinate d is at {@code link[j * targets + d]}, and so
 * is its derivative.
 */
abstract class ProductFamily implements ComponentFamily {

    /** Saturates what would overflow, so that no product with zero is NaN and no sum infinite. */
    static final double LARGEST = 1e300;

    private final String name;
    private final List<Parameter> single; // for one target

    ProductFamily(String name, Parameter... single) {
        this.name = name;
        this.single = List.of(single);
    }

    /** The log density of one coordinate, which is not missing, and its derivatives unless {@code gradient} is null. */
    abstract double coordinate(double[] link, int d, int targets, double y, double[] gradient);

    /** The distribution of one coordinate. */
    abstract UnivariateDistribution distribution(double[] link, int d, int targets);

    /** Parameters of one coordinate on the link scale, in the order of the groups. */
    abstract double[] start(double mean, double standardDeviation);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final List<Parameter> parameters(int targets) {
        return single.stream()
                .map(p -> new Parameter(p.name(), targets, p.role(), p.constraint()))
                .toList();
    }

    @Override
    public final double logDensity(double[] link, double[] y, double[] gradient) {
        double sum = 0;
        for (int d = 0; d < y.length; d++) {
            if (!Double.isNaN(y[d])) {
                sum += coordinate(link, d, y.length, y[d], gradient);
            } else if (gradient != null) {
                for (int i = d; i < link.length; i += y.length) {
                    gradient[i] = 0;
                }
            }
        }
        return sum;
    }

    @Override
    public final Distribution component(double[] link) {
        int targets = link.length / single.size();
        if (targets == 1) {
            return distribution(link, 0, 1);
        }
        List<UnivariateDistribution> coordinates = new ArrayList<>();
        for (int d = 0; d < targets; d++) {
            coordinates.add(distribution(link, d, targets));
        }
        return IndependentProduct.of(coordinates);
    }

    @Override
    public final double[] rawFromMoments(double[] mean, double[] standardDeviation) {
        int targets = mean.length;
        double[] link = new double[single.size() * targets];
        for (int d = 0; d < targets; d++) {
            double[] start = start(mean[d], standardDeviation[d]);
            for (int j = 0; j < start.length; j++) {
                link[j * targets + d] = start[j];
            }
        }
        return link;
    }

    static double saturate(double value) {
        return Math.min(Math.max(value, -LARGEST), LARGEST);
    }

    /** {@code exp(link)}, kept among the positive, finite doubles. */
    static double positive(double link) {
        return Math.min(Math.max(Math.exp(link), Double.MIN_NORMAL), LARGEST);
    }
}
