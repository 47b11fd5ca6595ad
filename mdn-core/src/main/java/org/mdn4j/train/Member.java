package org.mdn4j.train;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mdn4j.data.Split;
import org.mdn4j.network.DenseNetwork;

/** One member's share of the work. Its network and batches live only while it trains. */
final class Member implements Callable<Optional<Member.Result>> {

    /** What is left of a training when it is over. */
    record Result(DenseNetwork network, List<Epoch> history, StopReason reason, String engine) {}

    private final MdnRegressor.Builder options;
    private final int number;
    private final Split split;
    private final Preparation preparation;
    private final Progress progress;

    Member(MdnRegressor.Builder options, int number, Split split, Preparation preparation, Progress progress) {
        this.options = options;
        this.number = number;
        this.split = split;
        this.preparation = preparation;
        this.progress = progress;
    }

    /** Trains; empty where somebody asked to stop before this member began, and another one has. */
    @Override
    public Optional<Result> call() {
        if (number > 0 && progress.isStopped()) {
            return Optional.empty();
        }
        Training training = new Training(options, number, number, split.first(), split.second(), preparation, progress);
        StopReason reason = training.run();
        return Optional.of(new Result(training.network(), training.history(), reason, training.engineName()));
    }
}
