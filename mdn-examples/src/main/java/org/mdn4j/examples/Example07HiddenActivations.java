package org.mdn4j.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mdn4j.network.HiddenActivation;
import org.mdn4j.plot.ActivationCharts;
import org.mdn4j.plot.Pictures;

/**
 * Teaches the nonlinearities of hidden layers by their derivatives: what the backward pass multiplies with, layer by layer.
 * The logistic sigmoid's is at most a quarter.
 */
public final class Example07HiddenActivations {

    /**
     * How steep an activation is.
     *
     * @param smallest derivative
     * @param largest derivative
     * @param largestAt where that is
     */
    record Slopes(double smallest, double largest, double largestAt) {}

    private static final double RANGE = 20;
    private static final double STEP = 1e-3;

    private Example07HiddenActivations() {}

    /** The first argument, if any, is the folder for the picture. */
    public static void main(String[] args) throws IOException {
        run(Lesson.output(args));
    }

    static Map<String, Slopes> run(Path out) throws IOException {
        Map<String, Slopes> slopes = new LinkedHashMap<>();
        System.out.println("derivatives            smallest   largest   at x =");
        for (String label : HiddenActivation.known()) {
            Slopes found = slopes(HiddenActivation.of(label));
            slopes.put(HiddenActivation.of(label).name(), found);
            System.out.printf(
                    "  %-20s %8.4f  %8.4f %8.3f%n",
                    shortened(label), found.smallest(), found.largest(), found.largestAt());
        }
        System.out.printf(
                "through ten layers of sigmoids a gradient shrinks to %.1e of itself or less%n",
                Math.pow(slopes.get("sigmoid").largest(), 10));
        Path file = out.resolve("activations.png");
        Pictures.save(ActivationCharts.all(), 4, file);
        Lesson.wrote(file);
        return slopes;
    }

    private static Slopes slopes(HiddenActivation activation) {
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        double largestAt = Double.NaN;
        int steps = (int) Math.round(RANGE / STEP);
        for (int i = -steps; i <= steps; i++) {
            double x = i * STEP;
            double slope = activation.derivative(x);
            smallest = Math.min(smallest, slope);
            if (slope > largest) {
                largest = slope;
                largestAt = x;
            }
        }
        return new Slopes(smallest, largest, largestAt);
    }

    private static String shortened(String label) {
        return label.replace("0.3333333333333333", "0.333");
    }
}
