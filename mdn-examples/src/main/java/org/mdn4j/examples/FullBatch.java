package org.mdn4j.examples;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.mdn4j.data.Dataset;
import org.mdn4j.engine.FusedEngine;
import org.mdn4j.engine.UnsupportedConfigurationException;

/** Trains a network of a lesson with all rows in every step, as it stands and in the units of the data. */
final class FullBatch {

    private FullBatch() {}

    /** So many steps of the fused engine from where a network is. */
    static FusedEngine train(MultiLayerNetwork network, Dataset data, int steps) {
        FusedEngine engine = engine(network);
        for (int step = 0; step < steps; step++) {
            step(engine, data);
        }
        return engine;
    }

    static FusedEngine engine(MultiLayerNetwork network) {
        try {
            return FusedEngine.of(network);
        } catch (UnsupportedConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One step; gives the loss before it, in nats a row. */
    static double step(FusedEngine engine, Dataset data) {
        return engine.step(floats(data.x()), floats(data.y()), data.size());
    }

    private static float[] floats(double[][] rows) {
        float[] values = new float[rows.length * rows[0].length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) rows[i / rows[0].length][i % rows[0].length];
        }
        return values;
    }
}
