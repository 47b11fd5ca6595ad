package org.mdn4j.benchmarks.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.mdn4j.engine.FusedEngine;

/** What the figures were measured on. */
final class Machine {

    private Machine() {}

    /** A list. */
    static String description(LocalDate date, String torch) {
        return """
                * Date: %s
                * Processor: %s, %d cores, %s %s
                * Java: %s, %s
                * Matrix products of the fused engine: %s
                * OpenBLAS of this build: kernels for %s
                * Peers: DL4J on that OpenBLAS; %s
                """.formatted(
                        date,
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Runtime.version(),
                        System.getProperty("java.vm.name"),
                        FusedEngine.productsBy(),
                        OpenBlas.coreType(),
                        torch);
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"), StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("an unknown processor");
        } catch (IOException e) {
            return "an unknown processor";
        }
    }
}
