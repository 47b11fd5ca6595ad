package org.mdn4j.network;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the names of activations. A new one is a class and a line here. */
final class ActivationNames {

    private static final Pattern LABEL = Pattern.compile("([a-z0-9]+)(?:\\((.*)\\))?");

    private static final Map<String, Entry> ENTRIES = entries();

    private ActivationNames() {}

    /**
     * How to make an activation.
     *
     * @param usual the parameters that are used where none are given
     * @param what names the parameters, for messages
     */
    private record Entry(double[] usual, String what, Function<double[], HiddenActivation> maker) {}

    private static Map<String, Entry> entries() {
        Map<String, Entry> entries = new LinkedHashMap<>();
        plain(entries, "identity", Identity::new);
        plain(entries, "sigmoid", LogisticSigmoid::new);
        plain(entries, "tanh", Tanh::new);
        plain(entries, "hardtanh", HardTanh::new);
        plain(entries, "softplus", Softplus::new);
        plain(entries, "relu", Relu::new);
        with(entries, "leakyrelu", "slope", p -> LeakyRelu.of(p[0]), 0.01);
        with(
                entries,
                "rrelu",
                "smallest slope, largest slope",
                p -> LeakyRelu.randomised(p[0], p[1]),
                1 / 8.0,
                1 / 3.0);
        with(entries, "prelu", "slope of every unit", ParametricRelu::new, 0.25);
        plain(entries, "abs", LeakyRelu::absoluteValue);
        with(entries, "elu", "alpha", p -> Elu.of(p[0]), 1);
        plain(entries, "selu", Elu::selfNormalising);
        plain(entries, "serlu", Serlu::new);
        with(entries, "swish", "beta", p -> new Swish(p[0]), 1);
        plain(entries, "gelu", Gelu::new);
        return entries;
    }

    private static void plain(Map<String, Entry> entries, String name, Supplier<HiddenActivation> maker) {
        entries.put(name, new Entry(new double[0], "no parameter", p -> maker.get()));
    }

    private static void with(
            Map<String, Entry> entries,
            String name,
            String what,
            Function<double[], HiddenActivation> maker,
            double... usual) {
        entries.put(name, new Entry(usual, what, maker));
    }

    /** Every name with its usual parameters. */
    static List<String> known() {
        return ENTRIES.entrySet().stream()
                .map(entry -> withBrackets(entry.getKey(), entry.getValue().usual()))
                .toList();
    }

    static String label(String name, List<Double> parameters) {
        double[] own = parameters.stream().mapToDouble(Double::doubleValue).toArray();
        return Arrays.equals(own, ENTRIES.get(name).usual()) ? name : withBrackets(name, own);
    }

    private static String withBrackets(String name, double[] parameters) {
        return parameters.length == 0
                ? name
                : Arrays.stream(parameters)
                        .mapToObj(ActivationNames::shortest)
                        .collect(Collectors.joining(",", name + "(", ")"));
    }

    /** The shortest text that reads as the same number. */
    private static String shortest(double number) {
        return number == (long) number ? Long.toString((long) number) : Double.toString(number);
    }

    static HiddenActivation parse(String label) {
        Matcher parts = LABEL.matcher(label.toLowerCase(Locale.ROOT).replace(" ", ""));
        Entry entry = parts.matches() ? ENTRIES.get(parts.group(1)) : null;
        if (entry == null) {
            throw new IllegalArgumentException(
                    "need an activation among " + String.join(", ", known()) + " but got '" + label + "'");
        }
        if (parts.group(2) == null) {
            return entry.maker().apply(entry.usual());
        }
        double[] parameters = numbers(parts.group(2), label, entry);
        boolean list = parts.group(1).equals("prelu"); // as many slopes as there are units
        if (parameters.length != entry.usual().length && !(list && parameters.length > 0)) {
            throw unsuitable(label, entry);
        }
        return entry.maker().apply(parameters);
    }

    private static double[] numbers(String text, String label, Entry entry) {
        try {
            double[] numbers = Arrays.stream(text.split(",", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            if (!Arrays.stream(numbers).allMatch(Double::isFinite)) {
                throw unsuitable(label, entry);
            }
            return numbers;
        } catch (NumberFormatException e) {
            throw unsuitable(label, entry);
        }
    }

    private static IllegalArgumentException unsuitable(String label, Entry entry) {
        return new IllegalArgumentException("need " + entry.what() + " in the brackets but got '" + label + "'");
    }
}
