package org.mdn4j.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mdn4j.family.MixtureLayout;
import org.mdn4j.family.Parameter;
import org.mdn4j.network.DenseNetwork;

/**
 * What makes the mixture of several networks as wide and as decided as new rows ask for.
 *
 * <p>A pool of predictions that are each right is wider than the truth, since they lie beside each other; so its parts have to
 * be narrower than they would be alone: the spread-adjusted pool of Gneiting and Ranjan (2013, "Combining predictive
 * distributions"). Their weights get a temperature (Guo et al. 2017, "On calibration of modern neural networks"). Both go
 * into the last layer of the networks, so nothing else has to know.
 *
 * @param widthShift is added to the raw outputs of variances, and half of it to those of scales: with {@code exp} variances
 *     are multiplied by {@code e^widthShift}, with other functions about so where they are small
 * @param logitFactor what the logits of mixture weights are multiplied by; positive
 */
public record PoolCalibration(double widthShift, double logitFactor) {

    /** Nothing to change. */
    public static final PoolCalibration NONE = new PoolCalibration(0, 1);

    /** Changes a raw row in place. */
    void apply(double[] raw, MixtureLayout layout) {
        for (int k = 0; k < layout.components(); k++) {
            raw[k] *= logitFactor;
        }
        for (MixtureLayout.Group group : layout.groups()) {
            double shift = shift(group.parameter());
            int end = group.offset() + layout.components() * group.parameter().size();
            for (int i = group.offset(); i < end; i++) {
                raw[i] += shift;
            }
        }
    }

    /** The network that puts out the changed rows. */
    DenseNetwork apply(DenseNetwork network, MixtureLayout layout) {
        if (equals(NONE)) {
            return network;
        }
        List<DenseNetwork.Layer> layers = new ArrayList<>(network.layers());
        DenseNetwork.Layer last = layers.remove(layers.size() - 1);
        float[] weights = last.weights().clone();
        float[] biases = last.biases().clone();
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= i % biases.length < layout.components() ? (float) logitFactor : 1;
        }
        double[] changed = new double[biases.length];
        for (int i = 0; i < biases.length; i++) {
            changed[i] = biases[i];
        }
        apply(changed, layout);
        for (int i = 0; i < biases.length; i++) {
            biases[i] = (float) changed[i];
        }
        layers.add(new DenseNetwork.Layer(weights, biases, last.activation()));
        return new DenseNetwork(layers);
    }

    private double shift(Parameter parameter) {
        return switch (parameter.role()) {
            case VARIANCE -> widthShift;
            case SCALE -> widthShift / 2;
            case LOCATION, SHAPE -> 0;
        };
    }

    /** In words, on one line. */
    public String text() {
        return equals(NONE)
                ? "Pool of the members left as it was"
                : String.format(
                        Locale.ROOT,
                        "Pool of the members calibrated on rows that they were not trained on: raw variances %+.2f, logits x %.2f",
                        widthShift,
                        logitFactor);
    }
}
