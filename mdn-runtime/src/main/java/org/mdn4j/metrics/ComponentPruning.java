package org.mdn4j.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.mdn4j.family.MixtureLayout;
import org.mdn4j.model.MdnModel;
import org.mdn4j.network.DenseNetwork;
import org.mdn4j.network.RawNetwork;

/** Cuts the columns of components out of the output layers of a model. */
final class ComponentPruning {

    private ComponentPruning() {}

    static MdnModel prune(MdnModel model, ComponentReport report) {
        MixtureLayout layout = model.layout();
        int members = model.members().size();
        if (report.uses().size() != members * layout.components()) {
            throw new IllegalArgumentException("need a report of " + members + " x " + layout.components()
                    + " components but got one of " + report.uses().size());
        }
        int kept = 1;
        for (int m = 0; m < members; m++) {
            int member = m;
            kept = Math.max(kept, (int) report.uses().stream()
                    .filter(use -> use.member() == member && !use.isDead())
                    .count());
        }
        if (kept == layout.components()) {
            return model;
        }
        List<RawNetwork> networks = new ArrayList<>();
        for (int m = 0; m < members; m++) {
            networks.add(cut(model.members().get(m), columns(layout, heaviest(report, m, kept))));
        }
        return model.withMembers(layout.withComponents(kept), networks);
    }

    /** The components of a member that explain most, in their old order. */
    private static List<Integer> heaviest(ComponentReport report, int member, int kept) {
        return report.uses().stream()
                .filter(use -> use.member() == member)
                .sorted(Comparator.comparingDouble(ComponentUse::responsibility).reversed())
                .limit(kept)
                .map(ComponentUse::component)
                .sorted()
                .toList();
    }

    private static List<Integer> columns(MixtureLayout layout, List<Integer> components) {
        List<Integer> columns = new ArrayList<>(components); // the logits
        for (MixtureLayout.Group group : layout.groups()) {
            int size = group.parameter().size();
            for (int component : components) {
                for (int j = 0; j < size; j++) {
                    columns.add(group.offset() + component * size + j);
                }
            }
        }
        return columns;
    }

    private static RawNetwork cut(RawNetwork network, List<Integer> columns) {
        if (!(network instanceof DenseNetwork dense)) {
            throw new IllegalArgumentException("need stacks of dense layers to prune but got "
                    + network.getClass().getSimpleName());
        }
        List<DenseNetwork.Layer> layers = new ArrayList<>(dense.layers());
        DenseNetwork.Layer last = layers.remove(layers.size() - 1);
        int outputs = last.biases().length;
        int inputs = last.weights().length / outputs;
        float[] weights = new float[inputs * columns.size()];
        float[] biases = new float[columns.size()];
        for (int j = 0; j < biases.length; j++) {
            biases[j] = last.biases()[columns.get(j)];
            for (int i = 0; i < inputs; i++) {
                weights[i * biases.length + j] = last.weights()[i * outputs + columns.get(j)];
            }
        }
        layers.add(new DenseNetwork.Layer(weights, biases, last.activation()));
        return new DenseNetwork(layers);
    }
}
