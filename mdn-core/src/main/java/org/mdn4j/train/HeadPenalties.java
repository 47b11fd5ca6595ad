package org.mdn4j.train;

import java.util.Arrays;
import org.mdn4j.family.BatchLikelihood;
import org.mdn4j.family.MixtureLayout;
import org.mdn4j.family.Parameter;

/** Half the squares of raw outputs, times a penalty of their own for logits, locations and widths, off the objective. */
final class HeadPenalties implements BatchLikelihood {

    private final BatchLikelihood climbed;
    private final float[] penalties; // [P] one for each raw output

    HeadPenalties(BatchLikelihood climbed, Objective objective, MixtureLayout layout) {
        this.climbed = climbed;
        this.penalties = new float[layout.width()];
        Arrays.fill(penalties, 0, layout.components(), (float) objective.logitPenalty());
        for (MixtureLayout.Group group : layout.groups()) {
            Parameter parameter = group.parameter();
            double penalty = parameter.role() == Parameter.Role.LOCATION
                    ? objective.locationPenalty()
                    : parameter.role().isWidth() ? objective.widthPenalty() : 0;
            int end = group.offset() + layout.components() * parameter.size();
            Arrays.fill(penalties, group.offset(), end, (float) penalty);
        }
    }

    @Override
    public double logLikelihood(float[] raw, float[] y, float factor, float[] gradient, int rows) {
        double sum = climbed.logLikelihood(raw, y, factor, gradient, rows);
        for (int i = 0; i < rows; i++) {
            int row = i * penalties.length;
            for (int j = 0; j < penalties.length; j++) {
                gradient[row + j] -= factor * penalties[j] * raw[row + j];
            }
        }
        return sum;
    }
}
