package org.mdn4j.activation;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.mdn4j.network.HiddenActivation;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The randomised leaky ReLU (Xu et al. 2015): below zero a slope that is drawn anew for every element and training step,
 * uniformly between two ends, and their average in prediction.
 *
 * <p>The slopes of a training step are kept from its forward to its backward pass, so every layer needs an instance of its
 * own. They follow from ND4J's generator, which a network's seed sets.
 */
public final class RandomisedLeakyReLU extends BaseActivationFunction {

    private static final long serialVersionUID = 1L;

    private final double smallest;
    private final double largest;
    private transient double[] slopes; // of the last forward pass in training, in c order

    /**
     * Slopes between two ends.
     *
     * @throws IllegalArgumentException if the smallest is larger than the largest, or one is not finite
     */
    public RandomisedLeakyReLU(@JsonProperty("smallest") double smallest, @JsonProperty("largest") double largest) {
        this.smallest = smallest;
        this.largest = largest;
        function(); // checks both
    }

    /** The smallest slope. */
    @JsonProperty("smallest")
    public double smallest() {
        return smallest;
    }

    /** The largest slope. */
    @JsonProperty("largest")
    public double largest() {
        return largest;
    }

    HiddenActivation function() {
        return HiddenActivation.of("rrelu(" + smallest + "," + largest + ")");
    }

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
        double[] x = in.dup('c').data().asDouble();
        double[] below = training ? draw(x.length) : average(x.length);
        for (int i = 0; i < x.length; i++) {
            x[i] = x[i] >= 0 ? x[i] : below[i] * x[i];
        }
        slopes = training ? below : slopes;
        return in.assign(Nd4j.create(x, in.shape(), 'c'));
    }

    private double[] draw(int count) {
        SplittableRandom rng = new SplittableRandom(Nd4j.getRandom().nextLong());
        double[] drawn = new double[count];
        Arrays.setAll(drawn, i -> smallest + (largest - smallest) * rng.nextDouble());
        return drawn;
    }

    private double[] average(int count) {
        double[] average = new double[count];
        Arrays.fill(average, (smallest + largest) / 2);
        return average;
    }

    /**
     * The gradient with the slopes of the last forward pass in training.
     *
     * @throws IllegalStateException if that pass was of another shape, or there was none
     */
    @Override
    public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
        assertShape(in, epsilon);
        double[] x = in.dup('c').data().asDouble();
        if (slopes == null || slopes.length != x.length) {
            throw new IllegalStateException("need the slopes of a forward pass over " + x.length + " numbers but have "
                    + (slopes == null ? "none" : slopes.length) + "; give every layer its own " + this);
        }
        for (int i = 0; i < x.length; i++) {
            x[i] = x[i] >= 0 ? 1 : slopes[i];
        }
        return new Pair<>(epsilon.mul(Nd4j.create(x, in.shape(), 'c').castTo(epsilon.dataType())), null);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RandomisedLeakyReLU that && smallest == that.smallest && largest == that.largest;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(smallest) * 31 + Double.hashCode(largest);
    }

    @Override
    public String toString() {
        return function().label();
    }
}
