package org.mdn4j.layer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mdn4j.family.MixtureLayout;
import org.mdn4j.family.PositiveFunction;

/**
 * One row with its negative log-likelihood and gradient, computed at 120 digits.
 *
 * @param raw {@code [P]}
 * @param y {@code [D]}
 * @param gradient of the loss with respect to {@code raw}, {@code [P]}
 */
record NllCase(String id, MixtureLayout layout, double[] raw, double[] y, double loss, double[] gradient) {

    /** Nine cases that come with the tests. */
    static List<NllCase> selection() {
        try (InputStream in = NllCase.class.getResourceAsStream("nll_gradients_selection.json")) {
            return read(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All cases, from a folder {@code shared} beside a folder above this one; none where there is no such folder. */
    static List<NllCase> all() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolveSibling("shared/reference/nll_gradients.json");
            if (Files.exists(file)) {
                try {
                    return read(new ObjectMapper().readTree(file.toFile()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return List.of();
    }

    private static List<NllCase> read(JsonNode root) {
        List<NllCase> cases = new ArrayList<>();
        for (JsonNode node : root.get("cases")) {
            double floor = node.has("floor") ? node.get("floor").doubleValue() : 0;
            MixtureLayout layout = MixtureLayout.of(
                            "gaussian", node.get("K").intValue(), node.get("D").intValue())
                    .withVariances(PositiveFunction.of(node.get("activation").textValue()), floor);
            cases.add(new NllCase(
                    node.get("id").textValue(),
                    layout,
                    doubles(node.get("raw")),
                    doubles(node.get("y")),
                    node.get("loss").doubleValue(),
                    doubles(node.get("gradient"))));
        }
        return cases;
    }

    private static double[] doubles(JsonNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).doubleValue();
        }
        return values;
    }

    @Override
    public String toString() {
        return id;
    }
}
