package org.mdn4j.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.mdn4j.data.Columns;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.Deviation;
import org.mdn4j.data.InputColumn;
import org.mdn4j.data.InputEncoding;
import org.mdn4j.data.InputFeatures;
import org.mdn4j.data.Standardizer;
import org.mdn4j.data.TrainingRanges;
import org.mdn4j.distribution.Mixture;
import org.mdn4j.distribution.Uncertainty;
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

    private final ScaledNetworks networks;
    private final Annotations notes;

    private MdnModel(ScaledNetworks networks, Annotations notes) {
        this.networks = networks;
        this.notes = notes;
    }

    /**
     * A model of trained networks whose inputs are the standardised columns; see
     * {@link #of(Columns, InputFeatures, Standardizer, MixtureLayout, List)}.
     */
    public static MdnModel of(
            Columns columns,
            Standardizer inputScaling,
            Standardizer targetScaling,
            MixtureLayout layout,
            List<? extends RawNetwork> members) {
        return of(columns, InputFeatures.of(inputScaling), targetScaling, layout, members);
    }

    /**
     * A model of trained networks.
     *
     * @param columns names of inputs and targets
     * @param features what the networks see of the inputs
     * @param targetScaling what the targets went through
     * @param layout the columns of the networks' raw rows, in standard units
     * @param members at least one network
     * @throws IllegalArgumentException if the sizes do not agree
     */
    public static MdnModel of(
            Columns columns,
            InputFeatures features,
            Standardizer targetScaling,
            MixtureLayout layout,
            List<? extends RawNetwork> members) {
        ScaledNetworks networks = new ScaledNetworks(columns, features, targetScaling, layout, List.copyOf(members));
        return new MdnModel(networks, new Annotations(numbers(columns, features.scaling()), null, null, null));
    }

    /** Inputs that are all numbers, with their mean in the place of a missing one. */
    private static InputEncoding numbers(Columns columns, Standardizer inputScaling) {
        double[] means = inputScaling.shift();
        List<InputColumn> inputs = new ArrayList<>();
        for (int j = 0; j < means.length; j++) {
            inputs.add(new InputColumn.Numeric(columns.inputs().get(j), means[j], false));
        }
        return InputEncoding.of(inputs);
    }

    /**
     * The same model with the ranges of the values it was trained on.
     *
     * @throws IllegalArgumentException if there are not as many as columns
     */
    public MdnModel withTrainingRanges(TrainingRanges ranges) {
        ScaledNetworks.check(
                "ranges of inputs", columns().inputs().size(), ranges.inputs().size());
        ScaledNetworks.check(
                "ranges of targets",
                columns().targets().size(),
                ranges.targets().size());
        return new MdnModel(networks, notes.withTrainingRanges(ranges));
    }

    /**
     * The same model with another way from the cells of a table to its inputs. Without one all inputs are numbers.
     *
     * @throws IllegalArgumentException if it does not lead to the inputs of this model
     */
    public MdnModel withEncoding(InputEncoding encoding) {
        if (!encoding.names().equals(columns().inputs())) {
            throw new IllegalArgumentException(
                    "need an encoding into the inputs " + columns().inputs() + " but got one into " + encoding.names());
        }
        return new MdnModel(networks, notes.withEncoding(encoding));
    }

    /**
     * The same model with other networks, such as pruned ones.
     *
     * @param layout the columns of the networks' raw rows, in standard units
     * @param members at least one network
     * @throws IllegalArgumentException if the sizes do not agree
     */
    public MdnModel withMembers(MixtureLayout layout, List<? extends RawNetwork> members) {
        return new MdnModel(networks.with(layout, members), notes);
    }

    /** The same model with a note where it comes from. */
    public MdnModel withProvenance(Provenance provenance) {
        return new MdnModel(networks, notes.withProvenance(provenance));
    }

    /** The same model with a note how its training went. */
    public MdnModel withHistory(TrainingHistory history) {
        return new MdnModel(networks, notes.withHistory(history));
    }

    /**
     * Reads a model file. Nothing in it is executed, no class is loaded by a name in it, and a file that is damaged in any
     * way is refused.
     *
     * @throws ModelFormatException if there is no such file or it is not a whole model file of a known version, with what
     *     is wrong and where
     */
    public static MdnModel load(Path file) {
        return ModelFile.load(file);
    }

    /**
     * Writes the model into a file that describes itself: {@link #load} needs nothing else, and
     * {@code docs/model-file.md} says how other languages read it. An existing file is replaced; at every moment the old
     * or the new one is there, whole. The same model gives the same bytes.
     *
     * @throws java.io.UncheckedIOException if it cannot be written, saying why; what was there before is untouched
     * @throws IllegalStateException if a member is not a {@link org.mdn4j.network.DenseNetwork}
     */
    public void save(Path file) {
        ModelFile.save(this, file);
    }

    /** How the cells of a table become the inputs: what {@link #predict(Map)} goes by. */
    public InputEncoding encoding() {
        return notes.encoding();
    }

    /** Between which values the columns lay in training; empty for a model that was put together by hand. */
    public Optional<TrainingRanges> trainingRanges() {
        return Optional.ofNullable(notes.trainingRanges());
    }

    /** How the training of the model went; empty for a model that was put together by hand. */
    public Optional<TrainingHistory> history() {
        return Optional.ofNullable(notes.history());
    }

    /** Where the model comes from; empty for one that was put together by hand. */
    public Optional<Provenance> provenance() {
        return Optional.ofNullable(notes.provenance());
    }

    /** The names of inputs and targets. */
    public Columns columns() {
        return networks.columns();
    }

    /** The columns of a raw row: family, number of components, constraints. */
    public MixtureLayout layout() {
        return networks.layout();
    }

    /** What the networks see of the inputs. */
    public InputFeatures inputFeatures() {
        return networks.features();
    }

    /** The shifts and scales between data units and standard units of the targets. */
    public Standardizer targetScaling() {
        return networks.targetScaling();
    }

    /** The networks. */
    public List<RawNetwork> members() {
        return networks.members();
    }

    /**
     * The distribution of the targets at one x, in data units. For one target it is a {@link UnivariateMixture}.
     *
     * @param x finite, {@code [inputs]}
     * @throws IllegalArgumentException if there are not as many inputs as columns, or one is not finite or so large that
     *     the network overflows
     */
    public Mixture predict(double... x) {
        return networks.inDataUnits(networks.rawRows(x));
    }

    /**
     * What each member says of the targets at one x, in data units: {@link #predict(double...)} is their mixture.
     *
     * @param x finite, {@code [inputs]}
     * @throws IllegalArgumentException as {@link #predict(double...)} does
     */
    public List<Mixture> predictMembers(double... x) {
        return networks.rawRows(x).stream()
                .map(raw -> networks.inDataUnits(List.of(raw)))
                .toList();
    }

    /**
     * What the prediction at one x leaves open, split into what the data leaves open and what the members disagree on.
     * Entropies of several targets are means over 2000 draws for each member, the same ones at every call.
     *
     * @param x finite, {@code [inputs]}
     * @throws IllegalArgumentException as {@link #predict(double...)} does
     */
    public Uncertainty uncertainty(double... x) {
        return Uncertainty.of(predictMembers(x), new SplittableRandom(0), 2000);
    }

    /**
     * The distribution of the targets for a row of named cells, in data units. A column that the row lacks counts as
     * missing; {@link #deviations} tells what is unusual about the row.
     *
     * @param row the texts of the cells, by the names of the columns that the model was trained on
     * @throws IllegalArgumentException if a name is none of a column, or a number is needed and a cell has none
     */
    public Mixture predict(Map<String, String> row) {
        return predict(encoding().encode(row, deviation -> {}));
    }

    /** What is unlike the training rows in a row of named cells; see {@link #predict(Map)}. */
    public List<Deviation> deviations(Map<String, String> row) {
        List<Deviation> deviations = new ArrayList<>();
        double[] x = encoding().encode(row, deviations::add);
        trainingRanges()
                .ifPresent(
                        ranges -> deviations.addAll(ranges.deviations(columns().inputs(), x)));
        return deviations;
    }

    /**
     * The distribution of the only target at one x; see {@link #predict(double...)}.
     *
     * @throws IllegalStateException if the model has several targets
     */
    public UnivariateMixture predictUnivariate(double... x) {
        if (predict(x) instanceof UnivariateMixture mixture) {
            return mixture;
        }
        throw new IllegalStateException("need a model of one target but this one has "
                + columns().targets() + "; use predict(x), or its marginal(index)");
    }

    /**
     * The predictions at the rows of a data set, asked for together: fast, on all cores, and in memory that is used
     * again.
     *
     * @throws IllegalArgumentException if the data has another number of inputs
     */
    public BatchPredictor batch(Dataset data) {
        return BatchPredictor.of(this, RowSource.inputs(data, columns().inputs().size()));
    }

    /**
     * The predictions at many rows; see {@link #batch(Dataset)}.
     *
     * @param x {@code [N][inputs]}; not copied
     */
    public BatchPredictor batch(double[][] x) {
        return BatchPredictor.of(
                this, RowSource.of("inputs", x, columns().inputs().size()));
    }

    /**
     * The predictions at many rows; see {@link #batch(Dataset)}.
     *
     * @param x flat and row-major, {@code [N][inputs]}; not copied
     * @throws IllegalArgumentException if it does not hold whole rows
     */
    public BatchPredictor batch(double[] x) {
        return BatchPredictor.of(
                this, RowSource.of("inputs", x, columns().inputs().size()));
    }

    /**
     * Predicts any number of rows in bounded memory: takes some thousand of them, lets the action ask for what it wants,
     * takes the next. All in the order in which they come, on the calling thread; only the predictions run on all cores.
     *
     * <p>Random draws are those that all rows would get together.
     *
     * @param items anything that has inputs: parsed lines, records
     * @param inputs the inputs of an item, {@code [inputs]}
     * @param action gets some items and the predictions at their inputs; both are for use inside of the call
     * @throws IllegalArgumentException if an item has another number of inputs
     */
    public <T> void forEachBatch(
            Iterator<? extends T> items,
            Function<? super T, double[]> inputs,
            BiConsumer<? super List<T>, ? super BatchPredictor> action) {
        ChunkedRows.forEach(this, items, inputs, action);
    }

    /**
     * The log density of every row of a data set, {@code [N]}, in nats, with the Jacobian of the scaling: comparable
     * between models that scale differently. Missing targets are integrated out: a row counts with the marginal density
     * of those that are there.
     *
     * @throws IllegalArgumentException if the data has other numbers of columns()
     */
    public double[] logDensities(Dataset data) {
        return batch(data).logDensities(RowSource.targets(data, layout().targets()), new double[data.size()]);
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
        return networks.logJacobian(y);
    }

    /**
     * For each target the smallest standard deviation that a component can have, {@code [D]}, in its units; 0 where the family has
     * neither variances nor scales.
     */
    public double[] smallestStandardDeviations() {
        double[] deviations = targetScaling().scale();
        for (int d = 0; d < deviations.length; d++) {
            deviations[d] *= layout().smallestDeviation();
        }
        return deviations;
    }

    /** The networks with the way into them and back. */
    ScaledNetworks networks() {
        return networks;
    }

    /** For example {@code MdnModel(waiting | eruptions; gaussian, 5 logits + 5 x 1 means + 5 x 1 variances)}. */
    @Override
    public String toString() {
        return "MdnModel(" + String.join(", ", columns().targets()) + " | "
                + String.join(", ", columns().inputs()) + "; " + layout()
                + (members().size() == 1 ? "" : "; " + members().size() + " members") + ")";
    }
}
