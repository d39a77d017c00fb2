package org.goodfaith.query.recording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.goodfaith.events.Channel;
import org.goodfaith.query.page.Messages;
import org.goodfaith.query.recording.FormField.InputType;
import org.goodfaith.query.recording.FormField.JsonForm;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The form of an order from a template, built from the template's parameters. */
final class OrderForm {

    private static final String CIRCUMSTANCES = "circumstances";
    private static final String OCCURRED_AT = "occurredAt";

    private OrderForm() {}

    /** @param template the template as the API describes it */
    static RequestForm of(JsonNode template, FormChoices choices) {
        var blanks = new ArrayList<FormElement>();
        var departures = new ArrayList<FormElement>();
        for (JsonNode parameter : template.path("parameters")) {
            boolean required = parameter.path("required").asBoolean(false);
            (required ? blanks : departures).add(field(parameter, required, choices));
        }
        var sections = new ArrayList<RequestForm.Section>();
        sections.add(new RequestForm.Section(Messages.get("recording.order.section"), heading(choices)));
        if (!blanks.isEmpty()) {
            sections.add(new RequestForm.Section(Messages.get("recording.order.section.blanks"), blanks));
        }
        if (!departures.isEmpty()) {
            sections.add(new RequestForm.Section(Messages.get("recording.order.section.departures"), departures, true));
        }
        sections.add(new RequestForm.Section(Messages.get("recording.order.section.more"), more(choices), true));
        return new RequestForm(
                sections, Map.of("circumstances.occurredAt", "datedOn", "order", "circumstances.docketEntry"));
    }

    private static List<FormElement> heading(FormChoices choices) {
        var heading = new ArrayList<FormElement>(List.of(
                text("datedOn", InputType.DAY, "recording.order.datedOn", true),
                text("filedOn", InputType.DAY, "recording.order.filedOn", false),
                FormField.of(
                        "circumstances.docketEntry",
                        InputType.NUMBER,
                        JsonForm.NUMBER,
                        "recording.order.docketEntry",
                        false),
                text("order", InputType.LINE, "recording.order.shortName", false),
                FormField.of(
                        "judge", InputType.SELECT, JsonForm.TEXT, "recording.order.judge", true, choices.judges())));
        JointForm.field(choices).ifPresent(heading::add);
        return heading;
    }

    private static List<FormElement> more(FormChoices choices) {
        return List.of(
                text("title", InputType.LINE, "recording.order.orderTitle", false),
                new FormField(
                        "circumstances.occurredAt",
                        InputType.MOMENT,
                        JsonForm.TEXT,
                        Messages.get("recording.order.occurredAt"),
                        Messages.get("recording.order.occurredAt.hint", choices.clock()),
                        false),
                FormField.of(
                        "circumstances.channel",
                        InputType.SELECT,
                        JsonForm.TEXT,
                        "recording.order.channel",
                        false,
                        FactLabels.options(Channel.class)),
                text("circumstances.document", InputType.LINE, "recording.order.document", false),
                FormField.of(
                        "supersedesOrders",
                        InputType.CHECKBOXES,
                        JsonForm.TEXT,
                        "recording.order.supersedesOrders",
                        false,
                        choices.orders()),
                FormField.of(
                        "supersedesTerms",
                        InputType.CHECKBOXES,
                        JsonForm.TERM,
                        "recording.order.supersedesTerms",
                        false,
                        choices.terms()),
                text("sourceNote", InputType.TEXT, "recording.order.sourceNote", false));
    }

    private static FormField text(String path, InputType inputType, String key, boolean required) {
        return FormField.of(path, inputType, JsonForm.TEXT, key, required);
    }

    /** Sends every value as text. The API reads it by the parameter's type. */
    private static FormField field(JsonNode parameter, boolean required, FormChoices choices) {
        String name = parameter.path("name").asString();
        InputType inputType =
                switch (parameter.path("type").asString()) {
                    case "date" -> InputType.DAY;
                    case "date-time" -> InputType.MOMENT;
                    case "time" -> InputType.CLOCK;
                    case "integer" -> InputType.NUMBER;
                    case "boolean", "choice", "channel" -> InputType.SELECT;
                    default -> InputType.LINE;
                };
        return new FormField(
                "parameters." + name,
                inputType,
                JsonForm.TEXT,
                FactForm.words(name),
                hint(parameter, inputType, choices),
                required,
                options(parameter),
                blankLabel(parameter));
    }

    private static String hint(JsonNode parameter, InputType inputType, FormChoices choices) {
        var sentences = new ArrayList<String>();
        sentences.add(parameter.path("description").asString(""));
        byDefault(parameter)
                .map(value -> Messages.get("recording.order.parameter.default", value))
                .ifPresent(sentences::add);
        String other = parameter.path("insteadOf").asString("");
        if (!other.isEmpty()) {
            sentences.add(Messages.get("recording.order.parameter.insteadOf", FactForm.words(other)));
        }
        if (inputType == InputType.MOMENT || inputType == InputType.CLOCK) {
            sentences.add(Messages.get("recording.form.courtTime", choices.clock()));
        }
        return String.join(" ", sentences);
    }

    private static String blankLabel(JsonNode parameter) {
        return byDefault(parameter)
                .map(value -> Messages.get("recording.order.parameter.standard", value))
                .orElseGet(() -> Messages.get("recording.order.parameter.open"));
    }

    private static Optional<String> byDefault(JsonNode parameter) {
        JsonNode value = parameter.path("byDefault");
        return value.isValueNode() && !value.isNull() ? Optional.of(words(value.asString())) : Optional.empty();
    }

    private static List<FormOption> options(JsonNode parameter) {
        return switch (parameter.path("type").asString()) {
            case "boolean" -> FactForm.yesNo(null);
            case "channel" -> FactLabels.options(Channel.class);
            default ->
                parameter
                        .path("values")
                        .valueStream()
                        .map(JsonNode::asString)
                        .map(value -> FormOption.of(value, words(value)))
                        .toList();
        };
    }

    /** @return a value of a template in words, such as "by video" for {@code BY_VIDEO} */
    private static String words(String value) {
        return switch (value) {
            case "true" -> Messages.get("recording.form.yes").toLowerCase(Locale.ROOT);
            case "false" -> Messages.get("recording.form.no").toLowerCase(Locale.ROOT);
            default ->
                value.equals(value.toUpperCase(Locale.ROOT))
                        ? value.toLowerCase(Locale.ROOT).replace('_', ' ')
                        : value;
        };
    }

    /** @return the body, with the date of the order as its time and a short name from the docket entry if blank */
    static JsonNode body(RequestForm form, FormValues values, String template) {
        ObjectNode body = form.json(values);
        body.put("template", template);
        ObjectNode circumstances = (ObjectNode) body.get(CIRCUMSTANCES);
        JsonNode datedOn = body.get("datedOn");
        if (!circumstances.has(OCCURRED_AT) && datedOn != null) {
            circumstances.set(OCCURRED_AT, datedOn);
        }
        if (!body.has("order") && circumstances.has("docketEntry")) {
            body.put("order", "ecf-" + circumstances.get("docketEntry").asString());
        }
        return body;
    }

    /** A template to choose. */
    public record Choice(
            String id, String title, String court, @Nullable String sourceNote) {}

    /** @return the templates; those of this court first */
    static List<Choice> choices(JsonNode templates, String court) {
        var choices = new ArrayList<Choice>();
        for (JsonNode template : templates.path("templates")) {
            JsonNode note = template.path("sourceNote");
            choices.add(new Choice(
                    template.path("id").asString(),
                    template.path("title").asString(),
                    template.path("court").asString(),
                    note.isString() ? note.asString() : null));
        }
        choices.sort(Comparator.comparing(choice -> !choice.court().equals(court)));
        return choices;
    }
}
