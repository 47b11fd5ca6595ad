package org.mdn4j.train;

import java.util.List;
import java.util.stream.IntStream;
import org.mdn4j.data.Columns;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.InputFeatures;
import org.mdn4j.data.NormalScores;
import org.mdn4j.data.Standardizer;
import org.mdn4j.family.Families;
import org.mdn4j.family.MixtureLayout;
import org.mdn4j.family.PositiveFunction;
import org.mdn4j.layer.MixtureOutputLayer;
import org.mdn4j.model.MdnModel;
import org.mdn4j.network.DenseNetwork;

/** What is fitted to the training rows before any network, and is the same for all members. */
final class Preparation {

    private static final int LARGEST_SAMPLE = 10_000; // rows; the knots of more are no better

    private final Columns columns;
    private final InputFeatures features;
    private final Standardizer targets;
    private final MixtureLayout layout;
    private final PositiveFunction variance; // null: the family's own
    private final double varianceFloor;

    Preparation(MdnRegressor.Builder options, Dataset rows) {
        this.columns = rows.columns();
        this.features = new InputFeatures(
                Standardizer.fitInputs(rows),
                options.normalScores ? NormalScores.fit(sample(rows)) : NormalScores.none(),
                options.inputProducts);
        this.targets = TargetScaling.fit(Families.of(options.family), rows);
        MixtureLayout plain = MixtureLayout.of(
                options.family, options.components, rows.columns().targets().size());
        double lattice = options.latticeFloor ? LatticeFloor.of(plain, rows, targets) : 0;
        if (options.variance != null) {
            this.variance = options.variance;
            this.varianceFloor = Math.max(lattice, options.varianceFloor);
        } else if (lattice > plain.varianceFloor()) {
            this.variance = PositiveFunction.SOFTPLUS;
            this.varianceFloor = lattice;
        } else {
            this.variance = null;
            this.varianceFloor = 0;
        }
        this.layout = variance == null ? plain : plain.withVariances(variance, varianceFloor);
    }

    private static double[][] sample(Dataset rows) {
        int count = Math.min(LARGEST_SAMPLE, rows.size());
        return IntStream.range(0, count)
                .mapToObj(i -> rows.x((int) ((long) i * rows.size() / count)))
                .toArray(double[][]::new);
    }

    /** What networks see of the inputs. */
    InputFeatures features() {
        return features;
    }

    /** What brings targets to standard units. */
    Standardizer targets() {
        return targets;
    }

    /** The mixture in standard units. */
    MixtureLayout layout() {
        return layout;
    }

    /** The output layer of that mixture; its number of inputs is still to be said. */
    MixtureOutputLayer.Builder outputLayer() {
        MixtureOutputLayer.Builder layer = new MixtureOutputLayer.Builder()
                .components(layout.components())
                .targets(layout.targets())
                .family(layout.family().name());
        return variance == null ? layer : layer.variance(variance, varianceFloor);
    }

    /** The model of some networks. */
    MdnModel model(List<DenseNetwork> networks) {
        return MdnModel.of(columns, features, targets, layout, networks);
    }
}
