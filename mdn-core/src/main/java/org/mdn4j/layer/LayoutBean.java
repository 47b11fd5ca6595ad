package org.mdn4j.layer;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.mdn4j.family.Constraint;
import org.mdn4j.family.MixtureLayout;
import org.mdn4j.family.Parameter;
import org.mdn4j.family.PositiveFunction;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A {@link MixtureLayout} as it is written into saved networks: the family by name, and the positive function and floor
 * of its variances and scales. No class of the family's is ever named in a file.
 */
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
final class LayoutBean implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String family;
    private final int components;
    private final int targets;
    private final String variance; // null: the family has neither variances nor scales
    private final double varianceFloor;
    private transient MixtureLayout layout;

    @JsonCreator
    LayoutBean(
            @JsonProperty(value = "family", required = true) String family,
            @JsonProperty(value = "components", required = true) int components,
            @JsonProperty(value = "targets", required = true) int targets,
            @JsonProperty(value = "variance", required = true) String variance,
            @JsonProperty(value = "varianceFloor", required = true) double varianceFloor) {
        this.family = family;
        this.components = components;
        this.targets = targets;
        this.variance = variance;
        this.varianceFloor = varianceFloor;
    }

    static LayoutBean of(MixtureLayout layout) {
        List<Constraint> constraints = new ArrayList<>();
        List<Double> floors = new ArrayList<>();
        for (MixtureLayout.Group group : layout.groups()) {
            Parameter parameter = group.parameter();
            Constraint constraint = parameter.constraint();
            switch (parameter.role()) {
                case VARIANCE -> {
                    constraints.add(constraint);
                    floors.add(constraint.floor());
                }
                case SCALE -> {
                    constraints.add(constraint);
                    floors.add(constraint.floor() * constraint.floor());
                }
                case LOCATION, SHAPE -> {}
            }
        }
        LayoutBean bean = new LayoutBean(
                layout.family().name(),
                layout.components(),
                layout.targets(),
                constraints.isEmpty() ? null : constraints.get(0).name(),
                constraints.isEmpty() ? 0 : floors.get(0));
        if (!bean.layout().equals(layout)) {
            throw new IllegalArgumentException(
                    "need a registered family with one positive function for all variances and scales but got "
                            + layout);
        }
        return bean;
    }

    synchronized MixtureLayout layout() {
        if (layout == null) {
            MixtureLayout plain = MixtureLayout.of(family, components, targets);
            layout = variance == null ? plain : plain.withVariances(PositiveFunction.of(variance), varianceFloor);
        }
        return layout;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LayoutBean that
                && family.equals(that.family)
                && components == that.components
                && targets == that.targets
                && Objects.equals(variance, that.variance)
                && Double.compare(varianceFloor, that.varianceFloor) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(family, components, targets, variance, varianceFloor);
    }
}
