package org.goodfaith.query.recording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.goodfaith.events.Channel;
import org.goodfaith.query.recording.FormField.Look;
import org.goodfaith.query.recording.FormField.Written;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The form of an order that is entered from a template, made from the template's parameters. */
final class OrderForm {

    private static final String CIRCUMSTANCES = "circumstances";
    private static final String HAPPENED = "occurredAt";

    private OrderForm() {}

    /** @param template as the API describes it */
    static RequestForm of(JsonNode template, FormChoices matter) {
        var needed = new ArrayList<FormElement>();
        var varied = new ArrayList<FormElement>();
        for (JsonNode parameter : template.path("parameters")) {
            boolean required = parameter.path("required").asBoolean(false);
            (required ? needed : varied).add(blank(parameter, required, matter));
        }
        var sections = new ArrayList<RequestForm.Section>();
        sections.add(new RequestForm.Section(
                "The order",
                List.of(
                        new FormField(
                                "datedOn", Look.DAY, Written.TEXT, "Dated", "The day on the signature line.", true),
                        new FormField(
                                "filedOn",
                                Look.DAY,
                                Written.TEXT,
                                "Filed",
                                "The day it was filed or entered on the docket.",
                                false),
                        new FormField(
                                "circumstances.docketEntry",
                                Look.NUMBER,
                                Written.NUMBER,
                                "Docket entry",
                                "The number of the docket entry that shows it.",
                                false),
                        new FormField(
                                "order",
                                Look.LINE,
                                Written.TEXT,
                                "Short name",
                                "Unique in the case. Left empty, it is made of the docket entry, such as ecf-21.",
                                false),
                        new FormField(
                                "judge",
                                Look.SELECT,
                                Written.TEXT,
                                "Judge",
                                "Who made it.",
                                true,
                                matter.judges(),
                                null))));
        if (!needed.isEmpty()) {
            sections.add(new RequestForm.Section("What the order fixes", needed));
        }
        if (!varied.isEmpty()) {
            sections.add(new RequestForm.Section("Where the order departs from the form", varied, true));
        }
        sections.add(new RequestForm.Section("More about the order", more(matter), true));
        return new RequestForm(sections, Map.of("circumstances." + HAPPENED, "datedOn", "order", "circumstances.docketEntry"));
    }

    private static List<FormElement> more(FormChoices matter) {
        return List.of(
                new FormField("title", Look.LINE, Written.TEXT, "Title", "Left empty, it is the template's.", false),
                new FormField(
                        "circumstances.occurredAt",
                        Look.MOMENT,
                        Written.TEXT,
                        "When it was made",
                        "Left empty, it is the day it is dated. On the court's clock (" + matter.clock() + ").",
                        false),
                new FormField(
                        "circumstances.channel",
                        Look.SELECT,
                        Written.TEXT,
                        "Channel",
                        "How it was sent.",
                        false,
                        FactForm.constants(Channel.class),
                        null),
                new FormField(
                        "circumstances.document",
                        Look.LINE,
                        Written.TEXT,
                        "Document's SHA-256 digest",
                        "64 characters from 0 to 9 and a to f. The document itself is not kept.",
                        false),
                new FormField(
                        "supersedesOrders",
                        Look.CHECKBOXES,
                        Written.TEXT,
                        "Orders it replaces whole",
                        null,
                        false,
                        matter.orders(),
                        null),
                new FormField(
                        "supersedesTerms",
                        Look.CHECKBOXES,
                        Written.TERM,
                        "Single terms it replaces",
                        null,
                        false,
                        matter.terms(),
                        null),
                new FormField(
                        "sourceNote",
                        Look.TEXT,
                        Written.TEXT,
                        "What is missing from the copy at hand",
                        "Left empty, the copy is complete.",
                        false));
    }

    /** What is filled in is sent as text, which the API reads by the parameter's type. */
    private static FormField blank(JsonNode parameter, boolean required, FormChoices matter) {
        String name = parameter.path("name").asString();
        Look look =
                switch (parameter.path("type").asString()) {
                    case "date" -> Look.DAY;
                    case "date-time" -> Look.MOMENT;
                    case "time" -> Look.CLOCK;
                    case "integer" -> Look.NUMBER;
                    case "boolean", "choice", "channel" -> Look.SELECT;
                    default -> Look.LINE;
                };
        boolean clock = look == Look.MOMENT || look == Look.CLOCK;
        return new FormField(
                "parameters." + name,
                look,
                Written.TEXT,
                FactForm.words(name),
                parameter.path("description").asString("")
                        + byDefault(parameter)
                        + insteadOf(parameter)
                        + (clock ? " On the court's clock (" + matter.clock() + ")." : ""),
                required,
                options(parameter),
                open(parameter));
    }

    private static String open(JsonNode parameter) {
        JsonNode value = parameter.path("byDefault");
        return value.isValueNode() && !value.isNull()
                ? "As in the form: " + said(value.asString())
                : "Left open by the order";
    }

    private static String insteadOf(JsonNode parameter) {
        String other = parameter.path("insteadOf").asString("");
        return other.isEmpty()
                ? ""
                : " It takes the place of \u201C" + FactForm.words(other) + "\u201D, which is then left empty.";
    }

    private static String byDefault(JsonNode parameter) {
        JsonNode value = parameter.path("byDefault");
        return value.isValueNode() && !value.isNull() ? " Left empty, it is " + said(value.asString()) + "." : "";
    }

    private static List<FormOption> options(JsonNode parameter) {
        return parameter.path("type").asString().equals("boolean")
                ? FactForm.yesNo(null)
                : parameter
                        .path("values")
                        .valueStream()
                        .map(JsonNode::asString)
                        .map(value -> FormOption.of(value, said(value)))
                        .toList();
    }

    private static String said(String value) {
        return switch (value) {
            case "true" -> "yes";
            case "false" -> "no";
            default ->
                value.equals(value.toUpperCase(Locale.ROOT))
                        ? value.toLowerCase(Locale.ROOT).replace('_', ' ')
                        : value;
        };
    }

    /** @return the body, with what an order mostly leaves to be understood */
    static JsonNode body(RequestForm form, FormValues answers, String template) {
        ObjectNode body = form.json(answers);
        body.put("template", template);
        ObjectNode circumstances = (ObjectNode) body.get(CIRCUMSTANCES);
        JsonNode dated = body.get("datedOn");
        if (!circumstances.has(HAPPENED) && dated != null) {
            circumstances.set(HAPPENED, dated);
        }
        if (!body.has("order") && circumstances.has("docketEntry")) {
            body.put("order", "ecf-" + circumstances.get("docketEntry").asString());
        }
        return body;
    }

    /** A template that can be chosen. */
    public record Choice(
            String id, String title, String court, @Nullable String sourceNote) {}

    /** @return the templates, those of this court first */
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
