package org.goodfaith.command.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.TemplateUse;
import org.goodfaith.rulebook.intake.OrderProblem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A reusable order form.
 *
 * <p>An instance has been checked: whatever is filled in, its references lead somewhere and its facts and attributes
 * exist.
 */
public final class OrderTemplate {

    private final JsonNode tree;
    private final SequencedMap<String, TemplateParameter> parameters;

    private OrderTemplate(JsonNode tree, SequencedMap<String, TemplateParameter> parameters) {
        this.tree = tree;
        this.parameters = parameters;
    }

    /**
     * Reads a template and tries it out.
     *
     * @throws BrokenTemplate if it cannot be used, naming file, line, place and reason of everything that is wrong
     */
    static OrderTemplate of(TemplateFile file) {
        return new TemplateCheck(file).checked();
    }

    /** @param tree a template that the schema has passed */
    static OrderTemplate of(JsonNode tree) {
        var parameters = new LinkedHashMap<String, TemplateParameter>();
        tree.path("parameters").forEach(node -> {
            var parameter = TemplateParameter.of(node);
            parameters.put(parameter.name(), parameter);
        });
        return new OrderTemplate(tree, parameters);
    }

    public String id() {
        return tree.get("id").asString();
    }

    public int version() {
        return tree.get("version").intValue();
    }

    public String title() {
        return tree.get("title").asString();
    }

    public CourtId court() {
        return CourtId.of(tree.get("court").asString());
    }

    /** @return the order it was written from */
    public String source() {
        return tree.get("source").asString();
    }

    /** @return what is known to be missing from the source; empty if it is complete */
    public Optional<String> sourceNote() {
        return Optional.ofNullable(tree.get("sourceNote")).map(JsonNode::asString);
    }

    /** @return the blanks of the form, in its order */
    public List<TemplateParameter> parameters() {
        return List.copyOf(parameters.values());
    }

    /** @return the template as data, with its placeholders and conditions; not to be modified */
    public JsonNode tree() {
        return tree;
    }

    /** @see #compile(Map, Collection) */
    public Compilation compile(Map<String, ?> given) {
        return compile(given, List.of());
    }

    /**
     * Fills in the form.
     *
     * @param given values by parameter, of the parameter's type or as text; {@code null} or blank is as not given
     * @param eventsOnRecord events already set in the case
     * @return the order's content, or every problem with the parameter it comes from
     */
    public Compilation compile(Map<String, ?> given, Collection<EventKey> eventsOnRecord) {
        var problems = new ArrayList<OrderProblem>();
        var values = values(given, problems);
        return problems.isEmpty() ? fill(values, eventsOnRecord) : new Compilation.Malformed(problems);
    }

    private Compilation fill(SequencedMap<String, JsonNode> values, Collection<EventKey> eventsOnRecord) {
        var form = new FilledForm(tree, parameters, values);
        return switch (read(form, values, eventsOnRecord)) {
            case Compilation.Compiled compiled -> compiled;
            case Compilation.Malformed(List<OrderProblem> problems) ->
                new Compilation.Malformed(problems.stream()
                        .map(problem -> ofParameter(problem, form))
                        .distinct()
                        .toList());
        };
    }

    /** Reads a form that was filled in; problems are at their place in the content. */
    Compilation read(FilledForm form, Map<String, JsonNode> values, Collection<EventKey> eventsOnRecord) {
        var used = new TreeMap<String, String>();
        values.forEach((name, value) -> used.put(name, value.asString()));
        return new ContentReader(
                        title(),
                        new TemplateUse(id(), version(), used),
                        sourceNote().orElse(null))
                .read(form.content(), eventsOnRecord);
    }

    SequencedMap<String, TemplateParameter> parametersByName() {
        return parameters;
    }

    private SequencedMap<String, JsonNode> values(Map<String, ?> given, List<OrderProblem> problems) {
        given.keySet().stream()
                .filter(name -> !parameters.containsKey(name))
                .forEach(name -> problems.add(new OrderProblem(
                        place(name),
                        "this template has no such parameter; it has " + String.join(", ", parameters.keySet()))));
        parameters.values().forEach(parameter -> problems.addAll(contradictions(parameter, given)));
        var values = new LinkedHashMap<String, JsonNode>();
        parameters.values().forEach(parameter -> value(parameter, given.get(parameter.name()), problems)
                .ifPresent(value -> values.put(parameter.name(), value)));
        return values;
    }

    /** @return that two parameters are filled in of which the order has one, at the place of each */
    private static List<OrderProblem> contradictions(TemplateParameter parameter, Map<String, ?> given) {
        String other = parameter.insteadOf();
        if (other == null
                || !TemplateParameter.isGiven(given.get(parameter.name()))
                || !TemplateParameter.isGiven(given.get(other))) {
            return List.of();
        }
        String says = "Only one of " + other + " and " + parameter.name()
                + " can be filled in: the order says the one or the other";
        return List.of(new OrderProblem(place(other), says), new OrderProblem(place(parameter.name()), says));
    }

    private static Optional<JsonNode> value(
            TemplateParameter parameter, @Nullable Object given, List<OrderProblem> problems) {
        try {
            var value = parameter.read(given).or(() -> parameter.read(parameter.byDefault()));
            if (value.isEmpty() && parameter.required()) {
                problems.add(new OrderProblem(place(parameter.name()), "is required: " + parameter.description()));
            }
            return value;
        } catch (IllegalArgumentException e) {
            problems.add(new OrderProblem(place(parameter.name()), String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** The template itself has been checked, so what is wrong came from what was filled in at that place. */
    private OrderProblem ofParameter(OrderProblem problem, FilledForm form) {
        JsonNode source = tree.at(form.source(problem.path()));
        var placeholder = Placeholder.in(source.isString() ? source.asString() : "");
        return placeholder.find()
                ? new OrderProblem(place(placeholder.group(1)), problem.message() + " (" + problem.path() + ")")
                : problem;
    }

    private static String place(String parameter) {
        return YamlTree.child("/parameters", parameter);
    }
}
