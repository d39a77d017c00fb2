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
 * A reusable order template.
 *
 * <p>Every instance has been checked: for any parameter values, its references resolve and its facts and attributes
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
     * Reads and checks a template.
     *
     * @throws InvalidTemplateException if it is invalid; lists every error with file, line, place and reason
     */
    static OrderTemplate of(TemplateFile file) {
        return new TemplateCheck(file).checked();
    }

    /** @param tree a template that conforms to the schema */
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

    /** Returns a description of the order from which the template was written. */
    public String source() {
        return tree.get("source").asString();
    }

    /** Returns the known gaps in the source, or empty if it is complete. */
    public Optional<String> sourceNote() {
        return Optional.ofNullable(tree.get("sourceNote")).map(JsonNode::asString);
    }

    /** Returns the parameters in the order of the template. */
    public List<TemplateParameter> parameters() {
        return List.copyOf(parameters.values());
    }

    /** Returns the template as data with its placeholders and conditions. Callers must not modify it. */
    public JsonNode tree() {
        return tree;
    }

    /** @see #compile(Map, Collection) */
    public Compilation compile(Map<String, ?> given) {
        return compile(given, List.of());
    }

    /**
     * Fills in the template.
     *
     * @param given values by parameter name, of the parameter's type or as text; {@code null} and blank mean no value
     * @param eventsOnRecord events already set in the case, which the terms may refer to
     * @return the order's content, or all problems, each at the parameter that caused it
     */
    public Compilation compile(Map<String, ?> given, Collection<EventKey> eventsOnRecord) {
        var problems = new ArrayList<OrderProblem>();
        var values = values(given, problems);
        return problems.isEmpty() ? fill(values, eventsOnRecord) : new Compilation.Malformed(problems);
    }

    private Compilation fill(SequencedMap<String, JsonNode> values, Collection<EventKey> eventsOnRecord) {
        var filled = new FilledTemplate(tree, parameters, values);
        return switch (read(filled, values, eventsOnRecord)) {
            case Compilation.Compiled compiled -> compiled;
            case Compilation.Malformed(List<OrderProblem> problems) ->
                new Compilation.Malformed(problems.stream()
                        .map(problem -> atParameter(problem, filled))
                        .distinct()
                        .toList());
        };
    }

    /** Reads the content of a filled-in template. Problems have their place in the content. */
    Compilation read(FilledTemplate filled, Map<String, JsonNode> values, Collection<EventKey> eventsOnRecord) {
        var used = new TreeMap<String, String>();
        values.forEach((name, value) -> used.put(name, value.asString()));
        return new ContentReader(
                        title(),
                        new TemplateUse(id(), version(), used),
                        sourceNote().orElse(null))
                .read(filled.content(), eventsOnRecord);
    }

    SequencedMap<String, TemplateParameter> parametersByName() {
        return parameters;
    }

    private SequencedMap<String, JsonNode> values(Map<String, ?> given, List<OrderProblem> problems) {
        given.keySet().stream()
                .filter(name -> !parameters.containsKey(name))
                .forEach(name -> problems.add(new OrderProblem(
                        pointer(name),
                        "unknown parameter; the template's parameters are " + String.join(", ", parameters.keySet()))));
        parameters.values().forEach(parameter -> problems.addAll(conflicts(parameter, given)));
        var values = new LinkedHashMap<String, JsonNode>();
        parameters.values().forEach(parameter -> value(parameter, given.get(parameter.name()), problems)
                .ifPresent(value -> values.put(parameter.name(), value)));
        return values;
    }

    /** Returns a problem at each of two mutually exclusive parameters if both have a value. */
    private static List<OrderProblem> conflicts(TemplateParameter parameter, Map<String, ?> given) {
        String other = parameter.insteadOf();
        if (other == null
                || !TemplateParameter.isGiven(given.get(parameter.name()))
                || !TemplateParameter.isGiven(given.get(other))) {
            return List.of();
        }
        String message = "Fill in either " + other + " or " + parameter.name() + ", not both";
        return List.of(new OrderProblem(pointer(other), message), new OrderProblem(pointer(parameter.name()), message));
    }

    private static Optional<JsonNode> value(
            TemplateParameter parameter, @Nullable Object given, List<OrderProblem> problems) {
        try {
            var value = parameter.read(given).or(() -> parameter.read(parameter.byDefault()));
            if (value.isEmpty() && parameter.required()) {
                problems.add(new OrderProblem(pointer(parameter.name()), "is required: " + parameter.description()));
            }
            return value;
        } catch (IllegalArgumentException e) {
            problems.add(new OrderProblem(pointer(parameter.name()), String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** Moves a problem to the parameter inserted at its place: the template itself has been checked. */
    private OrderProblem atParameter(OrderProblem problem, FilledTemplate filled) {
        JsonNode source = tree.at(filled.source(problem.path()));
        var placeholder = Placeholder.in(source.isString() ? source.asString() : "");
        return placeholder.find()
                ? new OrderProblem(pointer(placeholder.group(1)), problem.message() + " (" + problem.path() + ")")
                : problem;
    }

    private static String pointer(String parameter) {
        return YamlTree.child("/parameters", parameter);
    }
}
