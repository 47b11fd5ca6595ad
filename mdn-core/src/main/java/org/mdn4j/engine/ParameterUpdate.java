package org.mdn4j.engine;

import java.util.List;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/** What a DL4J updater and its penalties do to one parameter array. */
final class ParameterUpdate {

    private final IUpdater updater;
    private final List<Regularization> penalties;
    private final float[] firstMoment;
    private final float[] secondMoment;
    private final double learningRate;
    private int iteration;

    private ParameterUpdate(IUpdater updater, List<Regularization> penalties, int size) {
        this.updater = updater;
        this.penalties = penalties == null ? List.of() : List.copyOf(penalties);
        this.firstMoment = updater instanceof Adam ? new float[size] : null;
        this.secondMoment = updater instanceof Adam ? new float[size] : null;
        this.learningRate = updater.getLearningRate(0, 0);
    }

    static ParameterUpdate of(IUpdater updater, List<Regularization> penalties, int size, String where)
            throws UnsupportedConfigurationException {
        boolean known = updater instanceof Adam adam && adam.getLearningRateSchedule() == null
                || updater instanceof Sgd sgd && sgd.getLearningRateSchedule() == null;
        if (!known) {
            throw new UnsupportedConfigurationException(where, "updater " + updater);
        }
        for (Regularization penalty : penalties == null ? List.<Regularization>of() : penalties) {
            if (!(penalty instanceof L1Regularization
                    || penalty instanceof L2Regularization
                    || penalty instanceof WeightDecay)) {
                throw new UnsupportedConfigurationException(where, "penalty " + penalty);
            }
        }
        return new ParameterUpdate(updater, penalties, size);
    }

    /** Changes the parameters by one step; the gradient is used up. */
    void apply(float[] parameters, float[] gradient) {
        for (Regularization penalty : penalties) {
            if (penalty instanceof L2Regularization l2) {
                addScaled(gradient, parameters, (float) l2.getL2().valueAt(iteration, 0));
            } else if (penalty instanceof L1Regularization l1) {
                addSigns(gradient, parameters, (float) l1.getL1().valueAt(iteration, 0));
            }
        }
        if (updater instanceof Adam adam) {
            adam(adam, gradient);
        } else {
            scale(gradient, (float) learningRate);
        }
        for (Regularization penalty : penalties) {
            if (penalty instanceof WeightDecay decay) {
                double factor = decay.getCoeff().valueAt(iteration, 0) * (decay.isApplyLR() ? learningRate : 1);
                addScaled(gradient, parameters, (float) factor);
            }
        }
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] -= gradient[i];
        }
        iteration++;
    }

    /** Kingma and Ba (2015), with DL4J's placement of epsilon beside the uncorrected second moment. */
    private void adam(Adam adam, float[] gradient) {
        float beta1 = (float) adam.getBeta1();
        float beta2 = (float) adam.getBeta2();
        float epsilon = (float) adam.getEpsilon();
        double correction = Math.sqrt(1 - Math.pow(adam.getBeta2(), iteration + 1.0))
                / (1 - Math.pow(adam.getBeta1(), iteration + 1.0));
        float rate = (float) (learningRate * correction);
        for (int i = 0; i < gradient.length; i++) {
            float g = gradient[i];
            float m = beta1 * firstMoment[i] + (1 - beta1) * g;
            float v = beta2 * secondMoment[i] + (1 - beta2) * g * g;
            firstMoment[i] = m;
            secondMoment[i] = v;
            gradient[i] = rate * m / ((float) Math.sqrt(v) + epsilon);
        }
    }

    private static void addScaled(float[] gradient, float[] parameters, float factor) {
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] += factor * parameters[i];
        }
    }

    private static void addSigns(float[] gradient, float[] parameters, float factor) {
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] += factor * Math.signum(parameters[i]);
        }
    }

    private static void scale(float[] values, float factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }
}
