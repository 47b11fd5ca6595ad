package org.mdn4j.plot;

import java.util.List;
import java.util.function.DoubleFunction;
import org.mdn4j.data.SimulatedTask;
import org.mdn4j.distribution.UnivariateMixture;
import org.mdn4j.model.MdnModel;

/** The distribution of one target over one input, with their names: what a chart over x draws. Immutable. */
public final class Slice {

    private final String input;
    private final String target;
    private final DoubleFunction<UnivariateMixture> conditional;

    private Slice(String input, String target, DoubleFunction<UnivariateMixture> conditional) {
        this.input = input;
        this.target = target;
        this.conditional = conditional;
    }

    /**
     * A model with one input and one target.
     *
     * @throws IllegalArgumentException if it has more
     */
    public static Slice of(MdnModel model) {
        List<String> inputs = model.columns().inputs();
        List<String> targets = model.columns().targets();
        if (inputs.size() > 1 || targets.size() > 1) {
            throw new IllegalArgumentException("need one input and one target but the model has " + inputs + " and "
                    + targets + "; use Slice.of(model, input, target, at)");
        }
        return of(inputs.get(0), targets.get(0), model::predictUnivariate);
    }

    /**
     * A model with several inputs, along one of them.
     *
     * @param input the name of the input that varies
     * @param target the name of the target; the others are integrated out
     * @param at the values that the other inputs are held at, {@code [inputs]}; that of the one that varies is not used
     * @throws IllegalArgumentException if there is no such column, or {@code at} has another length
     */
    public static Slice of(MdnModel model, String input, String target, double... at) {
        int varying = index(model.columns().inputs(), input);
        int wanted = index(model.columns().targets(), target);
        if (at.length != model.columns().inputs().size()) {
            throw new IllegalArgumentException(
                    "need a value for each of " + model.columns().inputs() + " but got " + at.length);
        }
        double[] fixed = at.clone();
        return of(input, target, value -> {
            double[] x = fixed.clone();
            x[varying] = value;
            return model.predict(x).marginal(wanted);
        });
    }

    /** The truth of a simulated task. */
    public static Slice of(SimulatedTask task) {
        return of(task.columns().inputs().get(0), task.columns().targets().get(0), task::truth);
    }

    /** Any conditional distribution. */
    public static Slice of(String input, String target, DoubleFunction<UnivariateMixture> conditional) {
        return new Slice(input, target, conditional);
    }

    private static int index(List<String> names, String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("no column '" + name + "' among " + names);
        }
        return index;
    }

    /** The name of the input. */
    public String input() {
        return input;
    }

    /** The name of the target. */
    public String target() {
        return target;
    }

    /** The distribution of the target at a value of the input. */
    public UnivariateMixture at(double x) {
        return conditional.apply(x);
    }
}
