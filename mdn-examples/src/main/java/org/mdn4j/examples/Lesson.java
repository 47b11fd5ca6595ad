package org.mdn4j.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import org.mdn4j.distribution.Mixture;
import org.mdn4j.distribution.UnivariateDistribution;
import org.mdn4j.train.TrainingListener;

/** What all lessons need around the lesson: where data lies, where pictures go, and a line now and then. */
final class Lesson {

    private Lesson() {}

    /** The folder for pictures: the first argument, else {@code out}. */
    static Path output(String[] args) {
        return Path.of(args.length > 0 ? args[0] : "out");
    }

    /** A file of the project's {@code data} folder. */
    static Path data(String name) {
        return folder("data").resolve(name);
    }

    /** A folder of the project, seen from the project's or a module's folder. */
    static Path folder(String name) {
        for (Path folder : new Path[] {Path.of(name), Path.of("..", name)}) {
            if (Files.isDirectory(folder)) {
                return folder;
            }
        }
        throw new IllegalStateException(
                "found no folder " + name + "; start the example in the project's folder or in mdn-examples");
    }

    /** Prints every so many epochs how training goes. */
    static TrainingListener progress(int every) {
        return epoch -> {
            if (epoch.number() == 1 || epoch.number() % every == 0) {
                System.out.printf(
                        "member %d   epoch %4d   train %8.4f   validation %8.4f%n",
                        epoch.member() + 1,
                        epoch.number(),
                        epoch.trainLogLikelihood(),
                        epoch.validationLogLikelihood());
            }
            return true;
        };
    }

    /** Prints the components of a mixture of one target that have a share in it. */
    static void describe(Mixture mixture) {
        double[] weights = mixture.weights();
        for (int k = 0; k < weights.length; k++) {
            UnivariateDistribution component = mixture.components().get(k).marginal(0);
            if (weights[k] >= 0.01) {
                System.out.printf(
                        "  weight %.3f   mean %7.3f   standard deviation %.3f%n",
                        weights[k], component.expectation(), component.standardDeviation());
            }
        }
    }

    /** Says where a picture is. */
    static void wrote(Path file) {
        System.out.println("wrote " + file.toAbsolutePath().normalize());
    }
}
