package org.mdn4j.train;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.mdn4j.data.Dataset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses family, number of components, width, depth, activation, regularisation and size of the ensemble from training
 * rows alone, within a time, by successive halving (Jamieson and Talwalkar 2016): all candidates on one validation fold,
 * the best of them twice on each of more, then the number of components by the one-standard-error rule, then as many
 * members of the chosen one as there is time for. Rows that members were not trained on say how wide their mixture has to be
 * ({@link PoolCalibration}). Immutable.
 *
 * <pre>{@code
 * Fit fit = MdnRegressor.auto().budget(Duration.ofSeconds(30)).fit(train);
 * System.out.println(fit.report());
 * }</pre>
 *
 * <p>What it tries depends on how fast the machine is, so two runs may choose differently where candidates are close; what
 * it tried and why it chose is in {@link Fit#report}.
 */
public final class AutoRegressor {

    private static final Logger LOG = LoggerFactory.getLogger(AutoRegressor.class);
    private static final Duration DEFAULT_BUDGET = Duration.ofSeconds(45);

    private final Duration budget;
    private final long seed;
    private final TrainingListener listener;
    private final Consumer<String> progress;

    private AutoRegressor(Duration budget, long seed, TrainingListener listener, Consumer<String> progress) {
        this.budget = budget;
        this.seed = seed;
        this.listener = listener;
        this.progress = progress;
    }

    static AutoRegressor create() {
        return new AutoRegressor(DEFAULT_BUDGET, 0, epoch -> true, LOG::info);
    }

    /**
     * The time to take, on the clock. Default 45 s. It is met but for an epoch of validation; small tables take less.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public AutoRegressor budget(Duration budget) {
        if (budget.isNegative() || budget.isZero()) {
            throw new IllegalArgumentException("need a positive budget but got " + budget);
        }
        return new AutoRegressor(budget, seed, listener, progress);
    }

    /** Where all randomness comes from. Default 0. */
    public AutoRegressor seed(long seed) {
        return new AutoRegressor(budget, seed, listener, progress);
    }

    /** Who hears about every epoch of every training, and may ask to stop: the best so far is then returned. */
    public AutoRegressor listener(TrainingListener listener) {
        return new AutoRegressor(budget, seed, Objects.requireNonNull(listener, "listener"), progress);
    }

    /** Who hears a line at the beginning of every stage. By default the log. */
    public AutoRegressor progress(Consumer<String> progress) {
        return new AutoRegressor(budget, seed, listener, Objects.requireNonNull(progress, "progress"));
    }

    /**
     * Searches, and fits.
     *
     * @throws IllegalArgumentException if there are too few rows to hold some out
     * @throws IllegalStateException if the time does not suffice for one candidate, or all of them diverge
     */
    public Fit fit(Dataset data) {
        return new AutoSearch(this, data).run();
    }

    Duration budget() {
        return budget;
    }

    long seed() {
        return seed;
    }

    TrainingListener listener() {
        return listener;
    }

    Consumer<String> progress() {
        return progress;
    }
}
