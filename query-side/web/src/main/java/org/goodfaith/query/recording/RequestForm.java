package org.goodfaith.query.recording;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of one API request. Converts their values to the JSON body and back. Pure.
 *
 * @param standIns by the path of an optional field, the path of the field whose value is used if it is blank
 */
public record RequestForm(List<Section> sections, Map<String, String> standIns) {

    private static final String ACTING = "actors.onBehalfOf";
    private static final String ADDRESSED = "actors.to";

    /**
     * Fields under one heading.
     *
     * @param folded whether the section is rarely needed and collapsed at first
     */
    public record Section(String title, List<FormElement> elements, boolean folded) {

        public Section {
            elements = List.copyOf(elements);
        }

        Section(String title, List<? extends FormElement> elements) {
            this(title, List.copyOf(elements), false);
        }

        /** @return whether a folded section is expanded, because a field of it has a value or an error */
        public boolean open(FormValues values, FormErrors errors) {
            return elements.stream()
                    .anyMatch(element -> element.isFilled(values)
                            || element.fields(values).stream().anyMatch(field -> errors.at(field.path()) != null));
        }
    }

    /** A line of the summary of a filled form. */
    public record FilledField(String label, List<String> values) {}

    public RequestForm {
        sections = List.copyOf(sections);
        standIns = Map.copyOf(standIns);
    }

    RequestForm(List<Section> sections) {
        this(sections, Map.of());
    }

    Stream<FormElement> elements() {
        return sections.stream().flatMap(section -> section.elements().stream());
    }

    /** @return the body; with an object for every group of fields, even if all of them are blank */
    ObjectNode json(FormValues values) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        elements().forEach(element -> {
            int dot = element.path().lastIndexOf('.');
            ObjectNode parent = dot < 0 ? body : object(body, element.path().substring(0, dot));
            element.json(values).ifPresent(value -> parent.set(element.path().substring(dot + 1), value));
        });
        return body;
    }

    private static ObjectNode object(ObjectNode body, String path) {
        ObjectNode parent = body;
        for (String name : path.split("\\.", -1)) {
            JsonNode child = parent.get(name);
            parent = child instanceof ObjectNode existing ? existing : parent.putObject(name);
        }
        return parent;
    }

    /** @return the values that produce this body */
    FormValues read(JsonNode body) {
        FormValues values = FormValues.NONE;
        for (FormElement element : elements().toList()) {
            JsonNode node = body.at("/" + element.path().replace('.', '/'));
            if (!node.isMissingNode() && !node.isNull()) {
                values = values.and(element.read(node));
            }
        }
        return values;
    }

    /** @return the values without blank rows between filled ones */
    FormValues compacted(FormValues values) {
        FormValues compacted = values;
        for (FormElement element : elements().toList()) {
            compacted = element instanceof RepeatedFields rows ? rows.compacted(compacted) : compacted;
        }
        return compacted;
    }

    /** @return the field that an API error belongs to; empty if it belongs to none */
    Optional<FormField> at(String errorPath, FormValues values) {
        String path = values.has(errorPath) ? errorPath : standIns.getOrDefault(errorPath, errorPath);
        List<FormField> all = fields(values);
        return all.stream()
                .filter(field -> isWithin(path, field.path()))
                .max(Comparator.comparingInt(field -> field.path().length()))
                .or(() -> all.stream()
                        .filter(field -> isWithin(field.path(), path))
                        .findFirst());
    }

    /** @return the fields for the addressed parties in which an acting party is selected too */
    List<FormField> fieldsNamingBothSides(FormValues values) {
        return fields(values).stream()
                .filter(field -> field.path().endsWith(ADDRESSED))
                .filter(field -> values.all(field.path()).stream()
                        .anyMatch(values.all(field.path().replace(ADDRESSED, ACTING))::contains))
                .toList();
    }

    List<FormField> fields(FormValues values) {
        return elements().flatMap(element -> element.fields(values).stream()).toList();
    }

    private static boolean isWithin(String path, String whole) {
        return path.equals(whole) || path.startsWith(whole + ".") || path.startsWith(whole + "[");
    }

    /**
     * Summarizes the filled fields.
     *
     * @param body the body of the values; fields of an object that it leaves out are skipped
     * @param zone the court's zone
     */
    List<FilledField> summary(FormValues values, JsonNode body, ZoneId zone) {
        return elements()
                .filter(element -> parent(element, body).isObject())
                .map(element -> new FilledField(element.label(), element.summary(values, zone)))
                .filter(line -> !line.values().isEmpty())
                .toList();
    }

    private static JsonNode parent(FormElement element, JsonNode body) {
        int dot = element.path().lastIndexOf('.');
        return dot < 0 ? body : body.at("/" + element.path().substring(0, dot).replace('.', '/'));
    }

    /** @return the required fields that are blank */
    List<FormField> requiredBlank(FormValues values, JsonNode body) {
        return elements()
                .filter(element -> parent(element, body).isObject())
                .flatMap(element -> element instanceof FormField field ? Stream.of(field) : Stream.of())
                .filter(FormField::required)
                .filter(field -> !field.isFilled(values))
                .toList();
    }
}
