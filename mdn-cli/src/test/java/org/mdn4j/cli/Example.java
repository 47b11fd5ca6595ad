package org.mdn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** A small table with a text, a gap and two targets, and models trained on it. */
final class Example {

    private Example() {}

    /** The rows: y is 1 + x for red and 5 + x for blue; z is twice that. Some cells of every column are missing. */
    static Path table(Path file, int rows, long seed) throws IOException {
        SplittableRandom rng = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder("id,colour,x,y,z\n");
        for (int i = 0; i < rows; i++) {
            boolean red = rng.nextBoolean();
            double x = rng.nextDouble();
            double y = (red ? 1 : 5) + x + 0.2 * rng.nextGaussian();
            double z = 2 * y + 0.2 * rng.nextGaussian();
            text.append("row ").append(i).append(',');
            text.append(rng.nextInt(20) == 0 ? "" : red ? "red" : "blue").append(',');
            text.append(rng.nextInt(20) == 0 ? "NA" : Double.toString(x)).append(',');
            text.append(y)
                    .append(',')
                    .append(rng.nextInt(20) == 0 ? "?" : Double.toString(z))
                    .append('\n');
        }
        return Files.writeString(file, text);
    }

    /** Trains for a moment, with one network of two components. */
    static Path train(Path table, String targets, Path model) {
        CommandLineRun run = CommandLineRun.of(
                "train",
                "--data",
                table,
                "--target",
                targets,
                "--ignore",
                "id" + (targets.equals("y") ? ",z" : ""),
                "--model",
                model,
                "--components",
                2,
                "--hidden",
                16,
                "--members",
                1,
                "--epochs",
                60,
                "--seed",
                1);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return model;
    }
}
