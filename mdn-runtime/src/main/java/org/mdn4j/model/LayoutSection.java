package org.mdn4j.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mdn4j.family.Constraint;
import org.mdn4j.family.MixtureLayout;
import org.mdn4j.family.Parameter;
import org.mdn4j.family.PositiveFunction;
import org.mdn4j.io.JsonFormatException;
import org.mdn4j.io.JsonObject;

/** The part of {@code model.json} that says what the columns of a raw row are. */
final class LayoutSection {

    private LayoutSection() {}

    static Map<String, Object> write(MixtureLayout layout) {
        List<Map<String, Object>> groups = new ArrayList<>();
        for (MixtureLayout.Group group : layout.groups()) {
            Parameter parameter = group.parameter();
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("name", parameter.name());
            json.put("size", parameter.size());
            json.put("function", parameter.constraint().name());
            json.put("floor", parameter.constraint().floor());
            groups.add(json);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("family", layout.family().name());
        json.put("components", layout.components());
        json.put("targets", layout.targets());
        json.put("groups", groups);
        return json;
    }

    /** @param largestWidth how many columns a raw row can have, which the size of the file bounds */
    static MixtureLayout read(JsonObject json, int largestWidth) {
        int components = bounded(json, "components", largestWidth);
        int targets = bounded(json, "targets", largestWidth);
        MixtureLayout plain = MixtureLayout.of(json.string("family"), components, targets);
        List<JsonObject> groups = json.objects("groups");
        if (groups.size() != plain.groups().size()) {
            throw new JsonFormatException(
                    json.path("groups"),
                    "need " + plain.groups().size() + " groups (" + plain + ") but got " + groups.size());
        }
        List<Constraint> constraints = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            JsonObject group = groups.get(g);
            Parameter parameter = plain.groups().get(g).parameter();
            if (!group.string("name").equals(parameter.name()) || group.integer("size") != parameter.size()) {
                throw new JsonFormatException(
                        group.path("name"),
                        "need " + parameter.size() + " " + parameter.name() + " a component but got "
                                + group.integer("size") + " " + group.string("name"));
            }
            constraints.add(constraint(group));
        }
        return plain.withConstraints(constraints);
    }

    private static int bounded(JsonObject json, String name, int largest) {
        int count = json.integer(name);
        if (count > largest) {
            throw new JsonFormatException(
                    json.path(name), "need at most " + largest + " in a file of this size but got " + count);
        }
        return count;
    }

    private static Constraint constraint(JsonObject group) {
        String function = group.string("function");
        return function.equals(Constraint.IDENTITY.name())
                ? Constraint.IDENTITY
                : Constraint.positive(PositiveFunction.of(function), group.number("floor"));
    }
}
