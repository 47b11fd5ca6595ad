package org.mdn4j.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.Lattice;
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

    /** The validation rows of the folds that several members share, as many members for each as most folds have. */
    static UnseenRows of(Entry ensemble, Folds folds) {
        Map<Integer, List<DenseNetwork>> byFold = new TreeMap<>();
        ensemble.trainings().forEach((training, outcome) -> {
            if (outcome.member() != null) {
                byFold.computeIfAbsent(folds.fold(training), fold -> new ArrayList<>())
                        .add(outcome.member().network());
            }
        });
        int[] sizes = byFold.values().stream().mapToInt(List::size).sorted().toArray();
        int together = Math.max(2, sizes.length == 0 ? 0 : sizes[sizes.length / 2]);
        Preparation preparation = ensemble.preparation();
        List<Row> rows = new ArrayList<>();
        byFold.forEach((fold, members) -> {
            if (members.size() >= together) {
                rows.addAll(rows(
                        members.subList(0, together),
                        folds.split(fold * Folds.PAIR).second(),
                        preparation));
            }
        });
        return new UnseenRows(preparation.layout(), sample(rows), halfStep(folds.data(), preparation));
    }

    private static List<Row> rows(List<DenseNetwork> members, Dataset data, Preparation preparation) {
        StandardRows standard = StandardRows.of(data, preparation);
        float[] x = new float[preparation.features()];
        float[] y = new float[preparation.targets().columns()];
        float[] raw = new float[preparation.layout().width()];
        List<RawNetwork.ForwardPass> passes =
                members.stream().map(DenseNetwork::forwardPass).toList();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < data.size(); i++) {
            standard.copy(i, x, y, 0);
            double[] target = IntStream.range(0, y.length).mapToDouble(d -> y[d]).toArray();
            if (!Arrays.stream(target).allMatch(Double::isFinite)) {
                continue; // one that is missing tells nothing
            }
            List<double[]> raws = new ArrayList<>();
            for (RawNetwork.ForwardPass pass : passes) {
                pass.run(x, raw);
                raws.add(IntStream.range(0, raw.length).mapToDouble(j -> raw[j]).toArray());
            }
            rows.add(new Row(raws, target));
        }
        return rows;
    }

    private static List<Row> sample(List<Row> rows) {
        return rows.size() <= LARGEST_SAMPLE
                ? rows
                : IntStream.range(0, LARGEST_SAMPLE)
                        .mapToObj(i -> rows.get((int) ((long) i * rows.size() / LARGEST_SAMPLE)))
                        .toList();
    }

    private static double halfStep(Dataset data, Preparation preparation) {
        double[] scale = preparation.targets().scale();
        return scale.length > 1
                ? 0
                : Lattice.find(data.column(data.columns().targets().get(0)))
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

    /** Whether there are mixture weights to calibrate. */
    boolean hasWeights() {
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
