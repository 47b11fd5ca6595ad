package org.mdn4j.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.Split;
import org.mdn4j.data.TrainingRanges;
import org.mdn4j.family.ComponentFamily;
import org.mdn4j.family.Families;
import org.mdn4j.model.MdnModel;

/** Trains the members of a model, as many at a time as there are processors. */
final class Ensemble {

    private final MdnRegressor.Builder options;
    private final List<Split> splits; // training and validation rows of each member
    private final List<Dataset> data; // all rows of all members

    private Ensemble(MdnRegressor.Builder options, List<Split> splits, List<Dataset> data) {
        this.options = options;
        this.splits = splits;
        this.data = data;
    }

    /** Every member is validated on the same rows. */
    static Ensemble of(MdnRegressor.Builder options, Dataset train, Dataset validation) {
        return new Ensemble(
                options,
                IntStream.range(0, options.members)
                        .mapToObj(m -> new Split(train, validation))
                        .toList(),
                List.of(train, validation));
    }

    /**
     * Every member is validated on a fold of its own, so that each row trains all members but one, and no single unlucky
     * fold decides when to stop.
     */
    static Ensemble ofFolds(MdnRegressor.Builder options, Dataset data) {
        int rows = data.size();
        int foldRows = Math.max(1, (int) Math.round(options.validationFraction * rows));
        if (foldRows >= rows) {
            throw new IllegalArgumentException("need enough rows for training and validation but got " + rows
                    + ", of which a share of " + options.validationFraction + " is for validation");
        }
        RandomGenerator rng = RandomGeneratorFactory.of("L64X128MixRandom").create(options.seed);
        UniformRandomProvider bits = rng::nextLong;
        int[] order = ArraySampler.shuffle(bits, IntStream.range(0, rows).toArray());
        List<Split> splits = new ArrayList<>();
        for (int m = 0; m < options.members; m++) {
            int start = (int) ((long) m * foldRows % rows);
            int[] rotated =
                    IntStream.range(0, rows).map(i -> order[(start + i) % rows]).toArray();
            splits.add(new Split(
                    data.rows(Arrays.copyOfRange(rotated, foldRows, rows)),
                    data.rows(Arrays.copyOf(rotated, foldRows))));
        }
        return new Ensemble(options, splits, List.of(data));
    }

    /** @param scalingRows the rows that all members are scaled by */
    Fit fit(Dataset scalingRows) {
        ComponentFamily family = Families.of(options.family);
        for (Split split : splits) {
            TargetScaling.checkSupport(family, split.first());
            TargetScaling.checkSupport(family, split.second());
        }
        Preparation preparation = new Preparation(options, scalingRows);
        Progress progress = new Progress(options.listener, Checkpoint.of(options, data));
        List<Member> members = new ArrayList<>();
        for (int m = 0; m < splits.size(); m++) {
            members.add(new Member(options, m, splits.get(m), preparation, progress));
        }
        List<Member.Result> results = Workers.run(members, progress);
        Member.Result last = results.get(results.size() - 1);
        MdnModel model = preparation
                .model(results.stream().map(Member.Result::network).toList())
                .withEncoding(scalingRows.encoding())
                .withTrainingRanges(TrainingRanges.of(scalingRows));
        List<Epoch> history =
                results.stream().flatMap(result -> result.history().stream()).toList();
        Fit fit = new Fit(model, history, last.reason(), last.engine());
        return fit.withFindings(scalingRows).withOrigin(Origin.of(options, data, last.engine(), fit.bestEpochs()));
    }
}
