package org.mdn4j.train;

import java.util.Arrays;
import org.mdn4j.family.MixtureLayout;
import org.mdn4j.network.DenseNetwork;
import org.mdn4j.network.RawNetwork;

/** Finds where the numbers of a training step left the finite range. */
final class Divergence {

    private Divergence() {}

    /** The first row of a gathered minibatch, and the component in it, that is not finite. */
    static String locate(DenseNetwork network, MixtureLayout layout, Batches batches, int batch, int rows) {
        RawNetwork.ForwardPass pass = network.forwardPass();
        float[] raw = new float[layout.width()];
        for (int i = 0; i < rows; i++) {
            pass.run(Arrays.copyOfRange(batches.x(), i * network.inputs(), (i + 1) * network.inputs()), raw);
            int component = badComponent(layout, raw);
            if (component >= 0) {
                return "row " + batches.trainingRow(batch, i) + " of the training data, component " + component;
            }
        }
        return "after row " + batches.trainingRow(batch, rows - 1) + " of the training data, in no single component";
    }

    private static int badComponent(MixtureLayout layout, float[] raw) {
        for (int k = 0; k < layout.components(); k++) {
            boolean finite = Float.isFinite(raw[k]);
            for (MixtureLayout.Group group : layout.groups()) {
                int size = group.parameter().size();
                for (int j = 0; j < size; j++) {
                    finite &= Float.isFinite(raw[group.offset() + k * size + j]);
                }
            }
            if (!finite) {
                return k;
            }
        }
        return -1;
    }
}
