package org.mdn4j.benchmarks.uci;

import java.time.Duration;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.Split;
import org.mdn4j.metrics.Evaluation;
import org.mdn4j.metrics.TargetEvaluation;
import org.mdn4j.train.AutoRegressor;
import org.mdn4j.train.Fit;
import org.mdn4j.train.MdnRegressor;

/** Fits one split from its training rows and scores the result on its test rows. */
final class UciFit {

    private final AutoRegressor regressor;

    /** @param budget the time for a split; or null for the default */
    UciFit(long seed, Duration budget) {
        AutoRegressor auto = MdnRegressor.auto().seed(seed);
        this.regressor = budget == null ? auto : auto.budget(budget);
    }

    UciRow row(UciSet set, int number) {
        Split split = set.split(number);
        Dataset train = split.first();
        Dataset test = split.second();
        long start = System.nanoTime();
        Fit fit = regressor.fit(train);
        double seconds = (System.nanoTime() - start) / 1e9;
        Evaluation evaluation = Evaluation.of(fit.model(), test);
        double crps = 0;
        double square = 0;
        double coverage = 0;
        int targets = evaluation.targets().size();
        for (TargetEvaluation target : evaluation.targets()) {
            crps += target.crps().value() / targets;
            square += Math.pow(target.rmse().value(), 2) / targets;
            coverage += target.central(0.9).get(0).coverage().value() / targets;
        }
        return new UciRow(
                set.name(),
                number,
                evaluation.logLikelihood().value(),
                crps,
                Math.sqrt(square),
                coverage,
                fit.smallestStandardDeviations().get(0),
                seconds,
                train.size(),
                test.size(),
                fit.search().orElseThrow().choice());
    }
}
