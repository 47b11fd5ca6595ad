package org.mdn4j.model;

import java.util.random.RandomGenerator;
import org.mdn4j.distribution.Sampler;

/** Draws from p(y|x) of a model. Not for use by several threads at once. */
public final class ConditionalSampler {

    private final MdnModel model;
    private final RandomGenerator rng;
    private final double weightTemperature;
    private final double varianceTemperature;

    ConditionalSampler(MdnModel model, RandomGenerator rng, double weightTemperature, double varianceTemperature) {
        this.model = model;
        this.rng = rng;
        this.weightTemperature = weightTemperature;
        this.varianceTemperature = varianceTemperature;
        at(new double[model.columns().inputs().size()]); // refuses bad temperatures now, not at the first draw
    }

    /** Endless draws at one x, in data units: fill an array of any size from it without allocating. */
    public Sampler at(double... x) {
        return model.predict(x).sampler(rng, weightTemperature, varianceTemperature);
    }

    /**
     * Some draws at one x.
     *
     * @param x {@code [inputs]}
     * @return {@code [n][D]}, in data units
     */
    public double[][] sample(double[] x, int n) {
        return at(x).sample(n);
    }

    /**
     * One draw at each x, in order; memory for the result and one prediction.
     *
     * @param x {@code [N][inputs]}
     * @return {@code [N][D]}, in data units
     */
    public double[][] sample(double[][] x) {
        double[][] draws = new double[x.length][model.layout().targets()];
        for (int i = 0; i < x.length; i++) {
            at(x[i]).sample(draws[i], 0);
        }
        return draws;
    }
}
