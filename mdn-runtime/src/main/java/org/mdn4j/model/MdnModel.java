package org.mdn4j.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.mdn4j.data.Columns;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.Standardizer;
import org.mdn4j.distribution.Mixture;
import org.mdn4j.distribution.UnivariateMixture;
import org.mdn4j.family.MixtureLayout;
import org.mdn4j.network.RawNetwork;

/**
 * A mixture density network ready for use: data units in, data units out. Immutable and lock-free; any number of threads
 * may share it and get the same bits.
 *
 * <p>It has one or more members; the prediction of several is the mixture of all their components, with equal say.
 */
public final class MdnModel {

    private final Columns columns;
    private final Standardizer inputScaling;
    private final Standardizer targetScaling;
    private final MixtureLayout layout;
    private final List<RawNetwork> members;

    private MdnModel(
            Columns columns,
            Standardizer inputScaling,
            Standardizer targetScaling,
            MixtureLayout layout,
            List<? extends RawNetwork> members) {
        this.columns = columns;
        this.inputScaling = inputScaling;
        this.targetScaling = targetScaling;
        this.layout = layout;
        this.members = List.copyOf(members);
    }

    /**
     * A model of trained networks.
     *
     * @param columns names of inputs and targets
     * @param inputScaling what the networks' inputs went through
     * @param targetScaling what the targets went through
     * @param layout the columns of the networks' raw rows, in standard units
     * @param members at least one network
     * @throws IllegalArgumentException if the sizes do not agree
     */
    public static MdnModel of(
            Columns columns,
            Standardizer inputScaling,
            Standardizer targetScaling,
            MixtureLayout layout,
            List<? extends RawNetwork> members) {
        check("columns of the input scaling", columns.inputs().size(), inputScaling.columns());
        check("columns of the target scaling", columns.targets().size(), targetScaling.columns());
        check("targets in the layout", columns.targets().size(), layout.targets());
        if (members.isEmpty()) {
            throw new IllegalArgumentException("need at least one network but got none");
        }
        for (RawNetwork member : members) {
            check("inputs of a network", columns.inputs().size(), member.inputs());
            check("outputs of a network", layout.width(), member.outputs());
        }
        return new MdnModel(columns, inputScaling, targetScaling, layout, members);
    }

    private static void check(String what, int expected, int actual) {
        if (expected != actual) {
            throw new IllegalArgumentException("need " + expected + " " + what + " but got " + actual);
        }
    }

    /** The names of inputs and targets. */
    public Columns columns() {
        return columns;
    }

    /** The columns of a raw row: family, number of components, constraints. */
    public MixtureLayout layout() {
        return layout;
    }

    /** The shifts and scales between data units and the networks' inputs. */
    public Standardizer inputScaling() {
        return inputScaling;
    }

    /** The shifts and scales between data units and standard units of the targets. */
    public Standardizer targetScaling() {
        return targetScaling;
    }

    /** The networks. */
    public List<RawNetwork> members() {
        return members;
    }

    /**
     * The distribution of the targets at one x, in data units. For one target it is a {@link UnivariateMixture}.
     *
     * @param x finite, {@code [inputs]}
     * @throws IllegalArgumentException if there are not as many inputs as columns, or one is not finite or so large that
     *     the network overflows
     */
    public Mixture predict(double... x) {
        float[] standard = standardise(x);
        List<Mixture> predictions = new ArrayList<>(members.size());
        for (RawNetwork member : members) {
            double[] raw = raw(member.forwardPass(), standard);
            for (double value : raw) {
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException(
                            "need inputs within the range of single precision but the network overflows at "
                                    + Arrays.toString(x));
                }
            }
            predictions.add(layout.mixture(raw));
        }
        Mixture mixture = predictions.size() == 1 ? predictions.get(0) : Mixture.of(predictions);
        return mixture.affine(targetScaling.shift(), targetScaling.scale());
    }

    /**
     * The distribution of the only target at one x; see {@link #predict}.
     *
     * @throws IllegalStateException if the model has several targets
     */
    public UnivariateMixture predictUnivariate(double... x) {
        if (predict(x) instanceof UnivariateMixture mixture) {
            return mixture;
        }
        throw new IllegalStateException("need a model of one target but this one has " + columns.targets()
                + "; use predict(x), or its marginal(index)");
    }

    /**
     * The log density of every row of a data set, {@code [N]}, in nats, with the Jacobian of the scaling: comparable
     * between models that scale differently. Missing targets are integrated out: a row counts with the marginal density
     * of those that are there.
     *
     * @throws IllegalArgumentException if the data has other numbers of columns
     */
    public double[] logDensities(Dataset data) {
        LogDensities logDensities = new LogDensities(this);
        double[] out = new double[data.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = logDensities.of(data.x(i), data.y(i));
        }
        return out;
    }

    /** The mean log-likelihood of a data set, in nats a row; see {@link #logDensities}. */
    public double logLikelihood(Dataset data) {
        double sum = 0;
        for (double logDensity : logDensities(data)) {
            sum += logDensity;
        }
        return sum / data.size();
    }

    /** Draws of y given x, as many as wanted for each x; the same generator state gives the same draws. */
    public ConditionalSampler sampler(RandomGenerator rng) {
        return sampler(rng, 1, 1);
    }

    /**
     * Draws of y given x with temperatures; see {@link Mixture#sampler(RandomGenerator, double, double)}.
     *
     * @throws IllegalArgumentException if a temperature is negative or not finite
     */
    public ConditionalSampler sampler(RandomGenerator rng, double weightTemperature, double varianceTemperature) {
        return new ConditionalSampler(this, rng, weightTemperature, varianceTemperature);
    }

    /**
     * What the log density of a row loses on the way from standard to data units, in nats: the logarithms of the scales,
     * but none for a target that is an atom or missing.
     *
     * @param y the targets, {@code [D]}; NaN where one is missing
     */
    public double logJacobian(double... y) {
        double sum = 0;
        double[] scale = targetScaling.scale();
        for (int d = 0; d < scale.length; d++) {
            sum += Double.isNaN(y[d]) || layout.family().isAtom(y[d]) ? 0 : Math.log(scale[d]);
        }
        return sum;
    }

    float[] standardise(double[] x) {
        if (x.length != columns.inputs().size()) {
            throw new IllegalArgumentException(
                    "need " + columns.inputs().size() + " inputs " + columns.inputs() + " but got " + x.length);
        }
        for (int j = 0; j < x.length; j++) {
            if (!Double.isFinite(x[j])) {
                throw new IllegalArgumentException("need finite inputs but got " + x[j] + " for '"
                        + columns.inputs().get(j) + "'");
            }
        }
        float[] standard = new float[x.length];
        inputScaling.apply(x, standard);
        return standard;
    }

    static double[] raw(RawNetwork.ForwardPass pass, float[] standard, float[] scratch, double[] raw) {
        pass.run(standard, scratch);
        for (int j = 0; j < raw.length; j++) {
            raw[j] = scratch[j];
        }
        return raw;
    }

    private double[] raw(RawNetwork.ForwardPass pass, float[] standard) {
        return raw(pass, standard, new float[layout.width()], new double[layout.width()]);
    }

    /** For example {@code MdnModel(waiting | eruptions; gaussian, 5 logits + 5 x 1 means + 5 x 1 variances)}. */
    @Override
    public String toString() {
        return "MdnModel(" + String.join(", ", columns.targets()) + " | " + String.join(", ", columns.inputs()) + "; "
                + layout + (members.size() == 1 ? "" : "; " + members.size() + " members") + ")";
    }
}
