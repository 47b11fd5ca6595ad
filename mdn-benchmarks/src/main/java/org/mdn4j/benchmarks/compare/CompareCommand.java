package org.mdn4j.benchmarks.compare;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures this project beside its peers, in one run, and prints the ratios. */
@Command(
        name = "compare",
        description = "Measure training, prediction, threads, memory and growth beside PyTorch and DL4J in one run. "
                + "Takes some minutes on an idle machine.")
public final class CompareCommand implements Callable<Integer> {

    private static final List<Section> SECTIONS = List.of(
            new TrainSection(), new PredictSection(), new ThreadSection(), new GrowthSection(), new MemorySection());

    @Option(names = "--write", paramLabel = "FILE", description = "Also write the page into a file.")
    private Path file;

    @Option(names = "--quick", description = "Short rounds: a first look within a minute or so.")
    private boolean quick;

    @Option(
            names = "--only",
            paramLabel = "SECTION",
            split = ",",
            description = "Only these: train, predict, threads, growth, memory.")
    private List<String> only = List.of();

    @Option(
            names = "--python",
            paramLabel = "PATH",
            defaultValue = "/usr/bin/python3",
            description = "The Python that has PyTorch (default: ${DEFAULT-VALUE}).")
    private String python;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        List<Section> chosen = chosen();
        Optional<TorchPeer> torch = TorchPeer.start(python);
        try {
            String peer = torch.map(TorchPeer::description)
                    .orElse("PyTorch was left out, since " + python + " does not have it");
            List<String> page =
                    new ArrayList<>(List.of(introduction(Machine.description(LocalDate.now(), peer), quick)));
            out.println(page.get(0));
            Setting setting = new Setting(quick ? Contest.QUICK : Contest.THOROUGH, torch);
            for (Section section : chosen) {
                page.add(section.measure(setting));
                out.println(page.get(page.size() - 1));
                out.flush();
            }
            if (file != null) {
                Files.writeString(file, String.join("\n", page), StandardCharsets.UTF_8);
            }
        } finally {
            if (torch.isPresent()) {
                torch.get().close();
            }
        }
        return 0;
    }

    private List<Section> chosen() {
        List<String> known = SECTIONS.stream().map(Section::name).toList();
        for (String name : only) {
            if (!known.contains(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "need sections among " + String.join(", ", known) + " but got '" + name + "'");
            }
        }
        return SECTIONS.stream()
                .filter(section -> only.isEmpty() || only.contains(section.name()))
                .collect(Collectors.toList());
    }

    private static String introduction(String machine, boolean quick) {
        return """
                # Performance

                Written by `java -jar mdn-benchmarks/target/mdn-benchmarks.jar compare --write docs/performance.md` (after
                `mvn -q package`). All contenders are measured in one run, in turn, on one thread each unless it says otherwise;
                figures are medians. The ratios carry over to other machines better than the times.

                %s""".formatted(machine);
    }
}
