package org.mdn4j.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.mdn4j.data.Dataset;
import org.mdn4j.distribution.Mixture;
import org.mdn4j.model.MdnModel;

/**
 * Which components of a model do any work on a data set: how many there are in effect, and which are dead, as narrow as
 * the floor allows, or stuck on a single value. Immutable.
 */
public final class ComponentReport {

    private final List<ComponentUse> uses; // first member first
    private final int members;

    private ComponentReport(List<ComponentUse> uses, int members) {
        this.uses = List.copyOf(uses);
        this.members = members;
    }

    /**
     * Looks at a model on some rows, usually those it was trained on.
     *
     * @throws IllegalArgumentException if the data has other columns than the model
     */
    public static ComponentReport of(MdnModel model, Dataset data) {
        if (!model.columns().equals(data.columns())) {
            throw new IllegalArgumentException("need columns " + model.columns() + " but got " + data.columns());
        }
        int members = model.members().size();
        int components = model.layout().components();
        int n = data.size();
        int all = members * components;
        double[] floors = ScaleFloors.inDataUnits(model);
        // For each row: weights, responsibilities, and the part of these at the floor, component by component.
        double[][] rows = Rows.map(n, 3 * all, i -> row(model.predictMembers(data.x(i)), data.y(i), floors));
        double[][] y = data.y();
        List<ComponentUse> uses = new ArrayList<>();
        for (int c = 0; c < all; c++) {
            double[] responsibilities = rows[all + c];
            double explained = Arrays.stream(responsibilities).sum();
            double atFloor = Arrays.stream(rows[2 * all + c]).sum();
            uses.add(new ComponentUse(
                    c / components,
                    c % components,
                    Arrays.stream(rows[c]).sum() / n,
                    explained / n,
                    explained > 0 ? atFloor / explained : 0,
                    explained > 0 ? heaviestValue(y, responsibilities) / explained : 0));
        }
        return new ComponentReport(uses, members);
    }

    private static double[] row(List<Mixture> members, double[] y, double[] floors) {
        int components = members.get(0).components().size();
        int all = members.size() * components;
        double[] out = new double[3 * all];
        for (int m = 0; m < members.size(); m++) {
            Mixture mixture = members.get(m);
            double[] weights = mixture.weights();
            double[] responsibilities = mixture.responsibilities(y);
            for (int k = 0; k < components; k++) {
                int c = m * components + k;
                out[c] = weights[k];
                out[all + c] = responsibilities[k];
                double[][] covariance = mixture.components().get(k).covariance();
                boolean floored = IntStream.range(0, y.length)
                        .anyMatch(d -> Math.sqrt(covariance[d][d]) <= ScaleFloors.NEAR * floors[d]);
                out[2 * all + c] = floored ? responsibilities[k] : 0;
            }
        }
        return out;
    }

    /** The largest sum of responsibilities over rows that share a value of a target with other rows. */
    private static double heaviestValue(double[][] y, double[] responsibilities) {
        double heaviest = 0;
        for (int d = 0; d < y[0].length; d++) {
            Map<Double, double[]> sums = new HashMap<>(); // of responsibilities, and how many rows
            for (int i = 0; i < y.length; i++) {
                double[] sum = sums.computeIfAbsent(y[i][d], value -> new double[2]);
                sum[0] += responsibilities[i];
                sum[1]++;
            }
            heaviest = Math.max(
                    heaviest,
                    sums.values().stream()
                            .filter(sum -> sum[1] > 1)
                            .mapToDouble(sum -> sum[0])
                            .max()
                            .orElse(0));
        }
        return heaviest;
    }

    /** All components, those of the first member first. */
    public List<ComponentUse> uses() {
        return uses;
    }

    /** The components that explain less than a thousandth of the rows. */
    public List<ComponentUse> dead() {
        return uses.stream().filter(ComponentUse::isDead).toList();
    }

    /** The components that mostly are as narrow as they may be. */
    public List<ComponentUse> degenerate() {
        return uses.stream().filter(ComponentUse::isDegenerate).toList();
    }

    /** The components that stand for one recurring value. */
    public List<ComponentUse> onSingleValues() {
        return uses.stream().filter(ComponentUse::isOnSingleValue).toList();
    }

    /**
     * The number of components that one member uses in effect: the exponential of the entropy of the mean
     * responsibilities. K where all explain equally many rows, 1 where one explains all.
     *
     * @param member from 0
     * @throws IllegalArgumentException if there is no such member
     */
    public double effectiveComponents(int member) {
        return effective(member, ComponentUse::responsibility);
    }

    /** The same of the mean mixture weights: what the member promises before it sees a target. */
    public double effectiveWeights(int member) {
        return effective(member, ComponentUse::weight);
    }

    private double effective(int member, ToDoubleFunction<ComponentUse> share) {
        if (member < 0 || member >= members) {
            throw new IllegalArgumentException("need a member between 0 and " + (members - 1) + " but got " + member);
        }
        double entropy = uses.stream()
                .filter(use -> use.member() == member)
                .mapToDouble(share)
                .map(p -> p > 0 ? -p * Math.log(p) : 0)
                .sum();
        return Math.exp(entropy);
    }

    /**
     * A model without the dead components; every member keeps as many as the one that needs most, for all have one
     * layout. What is left of a member is its mixture without them, the weights of the others scaled up.
     *
     * @param model the one that was looked at
     * @throws IllegalArgumentException if it is another one, or a member is not a dense stack
     */
    public MdnModel pruned(MdnModel model) {
        return ComponentPruning.prune(model, this);
    }

    /** A table for people. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int m = 0; m < members; m++) {
            int member = m;
            text.append(String.format(
                    Locale.ROOT,
                    "%s%.1f of %d components in effect (%.1f by weight)%n",
                    members == 1 ? "" : "member " + (m + 1) + ": ",
                    effectiveComponents(m),
                    uses.size() / members,
                    effectiveWeights(m)));
            uses.stream().filter(use -> use.member() == member).forEach(use -> text.append(line(use)));
        }
        return text.toString();
    }

    private static String line(ComponentUse use) {
        String remark = use.isDead() ? "dead" : use.isDegenerate() ? "as narrow as the floor" : "";
        if (use.isOnSingleValue()) {
            remark += (remark.isEmpty() ? "" : ", ") + "on a single value";
        }
        String line = String.format(
                Locale.ROOT,
                "  component %2d  weight %5.1f %%  explains %5.1f %%  %s",
                use.component() + 1,
                100 * use.weight(),
                100 * use.responsibility(),
                remark);
        return line.stripTrailing() + System.lineSeparator();
    }
}
