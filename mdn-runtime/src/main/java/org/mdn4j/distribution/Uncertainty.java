package org.mdn4j.distribution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * What the prediction of an ensemble leaves open, split into what every member leaves open (aleatoric: more data does not
 * help) and what the members disagree on (epistemic: more data does).
 *
 * <p>Variance by the law of total variance, {@code Var Y = E Var[Y|m] + Var E[Y|m]} over members m with equal say;
 * entropy as {@code H[Y] = E H[Y|m] + I(Y; m)}, whose last term is the mutual information of outcome and member (Depeweg
 * et al. 2018, section 2).
 *
 * @param aleatoricVariance the mean of the members' variances, {@code [D]}, in squared target units
 * @param epistemicVariance the variance of the members' means, {@code [D]}, in squared target units
 * @param aleatoricEntropy the mean of the members' entropies, in nats
 * @param epistemicEntropy the mutual information, in nats: between 0 and the logarithm of the number of members
 * @param entropyError the numerical error of both entropies, in nats: about 1e-10 for one target, whose entropies are
 *     integrated; a standard error for several, whose entropies are means over draws
 */
public record Uncertainty(
        double[] aleatoricVariance,
        double[] epistemicVariance,
        double aleatoricEntropy,
        double epistemicEntropy,
        double entropyError) {

    private static final double INTEGRATION_ERROR = 1e-10;

    /** Copies the arrays. */
    public Uncertainty {
        aleatoricVariance = aleatoricVariance.clone();
        epistemicVariance = epistemicVariance.clone();
    }

    /**
     * Splits the uncertainty of an ensemble.
     *
     * @param members the predictions of the members, at least one
     * @param rng where the draws for entropies of several targets come from; not used for one target
     * @param draws how many from each member, at least 2
     * @throws IllegalArgumentException if there is no member, their dimensions differ, or there are too few draws
     */
    public static Uncertainty of(Collection<? extends Mixture> members, RandomGenerator rng, int draws) {
        if (members.isEmpty() || draws < 2) {
            throw new IllegalArgumentException(
                    "need at least one member and two draws but got " + members.size() + " and " + draws);
        }
        Mixture total = Mixture.of(members);
        int dimension = total.dimension();
        double[] aleatoric = new double[dimension];
        double[] epistemic = new double[dimension];
        double[] mean = total.mean();
        for (Mixture member : members) {
            double[][] covariance = member.covariance();
            double[] memberMean = member.mean();
            for (int d = 0; d < dimension; d++) {
                aleatoric[d] += covariance[d][d] / members.size();
                epistemic[d] += (memberMean[d] - mean[d]) * (memberMean[d] - mean[d]) / members.size();
            }
        }
        double[] entropies = total instanceof UnivariateMixture whole
                ? integrated(members, whole)
                : drawn(List.copyOf(members), total, rng, draws);
        return new Uncertainty(aleatoric, epistemic, entropies[0], entropies[1], entropies[2]);
    }

    private static double[] integrated(Collection<? extends Mixture> members, UnivariateMixture total) {
        double aleatoric = members.stream()
                .mapToDouble(member -> ((UnivariateMixture) member).entropy())
                .average()
                .orElseThrow();
        double information = members.size() == 1 ? 0 : Math.max(0, total.entropy() - aleatoric);
        return new double[] {aleatoric, information, INTEGRATION_ERROR};
    }

    /** Means over the same draws from every member: of what the member says of them, and of how much more that is. */
    private static double[] drawn(List<? extends Mixture> members, Mixture total, RandomGenerator rng, int draws) {
        double[] surprises = new double[members.size() * draws];
        double[] information = new double[surprises.length];
        int next = 0;
        for (Mixture member : members) {
            for (double[] y : member.sampler(rng).sample(draws)) {
                double logDensity = member.logDensity(y);
                surprises[next] = -logDensity;
                information[next++] = members.size() == 1 ? 0 : logDensity - total.logDensity(y);
            }
        }
        double[] ofSurprises = meanAndError(surprises);
        double[] ofInformation = meanAndError(information);
        return new double[] {ofSurprises[0], Math.max(0, ofInformation[0]), Math.max(ofSurprises[1], ofInformation[1])};
    }

    private static double[] meanAndError(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new double[] {mean, Math.sqrt(squares / (values.length - 1) / values.length)};
    }

    /** The variance of the prediction, {@code [D]}: the sum of both parts, in squared target units. */
    public double[] variance() {
        double[] sum = aleatoricVariance.clone();
        for (int d = 0; d < sum.length; d++) {
            sum[d] += epistemicVariance[d];
        }
        return sum;
    }

    /** The entropy of the prediction: the sum of both parts, in nats. */
    public double entropy() {
        return aleatoricEntropy + epistemicEntropy;
    }

    @Override
    public double[] aleatoricVariance() {
        return aleatoricVariance.clone();
    }

    @Override
    public double[] epistemicVariance() {
        return epistemicVariance.clone();
    }

    /** For example {@code Uncertainty(share epistemic: variance [0.12], entropy 0.05 of 1.38 nats)}. */
    @Override
    public String toString() {
        List<String> shares = new ArrayList<>();
        double[] total = variance();
        for (int d = 0; d < total.length; d++) {
            shares.add(String.format(Locale.ROOT, "%.2f", epistemicVariance[d] / total[d]));
        }
        return String.format(
                Locale.ROOT,
                "Uncertainty(share epistemic: variance %s, entropy %.2f of %.2f nats)",
                shares,
                epistemicEntropy,
                entropy());
    }
}
