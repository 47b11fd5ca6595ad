package org.mdn4j.engine;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.rng.Random;
import org.nd4j.linalg.factory.Nd4j;

/** The state of a DL4J network as plain arrays, and back. */
final class NetworkState {

    private NetworkState() {}

    static EngineState of(MultiLayerNetwork network) {
        INDArray updater = network.getUpdater().getStateViewArray();
        Random random = Nd4j.getRandom();
        return new EngineState(
                network.params().toFloatVector(),
                updater == null ? new float[0] : updater.toFloatVector(),
                network.getIterationCount(),
                network.getEpochCount(),
                new long[] {random.rootState(), random.nodeState()});
    }

    static void restore(MultiLayerNetwork network, EngineState state) {
        parameters(network, state.parameters());
        INDArray updater = network.getUpdater().getStateViewArray();
        long length = updater == null ? 0 : updater.length();
        if (state.updater().length != length) {
            throw new IllegalArgumentException(
                    "need " + length + " numbers of updater state but got " + state.updater().length);
        }
        if (updater != null) {
            updater.assign(Nd4j.create(state.updater(), updater.shape(), 'c'));
        }
        network.setIterationCount(state.iteration());
        network.setEpochCount(state.epoch());
        if (state.random().length == 2) {
            Nd4j.getRandom().setStates(state.random()[0], state.random()[1]);
        }
    }

    static void parameters(MultiLayerNetwork network, float[] flat) {
        requireLength(flat, network.numParams());
        network.setParams(Nd4j.create(flat, new long[] {1, flat.length}, 'c'));
    }

    /** Refuses what is no vector of a network's parameters. */
    static void requireLength(float[] flat, long length) {
        if (flat.length != length) {
            throw new IllegalArgumentException("need " + length + " parameters but got " + flat.length);
        }
    }
}
