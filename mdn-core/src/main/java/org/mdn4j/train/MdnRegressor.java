package org.mdn4j.train;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.mdn4j.data.Dataset;
import org.mdn4j.family.Constraint;
import org.mdn4j.family.Families;
import org.mdn4j.family.PositiveFunction;
import org.mdn4j.network.HiddenActivation;

/**
 * What to fit: a mixture density network and how to train it. Immutable; one regressor may fit many data sets.
 *
 * <pre>{@code
 * Fit fit = MdnRegressor.builder().components(5).seed(42).build().fit(train, validation);
 * }</pre>
 *
 * <p>Inputs and targets are standardised inside; likelihoods are reported in data units. Everything random follows from
 * the seed: the same seed on the same machine gives the same model to the bit.
 */
public final class MdnRegressor {

    private final Builder options;

    private MdnRegressor(Builder options) {
        this.options = options;
    }

    /**
     * The standard deviation of noise on standardised columns that Rothfuss et al. (2019) take from density estimation:
     * {@code 1.06 N^(-1/(4 + d))} (Silverman 1986). It shrinks so slowly that it vanishes only with very many rows.
     *
     * @param rows the number of training rows, N
     * @param columns the number of inputs and targets, d
     */
    public static double noiseBandwidth(int rows, int columns) {
        return 1.06 * Math.pow(rows, -1.0 / (4 + columns));
    }

    /** Chooses everything from the training rows alone; see {@link AutoRegressor}. */
    public static AutoRegressor auto() {
        return AutoRegressor.create();
    }

    /** A builder with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** The names of all hidden activations, with the usual values of their parameters. */
    public static List<String> activations() {
        return HiddenActivation.known();
    }

    /**
     * Fits with validation rows split off from the data at random, other rows for every member.
     *
     * @throws IllegalArgumentException if there are too few rows for the split
     * @throws TrainingDivergedException if the likelihood leaves the finite range
     */
    public Fit fit(Dataset data) {
        return Ensemble.ofFolds(options, data).fit(data);
    }

    /**
     * Fits to training rows and keeps the weights that do best on validation rows, which are the same for every member; see {@link
     * Builder#overtraining}.
     *
     * @throws IllegalArgumentException if the two have different columns
     * @throws TrainingDivergedException if the likelihood leaves the finite range
     */
    public Fit fit(Dataset train, Dataset validation) {
        if (!train.columns().equals(validation.columns())) {
            throw new IllegalArgumentException(
                    "need validation columns " + train.columns() + " but got " + validation.columns());
        }
        return Ensemble.of(options, train, validation).fit(train);
    }

    /** The options of a regressor; each has a default that suits tables of a few hundred to some ten thousand rows. */
    public static final class Builder {

        int components = 5;
        String family = "gaussian";
        PositiveFunction variance; // null: the family's own
        double varianceFloor;
        int[] hidden = {64, 64};
        HiddenActivation activation = HiddenActivation.TANH;
        double learningRate = 3e-3;
        double weightDecay = 1e-4;
        int learningRatePeriod; // epochs; 0: constant
        boolean revival;
        double dropout;
        double inputNoise;
        double targetNoise;
        boolean normalScores;
        boolean inputProducts;
        boolean jointStart;
        boolean latticeFloor = true;
        Objective objective = Objective.LIKELIHOOD;
        double gradientClip = 5;
        int batchSize; // 0: by the number of rows
        int maxEpochs = 2000;
        int patience; // 0: as many epochs as make a given number of steps
        double overtraining = 1;
        int members = 4;
        double validationFraction = 0.15;
        long seed;
        EngineChoice engine = EngineChoice.AUTO;
        TrainingListener listener = epoch -> true;
        Path checkpoint; // null: none
        Duration checkpointEvery = Duration.ofSeconds(30);

        private Builder() {}

        Builder(Builder other) {
            this.components = other.components;
            this.family = other.family;
            this.variance = other.variance;
            this.varianceFloor = other.varianceFloor;
            this.hidden = other.hidden;
            this.activation = other.activation;
            this.learningRate = other.learningRate;
            this.weightDecay = other.weightDecay;
            this.learningRatePeriod = other.learningRatePeriod;
            this.revival = other.revival;
            this.dropout = other.dropout;
            this.inputNoise = other.inputNoise;
            this.targetNoise = other.targetNoise;
            this.normalScores = other.normalScores;
            this.inputProducts = other.inputProducts;
            this.jointStart = other.jointStart;
            this.latticeFloor = other.latticeFloor;
            this.objective = other.objective;
            this.gradientClip = other.gradientClip;
            this.batchSize = other.batchSize;
            this.maxEpochs = other.maxEpochs;
            this.patience = other.patience;
            this.overtraining = other.overtraining;
            this.members = other.members;
            this.validationFraction = other.validationFraction;
            this.seed = other.seed;
            this.engine = other.engine;
            this.listener = other.listener;
            this.checkpoint = other.checkpoint;
            this.checkpointEvery = other.checkpointEvery;
        }

        /** The number of mixture components, K, at least 1. Default 5. */
        public Builder components(int components) {
            this.components = atLeastOne("component", components);
            return this;
        }

        /**
         * The name of a registered component family. Default {@code gaussian}.
         *
         * @throws IllegalArgumentException if there is none of that name, naming those that exist
         */
        public Builder family(String family) {
            this.family = Families.of(family).name();
            return this;
        }

        /**
         * How raw outputs become variances. The default is the family's, softplus with a floor of 1e-6.
         *
         * @param function {@code exp}, {@code softplus}, {@code relu}, {@code elu+1} or {@code square}
         * @param floor the smallest variance, as a share of the variance of each target
         * @throws IllegalArgumentException if the function is unknown or the floor does not suit it
         */
        public Builder variance(String function, double floor) {
            this.variance = PositiveFunction.of(function);
            this.varianceFloor = Constraint.positive(variance, floor).floor();
            return this;
        }

        /** The widths of the hidden layers; none for a linear model. Default 64, 64. */
        public Builder hidden(int... widths) {
            for (int width : widths) {
                atLeastOne("unit in every hidden layer", width);
            }
            this.hidden = widths.clone();
            return this;
        }

        /**
         * The nonlinearity of the hidden layers, such as {@code relu} or {@code leakyrelu(0.2)}; see {@link
         * MdnRegressor#activations}. Default {@code tanh}.
         *
         * @throws IllegalArgumentException if it is unknown, naming those that exist
         */
        public Builder activation(String activation) {
            this.activation = HiddenActivation.of(activation);
            return this;
        }

        /** The learning rate of Adam. Default 0.003; the weights are averaged, so it need not fall. */
        public Builder learningRate(double learningRate) {
            this.learningRate = positive("learning rate", learningRate);
            return this;
        }

        /**
         * Lets the learning rate fall along half a cosine over some epochs, then start again with a period twice as long; see
         * {@link CosineSchedule}. By default the rate is constant.
         */
        public Builder learningRatePeriod(int epochs) {
            this.learningRatePeriod = atLeastOne("epoch in a period of the learning rate", epochs);
            return this;
        }

        /**
         * Whether components that explain next to nothing after 5, 10, 20, ... epochs are put beside the one that explains
         * most, each with half of its weight. Default false: a component that dies early may not be needed.
         */
        public Builder revival(boolean revival) {
            this.revival = revival;
            return this;
        }

        /** Decoupled weight decay (Loshchilov and Hutter 2019), times the learning rate. Default 1e-4; 0 for none. */
        public Builder weightDecay(double weightDecay) {
            this.weightDecay = notNegative("weight decay", weightDecay);
            return this;
        }

        /**
         * The share of hidden units that are left out of each step (Srivastava et al. 2014). It keeps units from relying on
         * each other; a twentieth helps a small table, a fifth is much. Default 0.
         *
         * @param share from 0, for none, to below 1
         */
        public Builder dropout(double share) {
            if (!(share >= 0 && share < 1)) {
                throw new IllegalArgumentException("need a dropout from 0 to below 1 but got " + share);
            }
            this.dropout = share;
            return this;
        }

        /**
         * Adds normal noise to inputs and targets, new in every step: a smoothness prior on the density (Rothfuss et al.
         * 2019). Their rule for its size is {@link #noiseBandwidth}. Scores and products of inputs are made of the disturbed
         * inputs. Default 0 and 0.
         *
         * @param inputs the noise's standard deviation, as a share of each input's
         * @param targets the noise's standard deviation, as a share of each target's; components grow as wide as this
         */
        public Builder noise(double inputs, double targets) {
            this.inputNoise = notNegative("noise on inputs", inputs);
            this.targetNoise = notNegative("noise on targets", targets);
            return this;
        }

        /**
         * Whether the network sees, beside each standardised input, its {@link org.mdn4j.data.NormalScores normal score}:
         * what skewed and heavy-tailed columns need. Default false.
         */
        public Builder normalScores(boolean normalScores) {
            this.normalScores = normalScores;
            return this;
        }

        /**
         * Whether the network sees the products of every two standardised inputs, squares included; at most 1000 inputs.
         * Together with {@link #jointStart} and no hidden layers it begins as the conditional of a mixture of Gaussians over
         * inputs and targets; small learning rates then keep what is good about it. Default false.
         */
        public Builder inputProducts(boolean inputProducts) {
            this.inputProducts = inputProducts;
            return this;
        }

        /**
         * Whether training begins as the conditional of a mixture of Gaussians over inputs and targets, fitted by expectation
         * maximisation (Ghahramani and Jordan 1994). Components then know from the beginning which inputs are theirs; where
         * they overlap, networks find better likelihoods and find them sooner. By default components begin as clusters of
         * the targets, the same for all inputs.
         */
        public Builder jointStart(boolean jointStart) {
            this.jointStart = jointStart;
            return this;
        }

        /**
         * Whether targets that were recorded on a lattice - integers, cents, one decimal - keep components from being
         * narrower than the standard deviation of rounding, step / sqrt(12). Without it a likelihood can be made as high as
         * one likes by spikes on the lattice. With several targets the finest lattice counts. Default true.
         */
        public Builder latticeFloor(boolean latticeFloor) {
            this.latticeFloor = latticeFloor;
            return this;
        }

        /** What training climbs. Default the likelihood; others need the fused engine. */
        public Builder objective(Objective objective) {
            this.objective = Objects.requireNonNull(objective, "objective");
            return this;
        }

        /** The largest gradient norm of a layer; longer ones are shortened. Default 5. */
        public Builder gradientClip(double norm) {
            this.gradientClip = positive("gradient norm", norm);
            return this;
        }

        /** Rows in a minibatch. By default 32 below 5,000 training rows, 64 below 20,000, 128 below 100,000, else 512. */
        public Builder batchSize(int rows) {
            this.batchSize = atLeastOne("row in a batch", rows);
            return this;
        }

        /** The largest number of passes through the training rows. Default 2000. */
        public Builder maxEpochs(int epochs) {
            this.maxEpochs = atLeastOne("epoch", epochs);
            return this;
        }

        /**
         * How many epochs without a better validation likelihood end training. By default as many as make 10,000 steps, at
         * least 20: a likelihood may rest on a plateau for thousands of steps before components find their places.
         */
        public Builder patience(int epochs) {
            this.patience = atLeastOne("epoch of patience", epochs);
            return this;
        }

        /**
         * Keeps networks as they are at so many times their best epoch, or at the last one if training ends before. What fits its
         * training rows too closely alone can be better in company: such networks differ more from each other, and their mixture
         * averages that out (Sollich and Krogh 1996). It is too sure of itself, though, unless there are many of them or they
         * are calibrated. Default 1.
         *
         * @param times at least 1
         */
        public Builder overtraining(double times) {
            if (!(times >= 1) || Double.isInfinite(times)) {
                throw new IllegalArgumentException("need a finite overtraining of at least 1 but got " + times);
            }
            this.overtraining = times;
            return this;
        }

        /**
         * The number of networks whose predictions are mixed (Lakshminarayanan et al. 2017). Each brings its K components,
         * so one member is for looking at components and several are for predicting. Default 4.
         */
        public Builder members(int members) {
            this.members = atLeastOne("member", members);
            return this;
        }

        /** The share of rows that {@link MdnRegressor#fit(Dataset)} keeps for validation. Default 0.15. */
        public Builder validationFraction(double fraction) {
            if (!(fraction > 0 && fraction < 1)) {
                throw new IllegalArgumentException(
                        "need a validation fraction strictly between 0 and 1 but got " + fraction);
            }
            this.validationFraction = fraction;
            return this;
        }

        /** Where all randomness comes from. Default 0. */
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /** What does the training steps. Default {@link EngineChoice#AUTO}. */
        public Builder engine(EngineChoice engine) {
            this.engine = Objects.requireNonNull(engine, "engine");
            return this;
        }

        /** Who hears about every epoch. */
        public Builder listener(TrainingListener listener) {
            this.listener = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /** Keeps a checkpoint that is written every 30 seconds; see {@link #checkpoint(Path, Duration)}. */
        public Builder checkpoint(Path file) {
            return checkpoint(file, Duration.ofSeconds(30));
        }

        /**
         * Keeps the state of training in a file: at the first end of an epoch after every so much time, and when training
         * ends, also by the listener or an interrupt. Where the file exists, training goes on from it: whenever and however
         * the process was stopped, the same options and data lead to the same model as an undisturbed run, to the bit. The
         * listener hears of new epochs only, the {@link Fit} has all.
         *
         * <p>The file stays where training succeeds, since the model is not saved yet; {@code fit} would then give it again
         * at once. Delete it when the model is safe.
         *
         * <p>{@code fit} throws a {@link CheckpointException} where the file belongs to other options or data or is damaged,
         * and an {@link java.io.UncheckedIOException} where it cannot be written.
         *
         * @param file replaced as a whole; at every moment the old or the new one is there
         * @param every not negative; zero for every epoch
         */
        public Builder checkpoint(Path file, Duration every) {
            if (every.isNegative()) {
                throw new IllegalArgumentException("need a time between checkpoints of at least 0 but got " + every);
            }
            this.checkpoint = Objects.requireNonNull(file, "file");
            this.checkpointEvery = every;
            return this;
        }

        /** The regressor with the options as they are now. */
        public MdnRegressor build() {
            return new MdnRegressor(new Builder(this));
        }

        private static int atLeastOne(String what, int count) {
            if (count < 1) {
                throw new IllegalArgumentException("need at least 1 " + what + " but got " + count);
            }
            return count;
        }

        private static double notNegative(String what, double value) {
            if (!(value >= 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("need a " + what + " of at least 0 but got " + value);
            }
            return value;
        }

        private static double positive(String what, double value) {
            if (!(value > 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("need a positive, finite " + what + " but got " + value);
            }
            return value;
        }
    }
}
