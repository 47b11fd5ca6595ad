package org.mdn4j.activation;

import org.mdn4j.network.HiddenActivation;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * One of our hidden activations in a DL4J network, stored by its name: SERLU, ELU with any alpha, swish, GELU. Works on
 * arrays of any shape; in double precision where they are, else in single.
 */
public final class NamedActivation extends BaseActivationFunction {

    private static final long serialVersionUID = 1L;

    private final String name;
    private transient HiddenActivation function; // made when first asked for after deserialisation

    /**
     * The activation of a name, such as {@code elu(0.5)}.
     *
     * @throws IllegalArgumentException if there is none, naming those that exist
     */
    public NamedActivation(@JsonProperty("name") String name) {
        this.function = HiddenActivation.of(name);
        this.name = function.label();
    }

    /** The name, with parameters where they are not the usual ones. */
    @JsonProperty("name")
    public String name() {
        return name;
    }

    HiddenActivation function() {
        if (function == null) {
            function = HiddenActivation.of(name);
        }
        return function;
    }

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
        if (in.dataType() == DataType.DOUBLE) {
            double[] x = in.dup('c').data().asDouble();
            for (int i = 0; i < x.length; i++) {
                x[i] = function().value(x[i]);
            }
            return in.assign(Nd4j.create(x, in.shape(), 'c'));
        }
        float[] x = in.dup('c').data().asFloat();
        function().apply(x, x, x.length);
        return in.assign(Nd4j.create(x, in.shape(), 'c'));
    }

    @Override
    public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
        assertShape(in, epsilon);
        INDArray gradient = epsilon.dup('c');
        if (in.dataType() == DataType.DOUBLE) {
            double[] x = in.dup('c').data().asDouble();
            for (int i = 0; i < x.length; i++) {
                x[i] = function().derivative(x[i]);
            }
            return new Pair<>(gradient.muli(Nd4j.create(x, in.shape(), 'c')), null);
        }
        float[] x = in.dup('c').data().asFloat();
        float[] value = new float[x.length];
        float[] chained = gradient.data().asFloat();
        function().apply(x, value, x.length);
        function().backward(x, value, chained, x.length);
        return new Pair<>(gradient.assign(Nd4j.create(chained, in.shape(), 'c')), null);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NamedActivation that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** The {@link #name}. */
    @Override
    public String toString() {
        return name;
    }
}
