package org.mdn4j.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

final class RandomisedLeakyReLUTest {

    private static final int COUNT = 20_000;

    private final RandomisedLeakyReLU activation = new RandomisedLeakyReLU(0.1, 0.3);

    private static INDArray minusOnes() {
        return Nd4j.ones(DataType.DOUBLE, COUNT / 10, 10).negi();
    }

    @Test
    void slopesFillTheRangeEvenlyInTrainingAndAreTheirAverageInPrediction() {
        INDArray trained = activation.getActivation(minusOnes(), true).negi();
        assertThat(trained.minNumber().doubleValue()).isBetween(0.1, 0.101);
        assertThat(trained.maxNumber().doubleValue()).isBetween(0.299, 0.3);
        assertThat(trained.meanNumber().doubleValue()).isCloseTo(0.2, within(2e-3));
        assertThat(trained.varNumber().doubleValue()).isCloseTo(0.04 / 12, within(1e-4));
        assertThat(activation.getActivation(minusOnes(), false))
                .isEqualTo(minusOnes().muli(0.2));
    }

    @Test
    void theGradientHasTheSlopesOfItsForwardPass() {
        INDArray x = Nd4j.createFromArray(new double[][] {{-1, 2, -1}, {3, -1, -1}});
        INDArray value = activation.getActivation(x.dup(), true);
        activation.getActivation(x.dup(), false); // a prediction in between changes nothing
        INDArray gradient =
                activation.backprop(x, Nd4j.ones(DataType.DOUBLE, 2, 3)).getFirst();
        assertThat(gradient.mul(x)).isEqualTo(value);
    }

    @Test
    void theSeedOfNd4jRepeatsTheSlopes() {
        Nd4j.getRandom().setSeed(5);
        INDArray first = activation.getActivation(minusOnes(), true);
        INDArray second = activation.getActivation(minusOnes(), true);
        Nd4j.getRandom().setSeed(5);
        assertThat(activation.getActivation(minusOnes(), true)).isEqualTo(first).isNotEqualTo(second);
    }

    @Test
    void sharedInstancesAreFound() {
        INDArray small = Nd4j.ones(DataType.DOUBLE, 2, 3);
        assertThatThrownBy(() -> new RandomisedLeakyReLU(0, 1).backprop(small, small.dup()))
                .hasMessageContaining("over 6 numbers but have none");
        activation.getActivation(minusOnes(), true);
        assertThatThrownBy(() -> activation.backprop(small, small.dup()))
                .hasMessageContaining("but have 20000; give every layer its own rrelu(0.1,0.3)");
        assertThatThrownBy(() -> new RandomisedLeakyReLU(1, 0)).hasMessageContaining("at most the largest");
    }
}
