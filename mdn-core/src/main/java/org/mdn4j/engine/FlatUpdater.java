package org.mdn4j.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/** What DL4J's updaters and penalties do to the flat parameter vector, and their memory in DL4J's order. */
final class FlatUpdater {

    /** One parameter array of a layer within the flat vector. */
    private record Segment(int start, int end, List<Regularization> penalties) {}

    /** Neighbouring parameters with equal updaters, which DL4J keeps together in its state vector. */
    private static final class Block {
        private final IUpdater updater;
        private final List<Segment> segments = new ArrayList<>();

        Block(IUpdater updater) {
            this.updater = updater;
        }

        int start() {
            return segments.get(0).start();
        }

        int size() {
            return segments.get(segments.size() - 1).end() - start();
        }
    }

    private final List<Block> blocks = new ArrayList<>();
    private float[] first = new float[0]; // [parameters] velocity, or first moment
    private float[] second = new float[0]; // [parameters] second moment

    /** Appends the next parameter array of the network. */
    void add(int size, IUpdater updater, List<Regularization> penalties, String where)
            throws UnsupportedConfigurationException {
        boolean known = updater instanceof Adam
                || updater instanceof Nesterovs
                || updater instanceof Sgd
                || updater instanceof NoOp;
        if (!known) {
            throw new UnsupportedConfigurationException(where, "updater " + updater);
        }
        List<Regularization> all = penalties == null ? List.of() : penalties;
        for (Regularization penalty : all) {
            if (!(penalty instanceof L1Regularization
                    || penalty instanceof L2Regularization
                    || penalty instanceof WeightDecay)) {
                throw new UnsupportedConfigurationException(where, "penalty " + penalty);
            }
        }
        Block last = blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
        if (last == null || !last.updater.equals(updater)) {
            last = new Block(updater);
            blocks.add(last);
        }
        int start = first.length;
        last.segments.add(new Segment(start, start + size, List.copyOf(all)));
        first = new float[start + size];
        second = new float[start + size];
    }

    /** Changes the parameters by one step; the gradient is used up. */
    void apply(float[] parameters, float[] gradient, int iteration, int epoch) {
        for (int b = 0; b < blocks.size(); b++) {
            Block block = blocks.get(b);
            for (int s = 0; s < block.segments.size(); s++) {
                Segment segment = block.segments.get(s);
                penalise(segment, parameters, gradient, iteration, epoch);
                update(block.updater, segment, parameters, gradient, iteration, epoch);
            }
        }
    }

    private static void penalise(Segment segment, float[] parameters, float[] gradient, int iteration, int epoch) {
        for (int r = 0; r < segment.penalties().size(); r++) {
            Regularization penalty = segment.penalties().get(r);
            if (penalty instanceof L2Regularization l2) {
                float factor = (float) l2.getL2().valueAt(iteration, epoch);
                for (int i = segment.start(); i < segment.end(); i++) {
                    gradient[i] += factor * parameters[i];
                }
            } else if (penalty instanceof L1Regularization l1) {
                float factor = (float) l1.getL1().valueAt(iteration, epoch);
                for (int i = segment.start(); i < segment.end(); i++) {
                    gradient[i] += factor * Math.signum(parameters[i]);
                }
            }
        }
    }

    private void update(
            IUpdater updater, Segment segment, float[] parameters, float[] gradient, int iteration, int epoch) {
        int start = segment.start();
        int end = segment.end();
        double rate = updater.hasLearningRate() ? updater.getLearningRate(iteration, epoch) : 1;
        float kept = 1 - decay(segment, rate, iteration, epoch);
        if (updater instanceof Adam adam) {
            double correction = Math.sqrt(1 - Math.pow(adam.getBeta2(), iteration + 1.0))
                    / (1 - Math.pow(adam.getBeta1(), iteration + 1.0));
            adam(adam, (float) (rate * correction), kept, parameters, gradient, start, end);
        } else if (updater instanceof Nesterovs nesterovs) {
            float momentum = (float) nesterovs.currentMomentum(iteration, epoch);
            nesterov(momentum, (float) rate, kept, parameters, gradient, start, end);
        } else {
            float factor = updater instanceof Sgd ? (float) rate : 1;
            for (int i = start; i < end; i++) {
                parameters[i] = kept * parameters[i] - factor * gradient[i];
            }
        }
    }

    private static float decay(Segment segment, double rate, int iteration, int epoch) {
        double factor = 0;
        for (int r = 0; r < segment.penalties().size(); r++) {
            if (segment.penalties().get(r) instanceof WeightDecay decay) {
                factor += decay.getCoeff().valueAt(iteration, epoch) * (decay.isApplyLR() ? rate : 1);
            }
        }
        return (float) factor;
    }

    /** Kingma and Ba (2015), with DL4J's placement of epsilon beside the uncorrected second moment. */
    private void adam(Adam adam, float rate, float kept, float[] parameters, float[] gradient, int start, int end) {
        float beta1 = (float) adam.getBeta1();
        float beta2 = (float) adam.getBeta2();
        float epsilon = (float) adam.getEpsilon();
        float[] moment = first;
        float[] square = second;
        for (int i = start; i < end; i++) {
            float g = gradient[i];
            float m = beta1 * moment[i] + (1 - beta1) * g;
            float v = beta2 * square[i] + (1 - beta2) * g * g;
            moment[i] = m;
            square[i] = v;
            parameters[i] = kept * parameters[i] - rate * m / ((float) Math.sqrt(v) + epsilon);
        }
    }

    /** Sutskever et al. (2013). */
    private void nesterov(
            float momentum, float rate, float kept, float[] parameters, float[] gradient, int start, int end) {
        float[] velocity = first;
        for (int i = start; i < end; i++) {
            float before = momentum * velocity[i];
            float after = before - rate * gradient[i];
            velocity[i] = after;
            parameters[i] = kept * parameters[i] - before + (1 + momentum) * after;
        }
    }

    /** How many numbers an updater remembers of each parameter: 0, 1 or 2. */
    private static int memories(IUpdater updater) {
        return Math.toIntExact(updater.stateSize(1));
    }

    /**
     * The memory as DL4J's flat state vector.
     *
     * @param order brings a vector of the order of the parameters into that of DL4J
     */
    float[] state(UnaryOperator<float[]> order) {
        float[][] memory = {order.apply(first), order.apply(second)};
        float[] state = new float[stateSize()];
        int offset = 0;
        for (Block block : blocks) {
            for (int k = 0; k < memories(block.updater); k++) {
                System.arraycopy(memory[k], block.start(), state, offset, block.size());
                offset += block.size();
            }
        }
        return state;
    }

    /**
     * Takes the memory over.
     *
     * @param order brings a vector of the order of DL4J into that of the parameters
     */
    void restore(float[] state, UnaryOperator<float[]> order) {
        if (state.length != stateSize()) {
            throw new IllegalArgumentException(
                    "need " + stateSize() + " numbers of updater state but got " + state.length);
        }
        float[][] memory = new float[2][first.length];
        int offset = 0;
        for (Block block : blocks) {
            for (int k = 0; k < memories(block.updater); k++) {
                System.arraycopy(state, offset, memory[k], block.start(), block.size());
                offset += block.size();
            }
        }
        first = order.apply(memory[0]);
        second = order.apply(memory[1]);
    }

    private int stateSize() {
        return blocks.stream()
                .mapToInt(block -> memories(block.updater) * block.size())
                .sum();
    }

    /** The number of parameters. */
    int size() {
        return first.length;
    }
}
