package org.goodfaith.standalone.samples;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.goodfaith.events.Fact;
import org.goodfaith.events.FactTypes;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads sample cases from YAML. Dates may be relative to the day of loading; entries may be named. */
final class SampleReader {

    /**
     * A relative date: some days before or after the day of loading, moved away from it off a weekend; optionally with
     * a time.
     */
    private static final Pattern RELATIVE_DAY = Pattern.compile("today([+-]\\d{1,4})(T\\d{2}:\\d{2})?");

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private SampleReader() {}

    static JsonNode tree(String yaml) {
        return YAML.readTree(yaml);
    }

    /** @return the step with relative dates resolved from {@code today} and named entries replaced by their numbers */
    static SampleCase.Step step(JsonNode step, LocalDate today, Map<String, Long> entries) {
        JsonNode dated = replaced(step, text -> dated(text, today));
        return JSON.treeToValue(numbered(dated, entries), SampleCase.Step.class);
    }

    static Fact fact(String name, JsonNode body) {
        return JSON.treeToValue(
                body,
                FactTypes.find(name)
                        .orElseThrow(() -> new IllegalArgumentException("there is no fact called " + name)));
    }

    private static String dated(String text, LocalDate today) {
        Matcher relative = RELATIVE_DAY.matcher(text);
        if (!relative.matches()) {
            return text;
        }
        int days = Integer.parseInt(relative.group(1));
        LocalDate day = today.plusDays(days);
        while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            day = day.plusDays(days < 0 ? -1 : 1);
        }
        return day + (relative.group(2) == null ? "" : relative.group(2));
    }

    private static JsonNode numbered(JsonNode node, Map<String, Long> entries) {
        return mapped(node, leaf -> {
            if (!leaf.isString() || !leaf.asString().startsWith("@")) {
                return leaf;
            }
            Long entry = entries.get(leaf.asString().substring(1));
            if (entry == null) {
                throw new IllegalArgumentException("no earlier step is called " + leaf.asString());
            }
            return LongNode.valueOf(entry);
        });
    }

    private static JsonNode replaced(JsonNode node, UnaryOperator<String> change) {
        return mapped(node, leaf -> leaf.isString() ? StringNode.valueOf(change.apply(leaf.asString())) : leaf);
    }

    private static JsonNode mapped(JsonNode node, UnaryOperator<JsonNode> change) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = object.objectNode();
                object.properties().forEach(member -> copy.set(member.getKey(), mapped(member.getValue(), change)));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = array.arrayNode();
                array.forEach(element -> copy.add(mapped(element, change)));
                yield copy;
            }
            default -> change.apply(node);
        };
    }
}
