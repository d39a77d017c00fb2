package org.goodfaith.query.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.FactNames;
import org.goodfaith.query.history.EntryView;
import tools.jackson.databind.JsonNode;

/**
 * Formats the details of an entry as labels and values. It omits no stored attribute; attributes without a label of
 * their own get a label from their name.
 *
 * @param names the names of the case's parties by id
 */
public record EntryDetails(Map<String, String> names, PageTimes times) {

    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2})?)?");

    /** Attributes whose values may look like constants but are names. */
    private static final Set<String> NAMES =
            Set.of("judge", "initials", "by", "court", "docketNumber", "name", "successor");

    private static final Set<String> LABELED = Set.of(
            "circumstances",
            "occurredAt",
            "docketEntry",
            "attachment",
            "document",
            "actors",
            "onBehalfOf",
            "to",
            "by",
            "datedOn",
            "filedOn");

    /**
     * One recorded attribute.
     *
     * @param value empty if the attribute has parts
     */
    public record EntryDetail(String label, String value, List<EntryDetail> parts) {}

    public List<EntryDetail> of(EntryView entry) {
        return members(entry.details());
    }

    private List<EntryDetail> members(JsonNode object) {
        var lines = new ArrayList<EntryDetail>();
        object.properties().forEach(member -> add(member.getKey(), member.getValue(), lines));
        return lines;
    }

    private void add(String name, JsonNode value, List<EntryDetail> lines) {
        if (value.isNull() || (value.isContainer() && value.isEmpty())) {
            return;
        }
        if (value.isObject()) {
            lines.add(new EntryDetail(label(name), "", members(value)));
        } else if (value.isArray() && value.get(0).isContainer()) {
            int number = 0;
            for (JsonNode element : value) {
                number++;
                lines.add(new EntryDetail(label(name) + " " + number, "", members(element)));
            }
        } else if (value.isArray()) {
            lines.add(new EntryDetail(
                    label(name),
                    value.valueStream().map(element -> words(name, element)).collect(Collectors.joining("; ")),
                    List.of()));
        } else {
            lines.add(new EntryDetail(label(name), words(name, value), List.of()));
        }
    }

    private static String label(String name) {
        String words = PageWords.WORDS.fact(name);
        return LABELED.contains(name)
                ? Messages.get("details." + name)
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private String words(String name, JsonNode value) {
        if (value.isBoolean()) {
            return Messages.get(value.asBoolean() ? "details.yes" : "details.no");
        }
        String text = value.asString();
        if (TIME.matcher(text).matches()) {
            return times.of(CourtTime.of(text));
        }
        if (!NAMES.contains(name) && CONSTANT.matcher(text).matches()) {
            return FactNames.constant(text);
        }
        return names.getOrDefault(text, text);
    }
}
