package org.mdn4j.distribution;

import static org.mdn4j.distribution.ReferenceFile.number;

import com.fasterxml.jackson.databind.JsonNode;

/** Holds a forecast and what was observed to a case of reference scores. */
final class ScoreReference {

    private ScoreReference() {}

    static void check(JsonNode reference, Comparison comparison) {
        UnivariateMixture mixture = UnivariateReference.mixture(reference);
        double y = number(reference.get("y"));
        comparison.compare("pit", mixture.cdf(y), number(reference.get("pit")), 1e-10, Double.MIN_NORMAL);
        double complement = number(reference.get("pit_complement"));
        comparison.compare("pit complement", mixture.survival(y), complement, 1e-10, Double.MIN_NORMAL);
        comparison.compare("log pit", mixture.logCdf(y), number(reference.get("log_pit")), 1e-10, 0);
        double logComplement = number(reference.get("log_pit_complement"));
        comparison.compare("log pit complement", mixture.logSurvival(y), logComplement, 1e-10, 0);
        comparison.compare("log score", -mixture.logDensity(y), number(reference.get("log_score")), 1e-10, 1e-13);
        comparison.compare("crps", mixture.crps(y), number(reference.get("crps")), 1e-10, 0);
        for (JsonNode pinball : reference.get("pinball")) {
            double quantile = mixture.quantile(number(pinball.get("level")));
            comparison.compare("quantile", quantile, number(pinball.get("quantile")), 1e-10, 1e-14);
        }
        for (JsonNode interval : reference.get("intervals")) {
            Interval actual = mixture.interval(number(interval.get("nominal")));
            comparison.compare("lower end", actual.lower(), number(interval.get("lower")), 1e-10, 1e-14);
            comparison.compare("upper end", actual.upper(), number(interval.get("upper")), 1e-10, 1e-14);
        }
    }
}
