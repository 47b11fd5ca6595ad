package org.mdn4j.family;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mdn4j.distribution.Distribution;
import org.mdn4j.distribution.Mixture;

/**
 * Which columns of a raw network row are which group of mixture parameters. Immutable.
 *
 * <p>Group-major, P columns: {@code [ K logits | first parameter group, K x size | second group, K x size | ... ]};
 * within a group, component 0 first. For {@code gaussian} with D targets: K logits, K*D means, K*D raw variances.
 */
public final class MixtureLayout {

    /**
     * A parameter group and where it lies.
     *
     * @param parameter what it is, with the constraint in force
     * @param offset its first column; component k, element j is at {@code offset + k * size + j}
     */
    public record Group(Parameter parameter, int offset) {}

    private final ComponentFamily family;
    private final int components;
    private final int targets;
    private final List<Group> groups;
    private final int width;

    private MixtureLayout(ComponentFamily family, int components, int targets, List<Parameter> parameters) {
        this.family = family;
        this.components = components;
        this.targets = targets;
        List<Group> placed = new ArrayList<>();
        int offset = components;
        for (Parameter parameter : parameters) {
            placed.add(new Group(parameter, offset));
            offset += components * parameter.size();
        }
        this.groups = List.copyOf(placed);
        this.width = offset;
    }

    /**
     * The layout of K components of a family for D targets, with the family's own constraints.
     *
     * @throws IllegalArgumentException if a count is below 1 or the family does not extend to D targets
     */
    public static MixtureLayout of(ComponentFamily family, int components, int targets) {
        if (components < 1) {
            throw new IllegalArgumentException("need at least 1 component but got " + components);
        }
        if (targets < 1) {
            throw new IllegalArgumentException("need at least 1 target but got " + targets);
        }
        return new MixtureLayout(family, components, targets, family.parameters(targets));
    }

    /** The layout of a registered family, by name; see {@link #of(ComponentFamily, int, int)}. */
    public static MixtureLayout of(String family, int components, int targets) {
        return of(Families.of(family), components, targets);
    }

    /**
     * The same layout with another positive function for variances and scales.
     *
     * @param function makes raw outputs positive
     * @param varianceFloor the smallest variance; scales get its square root. In squared units of what the network is
     *     trained on, which {@code MdnRegressor} standardises
     * @throws IllegalArgumentException if the floor does not suit the function, or the family has neither variances nor
     *     scales
     */
    public MixtureLayout withVariances(PositiveFunction function, double varianceFloor) {
        if (!hasWidths()) {
            throw new IllegalArgumentException("family " + family.name()
                    + " has neither variances nor scales; leave their function and floor away");
        }
        List<Parameter> replaced = new ArrayList<>();
        for (Group group : groups) {
            Parameter p = group.parameter();
            Constraint constraint = switch (p.role()) {
                case VARIANCE -> Constraint.positive(function, varianceFloor);
                case SCALE -> Constraint.positive(function, Math.sqrt(varianceFloor));
                case LOCATION, SHAPE -> p.constraint();
            };
            replaced.add(new Parameter(p.name(), p.size(), p.role(), constraint));
        }
        return new MixtureLayout(family, components, targets, replaced);
    }

    /**
     * The same layout with the constraints of a stored one.
     *
     * @param constraints one for each group, in column order
     * @throws IllegalArgumentException if there are more or fewer, or a positive parameter would not be, or the reverse
     */
    public MixtureLayout withConstraints(List<Constraint> constraints) {
        if (constraints.size() != groups.size()) {
            throw new IllegalArgumentException(
                    "need " + groups.size() + " constraints (" + this + ") but got " + constraints.size());
        }
        List<Parameter> replaced = new ArrayList<>();
        for (int g = 0; g < constraints.size(); g++) {
            Parameter p = groups.get(g).parameter();
            if (constraints.get(g).isPositive() != p.constraint().isPositive()) {
                throw new IllegalArgumentException("need a constraint like " + p.constraint() + " for " + p.name()
                        + " but got " + constraints.get(g));
            }
            replaced.add(new Parameter(p.name(), p.size(), p.role(), constraints.get(g)));
        }
        return new MixtureLayout(family, components, targets, replaced);
    }

    /**
     * The same layout with another number of components.
     *
     * @throws IllegalArgumentException if there is none
     */
    public MixtureLayout withComponents(int components) {
        if (components < 1) {
            throw new IllegalArgumentException("need at least 1 component but got " + components);
        }
        return new MixtureLayout(
                family,
                components,
                targets,
                groups.stream().map(Group::parameter).toList());
    }

    /** What one component is. */
    public ComponentFamily family() {
        return family;
    }

    /** The number of components, K. */
    public int components() {
        return components;
    }

    /** The number of targets, D. */
    public int targets() {
        return targets;
    }

    /** The number of columns, P. */
    public int width() {
        return width;
    }

    /** The parameter groups behind the K logits, in column order. */
    public List<Group> groups() {
        return groups;
    }

    /** Whether components have variances or scales. */
    public boolean hasWidths() {
        return groups.stream().anyMatch(group -> group.parameter().role().isWidth());
    }

    /** The floor of variances, or the square of that of scales; 0 if the family has neither. See {@link #withVariances}. */
    public double varianceFloor() {
        for (Group group : groups) {
            double floor = group.parameter().constraint().floor();
            if (group.parameter().role() == Parameter.Role.VARIANCE) {
                return floor;
            }
            if (group.parameter().role() == Parameter.Role.SCALE) {
                return floor * floor;
            }
        }
        return 0;
    }

    /**
     * The smallest standard deviation that a component can have, in units of what the network is trained on; 0 if the family has
     * neither variances nor scales.
     */
    public double smallestDeviation() {
        return Math.sqrt(varianceFloor()) * family.smallestDeviation();
    }

    /** How many numbers a component has, over all groups. */
    int componentSize() {
        return (width - components) / components;
    }

    /**
     * Turns a raw row into the activated groups: weights, then the parameters behind their constraints.
     *
     * @param raw {@code [P]}
     * @param activated receives them, {@code [P]}; may be {@code raw}
     */
    public void activate(double[] raw, double[] activated) {
        softmax(raw, activated);
        for (Group group : groups) {
            Constraint constraint = group.parameter().constraint();
            int end = group.offset() + components * group.parameter().size();
            for (int i = group.offset(); i < end; i++) {
                activated[i] = constraint.value(raw[i]);
            }
        }
    }

    /**
     * Propagates a gradient back through {@link #activate}.
     *
     * @param raw {@code [P]}
     * @param gradient with respect to the activated groups on entry, to the raw row on return, {@code [P]}
     */
    public void activateBackward(double[] raw, double[] gradient) {
        double[] weights = new double[components];
        softmax(raw, weights);
        double mean = 0;
        for (int k = 0; k < components; k++) {
            mean += weights[k] * gradient[k];
        }
        for (int k = 0; k < components; k++) {
            gradient[k] = weights[k] * (gradient[k] - mean);
        }
        for (Group group : groups) {
            Constraint constraint = group.parameter().constraint();
            int end = group.offset() + components * group.parameter().size();
            for (int i = group.offset(); i < end; i++) {
                gradient[i] *= constraint.derivative(raw[i]);
            }
        }
    }

    private void softmax(double[] raw, double[] weights) {
        double max = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < components; k++) {
            max = Math.max(max, raw[k]);
        }
        double sum = 0;
        for (int k = 0; k < components; k++) {
            weights[k] = Math.exp(raw[k] - max);
            sum += weights[k];
        }
        for (int k = 0; k < components; k++) {
            weights[k] /= sum;
        }
    }

    /**
     * The mixture that a raw row stands for.
     *
     * @param raw finite, {@code [P]}
     * @throws IllegalArgumentException if the row has another width or a parameter is out of range, as NaN is
     */
    public Mixture mixture(double[] raw) {
        checkWidth(raw.length);
        double[] weights = new double[components];
        softmax(raw, weights);
        List<Distribution> parts = new ArrayList<>(components);
        for (int k = 0; k < components; k++) {
            parts.add(component(raw, k));
        }
        return Mixture.of(weights, parts);
    }

    private Distribution component(double[] raw, int k) {
        double[] link = new double[componentSize()];
        link(raw, k, link);
        return family.component(link);
    }

    /**
     * The mixture that the raw rows of an ensemble stand for, whose members have equal say, moved and stretched to
     * {@code shift + scale * y}: the same as by {@link #mixture}, {@link Mixture#of(java.util.Collection)} and
     * {@link Mixture#affine}, without the distributions in between.
     *
     * @param raws finite, {@code [members][P]}
     * @param shift {@code [D]}
     * @param scale positive, {@code [D]}
     * @throws IllegalArgumentException as {@link #mixture}
     */
    public Mixture mixture(List<double[]> raws, double[] shift, double[] scale) {
        double[] weights = new double[raws.size() * components];
        double[] ofMember = new double[components];
        List<Distribution> parts = new ArrayList<>(weights.length);
        for (double[] raw : raws) {
            checkWidth(raw.length);
            softmax(raw, ofMember);
            for (int k = 0; k < components; k++) {
                weights[parts.size()] = ofMember[k] / raws.size();
                parts.add(component(raw, k).affine(shift, scale));
            }
        }
        return Mixture.of(weights, parts);
    }

    /** Gathers the parameters of component k on the link scale. */
    void link(double[] raw, int k, double[] link) {
        int next = 0;
        for (Group group : groups) {
            int size = group.parameter().size();
            Constraint constraint = group.parameter().constraint();
            for (int j = 0; j < size; j++) {
                link[next++] = constraint.link(raw[group.offset() + k * size + j]);
            }
        }
    }

    /**
     * The raw row of a mixture with given component moments: the start of training.
     *
     * @param weights positive, {@code [K]}
     * @param means {@code [K][D]}
     * @param standardDeviations positive, {@code [K][D]}
     */
    public double[] rawFromMoments(double[] weights, double[][] means, double[][] standardDeviations) {
        double[] raw = new double[width];
        for (int k = 0; k < components; k++) {
            raw[k] = Math.log(weights[k]);
            constrain(family.rawFromMoments(means[k], standardDeviations[k]), k, raw);
        }
        return raw;
    }

    /**
     * The raw row of a mixture like one of Gaussians, with correlations where the family has them.
     *
     * @param weights positive, {@code [K]}
     * @param means {@code [K][D]}
     * @param covariances positive definite, {@code [K][D][D]}
     */
    public double[] rawFromGaussians(double[] weights, double[][] means, double[][][] covariances) {
        double[] raw = new double[width];
        for (int k = 0; k < components; k++) {
            raw[k] = Math.log(weights[k]);
            constrain(family.rawFromGaussian(means[k], covariances[k]), k, raw);
        }
        return raw;
    }

    /** Puts parameters of component k on the link scale into a raw row. */
    private void constrain(double[] link, int k, double[] raw) {
        int next = 0;
        for (Group group : groups) {
            int size = group.parameter().size();
            for (int j = 0; j < size; j++) {
                raw[group.offset() + k * size + j] =
                        group.parameter().constraint().raw(link[next++]);
            }
        }
    }

    /** The likelihood of rows of this layout; one object for each thread. */
    public MixtureLikelihood likelihood() {
        return new MixtureLikelihood(this);
    }

    /** The likelihood of many single-precision rows of this layout; one object for each thread. */
    public BatchLikelihood batchLikelihood() {
        return family.batchLikelihood(this);
    }

    /**
     * Checks that a row has P columns.
     *
     * @throws IllegalArgumentException if not, saying how P comes about
     */
    public void checkWidth(long columns) {
        if (columns != width) {
            throw new IllegalArgumentException("need " + width + " columns (" + this + ") but got " + columns);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MixtureLayout that
                && family.name().equals(that.family.name())
                && components == that.components
                && targets == that.targets
                && groups.equals(that.groups);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new Object[] {family.name(), components, targets, groups});
    }

    /** For example {@code gaussian, 3 logits + 3 x 1 means + 3 x 1 variances}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(family.name() + ", " + components + " logits");
        for (Group group : groups) {
            Parameter parameter = group.parameter();
            text.append(" + ").append(components).append(" x ").append(parameter.size());
            text.append(' ').append(parameter.name());
        }
        return text.toString();
    }
}
