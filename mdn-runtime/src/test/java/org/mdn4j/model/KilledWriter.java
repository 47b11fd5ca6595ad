package org.mdn4j.model;

import java.nio.file.Path;

/** Writes two models in turns over one file, in a process of its own, until it is killed. */
final class KilledWriter {

    private KilledWriter() {}

    static MdnModel model(int which) {
        return RandomModels.gaussian(8, which);
    }

    public static void main(String[] arguments) {
        Path file = Path.of(arguments[0]);
        MdnModel[] models = {model(0), model(1)};
        for (int i = 0; true; i++) {
            models[i % 2].save(file);
            System.out.println(i);
        }
    }
}
