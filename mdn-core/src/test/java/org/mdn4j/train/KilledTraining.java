package org.mdn4j.train;

import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import org.mdn4j.data.Dataset;
import org.mdn4j.data.RobotArm;

/** A training that runs in a process of its own, so that it can be killed: says a line after each epoch. */
final class KilledTraining {

    private KilledTraining() {}

    static Dataset data() {
        return new RobotArm().sample(120, new SplittableRandom(3));
    }

    static MdnRegressor.Builder options() {
        return MdnRegressor.builder()
                .components(3)
                .hidden(12, 8)
                .members(2)
                .dropout(0.1)
                .noise(0.05, 0.01)
                .maxEpochs(40)
                .seed(5);
    }

    /** Trains with a checkpoint and saves the model. */
    public static void main(String[] arguments) {
        options()
                .checkpoint(Path.of(arguments[0]), Duration.ZERO)
                .listener(epoch -> {
                    System.out.println(epoch.member() + " " + epoch.number());
                    return true;
                })
                .build()
                .fit(data())
                .model()
                .save(Path.of(arguments[1]));
    }
}
