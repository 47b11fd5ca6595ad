package org.mdn4j.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mdn4j.data.TrainingRanges;
import org.mdn4j.distribution.Interval;
import org.mdn4j.io.JsonFormatException;
import org.mdn4j.io.JsonObject;

/** The part of {@code model.json} with the smallest and largest training values of every column. */
final class RangesSection {

    private RangesSection() {}

    static Map<String, Object> write(TrainingRanges ranges) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("inputs", pairs(ranges.inputs()));
        json.put("targets", pairs(ranges.targets()));
        return json;
    }

    private static Map<String, Object> pairs(List<Interval> intervals) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("smallest", intervals.stream().map(Interval::lower).toList());
        json.put("largest", intervals.stream().map(Interval::upper).toList());
        return json;
    }

    static TrainingRanges read(JsonObject json) {
        return new TrainingRanges(intervals(json.object("inputs")), intervals(json.object("targets")));
    }

    private static List<Interval> intervals(JsonObject json) {
        double[] smallest = json.numbers("smallest");
        double[] largest = json.numbers("largest");
        if (smallest.length != largest.length) {
            throw new JsonFormatException(
                    json.path("largest"), "need " + smallest.length + " numbers but got " + largest.length);
        }
        List<Interval> intervals = new ArrayList<>();
        for (int j = 0; j < smallest.length; j++) {
            intervals.add(new Interval(smallest[j], largest[j]));
        }
        return intervals;
    }
}
