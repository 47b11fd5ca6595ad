package org.mdn4j.layer;

import org.mdn4j.family.MixtureLayout;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Turns raw rows {@code [N, P]} into the activated groups of a mixture: softmax weights, identity means, positive
 * variances. See {@link MixtureLayout} for the columns.
 */
public final class MixtureActivation extends BaseActivationFunction {

    private static final long serialVersionUID = 1L;

    private final LayoutBean layout;

    /** The activation of a layout. */
    public MixtureActivation(MixtureLayout layout) {
        this(LayoutBean.of(layout));
    }

    MixtureActivation(@JsonProperty("layout") LayoutBean layout) {
        this.layout = layout;
    }

    /** Which columns are which group. */
    public MixtureLayout layout() {
        return layout.layout();
    }

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
        Rows rows = Rows.of(in);
        layout().checkWidth(rows.columns());
        double[] row = new double[rows.columns()];
        for (int i = 0; i < rows.count(); i++) {
            rows.read(i, row);
            layout().activate(row, row);
            rows.write(i, row);
        }
        return in.assign(rows.toArray());
    }

    @Override
    public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
        assertShape(in, epsilon);
        Rows raw = Rows.of(in);
        Rows gradient = Rows.of(epsilon);
        layout().checkWidth(raw.columns());
        double[] rawRow = new double[raw.columns()];
        double[] gradientRow = new double[raw.columns()];
        for (int i = 0; i < raw.count(); i++) {
            raw.read(i, rawRow);
            gradient.read(i, gradientRow);
            layout().activateBackward(rawRow, gradientRow);
            gradient.write(i, gradientRow);
        }
        return new Pair<>(gradient.toArray(), null);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MixtureActivation that && layout.equals(that.layout);
    }

    @Override
    public int hashCode() {
        return layout.hashCode();
    }

    @Override
    public String toString() {
        return "MixtureActivation(" + layout() + ")";
    }
}
