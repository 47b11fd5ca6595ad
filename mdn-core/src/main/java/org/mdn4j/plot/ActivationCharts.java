package org.mdn4j.plot;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.mdn4j.distribution.Interval;
import org.mdn4j.network.HiddenActivation;

/** Hidden activations with their derivatives, in small charts with the same axes that stand beside each other. */
public final class ActivationCharts {

    private static final int WIDTH = 460; // pixels
    private static final int HEIGHT = 360;
    private static final Interval X = new Interval(-5, 5);
    private static final Interval SHOWN = new Interval(-5.2, 5.2); // a little more, or XChart labels odd numbers
    private static final Interval Y = new Interval(-2, 3.2);
    private static final int POINTS = 1001; // steps of a derivative look upright

    private ActivationCharts() {}

    /** One chart each, in the order of {@link HiddenActivation#known}, with a leaky ReLU of slope 0.2 added. */
    public static List<XYChart> all() {
        return HiddenActivation.known().stream()
                .filter(label -> !label.equals("identity"))
                .flatMap(label -> label.startsWith("leakyrelu") ? Stream.of(label, "leakyrelu(0.2)") : Stream.of(label))
                .map(HiddenActivation::of)
                .map(ActivationCharts::of)
                .toList();
    }

    /** One activation over [-5, 5]. */
    public static XYChart of(HiddenActivation activation) {
        double[] x = Ranges.grid(X, POINTS);
        double[] value = Arrays.stream(x).map(activation::value).toArray();
        double[] derivative = Arrays.stream(x).map(activation::derivative).toArray();
        XYChart chart = ChartStyle.chart(title(activation), "", "", WIDTH, HEIGHT);
        ChartStyle.line(chart, "derivative", x, derivative, Palette.component(1), Palette.line());
        ChartStyle.line(chart, "value", x, value, Palette.component(0), Palette.line());
        ChartStyle.ranges(chart, SHOWN, Y);
        chart.getStyler().setLegendPosition(LegendPosition.InsideSE);
        chart.getStyler().setXAxisTickMarkSpacingHint(70);
        return chart;
    }

    private static String title(HiddenActivation activation) {
        return switch (activation.name()) {
            case "rrelu" -> activation.label() + ", in prediction";
            case "prelu" -> activation.label() + ", before it learns";
            default -> activation.label();
        };
    }
}
