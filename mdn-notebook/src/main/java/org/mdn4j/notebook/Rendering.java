package org.mdn4j.notebook;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.knowm.xchart.internal.chartpart.IChart;
import org.mdn4j.data.Dataset;
import org.mdn4j.plot.Pictures;

/** How values look in a notebook: charts as pictures, data and matrices as tables, all else as text. */
final class Rendering {

    private static final int MOST_COLUMNS = 3;
    private static final int FIRST_ROWS = 5;

    private Rendering() {}

    static void registerAll(Renderer renderer) {
        renderer.createRegistration(IChart.class)
                .preferring(MIMEType.IMAGE_PNG)
                .register((chart, context) -> picture(List.of(chart), 1, context.getOutputContainer()));
        renderer.createRegistration(List.class)
                .preferring(MIMEType.TEXT_PLAIN)
                .register((list, context) -> list(list, context.getOutputContainer()));
        renderer.createRegistration(double[].class)
                .preferring(MIMEType.TEXT_PLAIN)
                .register((row, context) -> context.getOutputContainer().putText(Arrays.toString(row)));
        renderer.createRegistration(double[][].class)
                .preferring(MIMEType.TEXT_HTML)
                .register((matrix, context) -> Table.of(matrix).putInto(context.getOutputContainer()));
        renderer.createRegistration(Dataset.class)
                .preferring(MIMEType.TEXT_HTML)
                .register((data, context) -> Table.of(data, FIRST_ROWS).putInto(context.getOutputContainer()));
    }

    private static void list(List<?> list, DisplayData out) {
        if (!list.isEmpty() && list.stream().allMatch(IChart.class::isInstance)) {
            List<IChart> charts = list.stream().map(IChart.class::cast).toList();
            picture(charts, Math.min(MOST_COLUMNS, charts.size()), out);
        }
    }

    /** Puts charts beside each other into one picture. */
    static void picture(List<? extends IChart> charts, int columns, DisplayData out) {
        out.putData(MIMEType.IMAGE_PNG, Base64.getEncoder().encodeToString(Pictures.png(charts, columns)));
        out.putText(charts.size() == 1 ? "a chart" : charts.size() + " charts");
    }
}
