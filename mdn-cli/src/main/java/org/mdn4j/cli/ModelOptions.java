package org.mdn4j.cli;

import java.nio.file.Path;
import org.mdn4j.data.CsvSource;
import org.mdn4j.model.MdnModel;
import picocli.CommandLine.Option;

/** The options of all commands that use a model on data. */
final class ModelOptions {

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "The model: a .mdn file.")
    private Path model;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description = "The rows: a CSV file with a header line, gzip too; - for standard input.")
    private String data;

    MdnModel load() {
        return MdnModel.load(model);
    }

    CsvSource source() {
        return Sources.of(data);
    }
}
