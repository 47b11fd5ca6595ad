package org.mdn4j.examples;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Draws all pictures of {@code docs/gallery.md} anew, by running every lesson that draws. Seeds are fixed: the same machine
 * draws the same pictures.
 */
public final class Gallery {

    /** A lesson. */
    @FunctionalInterface
    private interface Main {

        void run(String[] args) throws IOException;
    }

    private Gallery() {}

    /** The first argument, if any, is the folder for the pictures; else it is {@code docs/images}. */
    public static void main(String[] args) throws IOException {
        Path target = args.length > 0 ? Path.of(args[0]) : Lesson.folder("docs").resolve("images");
        Path drawn = Files.createTempDirectory("gallery");
        Main[] lessons = {
            Example01GoodfellowFigure64::main,
            Example02InverseProblem::main,
            Example03OldFaithful::main,
            Example04Motorcycle::main,
            Example05RobotArm::main,
            Example07HiddenActivations::main,
            Example08OutputUnits::main,
            Example09Saturation::main,
            Example10VanishingGradients::main,
            Example11WeightStarts::main,
            Example12DyingRelu::main,
            Example13ActivationRace::main,
            Example14BatchNormalisation::main,
            Example16NumberOfComponents::main,
            Example17Figure64InSteps::main,
            Example18Automatic::main
        };
        for (Main lesson : lessons) {
            lesson.run(new String[] {drawn.toString()});
        }
        copyPictures(drawn, target);
    }

    /** Copies the PNG pictures; the SVG ones are ten times as large. */
    private static void copyPictures(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (DirectoryStream<Path> pictures = Files.newDirectoryStream(from, "*.png")) {
            for (Path picture : pictures) {
                Path file = to.resolve(picture.getFileName());
                Files.copy(picture, file, StandardCopyOption.REPLACE_EXISTING);
                Lesson.wrote(file);
            }
        }
    }
}
