package org.mdn4j.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.mdn4j.data.Dataset;
import org.mdn4j.distribution.Mixture;
import org.mdn4j.distribution.UnivariateDistribution;
import org.mdn4j.family.MixtureLayout;
import org.mdn4j.network.DenseNetwork;
import org.mdn4j.network.RawNetwork;

/** What members of an ensemble put out at rows that none of them was trained on, in standard units. */
final class UnseenRows {

    private static final int LARGEST_SAMPLE = 2_000; // rows; two numbers follow from them

    /** What some members that did not see it make of a row. */
    private record Row(List<double[]> raws, double[] y) {}

    private final MixtureLayout layout;
    private final List<Row> rows;
    private final double halfStep; // of the lattice of the only target, in standard units; 0: none

    private UnseenRows(MixtureLayout layout, List<Row> rows, double halfStep) {
        this.layout = layout;
        this.rows = rows;
        this.halfStep = halfStep;
    }

    /** A sample of the validation rows of the folds that several members share, with equally many members for each. */
    static UnseenRows of(Entry ensemble, Folds folds) {
        Map<Integer, List<DenseNetwork>> byFold = new TreeMap<>();
        ensemble.trainings().forEach((training, outcome) -> {
            if (outcome.member() != null) {
                byFold.computeIfAbsent(folds.fold(training), fold -> new ArrayList<>())
                        .add(outcome.member().network());
            }
        });
        byFold.values().removeIf(members -> members.size() < Folds.PAIR);
        int together = byFold.values().stream().mapToInt(List::size).min().orElse(0);
        Preparation preparation = ensemble.preparation();
        List<Row> rows = new ArrayList<>();
        byFold.forEach((fold, members) -> rows.addAll(rows(
                members.subList(0, together),
                sample(folds.validation(fold), LARGEST_SAMPLE / byFold.size()),
                preparation)));
        return new UnseenRows(preparation.layout(), rows, halfStep(folds.data(), preparation));
    }

    private static Dataset sample(Dataset rows, int size) {
        return rows.size() <= size
                ? rows
                : rows.rows(IntStream.range(0, size)
                        .map(i -> (int) ((long) i * rows.size() / size))
                        .toArray());
    }

    private static List<Row> rows(List<DenseNetwork> members, Dataset data, Preparation preparation) {
        StandardRows standard = StandardRows.of(data, preparation);
        float[] x = new float[preparation.features().size()];
        float[] y = new float[preparation.targets().columns()];
        List<RawNetwork.ForwardPass> passes =
                members.stream().map(DenseNetwork::forwardPass).toList();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < data.size(); i++) {
            standard.copy(i, x, y, 0);
            double[] target = doubles(y);
            if (Arrays.stream(target).allMatch(Double::isFinite)) { // one that is missing tells nothing
                rows.add(new Row(
                        passes.stream().map(pass -> raw(pass, x, preparation)).toList(), target));
            }
        }
        return rows;
    }

    private static double[] raw(RawNetwork.ForwardPass pass, float[] x, Preparation preparation) {
        float[] raw = new float[preparation.layout().width()];
        pass.run(x, raw);
        return doubles(raw);
    }

    private static double[] doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }

    private static double halfStep(Dataset data, Preparation preparation) {
        double[] scale = preparation.targets().scale();
        return scale.length > 1
                ? 0
                : LatticeFloor.lattice(data, 0)
                        .map(lattice -> lattice.step() / 2 / scale[0])
                        .orElse(0.0);
    }

    /** How many there are. */
    int size() {
        return rows.size();
    }

    /** How many members did not see a row. */
    int members() {
        return rows.isEmpty() ? 0 : rows.get(0).raws().size();
    }

    /** Whether there are variances or scales to calibrate. */
    boolean haveWidths() {
        return layout.hasWidths();
    }

    /** Whether there are mixture weights to calibrate. */
    boolean haveWeights() {
        return layout.components() > 1;
    }

    /** The log-likelihood of the rows, in nats, mean over the members. */
    double ofSingleMembers(PoolCalibration calibration) {
        return sum(row -> row.raws().stream()
                .mapToDouble(raw -> logLikelihood(List.of(raw), row.y(), calibration))
                .average()
                .orElseThrow());
    }

    /** The log-likelihood of the rows, in nats, with all members that did not see a row as one mixture. */
    double ofPool(PoolCalibration calibration) {
        return sum(row -> logLikelihood(row.raws(), row.y(), calibration));
    }

    private double sum(ToDoubleFunction<Row> value) {
        return Arrays.stream(rows.parallelStream().mapToDouble(value).toArray()).sum(); // in the order of the rows
    }

    /**
     * Of a target on a lattice the probability of its cell counts, the likelihood of rounded data (Heitjan 1989), less what
     * makes it a density again: components that are kept wide by a floor blur whole cells, which a density at their middle
     * does not see.
     */
    private double logLikelihood(List<double[]> raws, double[] y, PoolCalibration calibration) {
        List<double[]> changed = raws.stream().map(double[]::clone).toList();
        changed.forEach(raw -> calibration.apply(raw, layout));
        Mixture mixture = layout.mixture(changed, new double[y.length], ones(y.length));
        if (halfStep > 0 && mixture instanceof UnivariateDistribution univariate && Double.isFinite(y[0])) {
            double cell = univariate.probability(y[0] - halfStep, y[0] + halfStep);
            if (cell > 0) { // else far out, where the density does not underflow so soon
                return Math.log(cell / (2 * halfStep));
            }
        }
        return mixture.logDensity(y);
    }

    private static double[] ones(int length) {
        double[] ones = new double[length];
        Arrays.fill(ones, 1);
        return ones;
    }
}
