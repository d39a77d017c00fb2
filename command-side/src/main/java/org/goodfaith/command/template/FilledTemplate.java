package org.goodfaith.command.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import org.goodfaith.rulebook.intake.OrderProblem;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A template's tree with the parameter values inserted.
 *
 * <p>A text that consists of one bare placeholder becomes the value itself, with the value's type. If the parameter has
 * no value, the property or item is omitted. A condition, {@code {$if: name, then: ..., else: ...}}, becomes one of its
 * branches or is omitted.
 */
final class FilledTemplate {

    static final String IF = "$if";
    static final String THEN = "then";
    static final String ELSE = "else";

    private static final Set<String> CONDITION_KEYS = Set.of(IF, THEN, ELSE);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, TemplateParameter> parameters;
    private final Map<String, JsonNode> values;
    private final Map<String, String> sources = new HashMap<>();
    private final List<OrderProblem> problems = new ArrayList<>();
    private final JsonNode content;

    /**
     * @param template a complete template; its events and terms are filled in
     * @param values the values by parameter name
     */
    FilledTemplate(JsonNode template, Map<String, TemplateParameter> parameters, Map<String, JsonNode> values) {
        this.parameters = parameters;
        this.values = values;
        var filled = NODES.objectNode();
        for (String part : List.of("events", "terms")) {
            JsonNode node = template.get(part);
            if (node != null) {
                fill(node, "/" + part, "/" + part).ifPresent(value -> filled.set(part, value));
            }
        }
        this.content = filled;
    }

    JsonNode content() {
        return content;
    }

    /** Returns the errors found while filling in, with their place in the template. */
    List<OrderProblem> problems() {
        return problems;
    }

    /** Returns the place in the template from which this place of the content was created. */
    String source(String path) {
        var at = JsonPointer.compile(path);
        while (at != null) {
            String source = sources.get(at.toString());
            if (source != null) {
                return source;
            }
            at = at.head();
        }
        return "";
    }

    private Optional<JsonNode> fill(JsonNode node, String from, String to) {
        sources.put(to, from);
        if (node.isString()) {
            return text(node.asString(), from);
        }
        if (node.isArray()) {
            var filled = NODES.arrayNode();
            for (int i = 0; i < node.size(); i++) {
                fill(node.get(i), from + "/" + i, to + "/" + filled.size()).ifPresent(filled::add);
            }
            return Optional.of(filled);
        }
        if (node.isObject()) {
            return node.has(IF) ? condition(node, from, to) : object(node, from, to);
        }
        return Optional.of(node);
    }

    private Optional<JsonNode> object(JsonNode node, String from, String to) {
        var filled = NODES.objectNode();
        node.properties().forEach(member -> fill(
                        member.getValue(), YamlTree.child(from, member.getKey()), YamlTree.child(to, member.getKey()))
                .ifPresent(value -> filled.set(member.getKey(), value)));
        return Optional.of(filled);
    }

    private Optional<JsonNode> condition(JsonNode node, String from, String to) {
        node.propertyNames().stream()
                .filter(key -> !CONDITION_KEYS.contains(key))
                .forEach(key -> problems.add(new OrderProblem(
                        YamlTree.child(from, key),
                        "unknown key '" + key + "' in a condition; the keys are $if, then and else")));
        if (!node.has(THEN)) {
            problems.add(new OrderProblem(from, "a condition requires 'then'"));
        }
        JsonNode value = values.get(node.get(IF).asString());
        boolean isTrue = value != null && !(value.isBoolean() && !value.booleanValue());
        String branch = isTrue ? THEN : ELSE;
        JsonNode chosen = node.get(branch);
        return chosen == null ? Optional.empty() : fill(chosen, from + "/" + branch, to);
    }

    private Optional<JsonNode> text(String text, String from) {
        var found = Placeholder.in(text);
        if (found.matches() && found.group(2) == null) {
            return Optional.ofNullable(values.get(found.group(1)));
        }
        String filled = found.reset().replaceAll(at -> Matcher.quoteReplacement(format(Placeholder.of(at), from)));
        return Optional.of(NODES.stringNode(filled));
    }

    private String format(Placeholder placeholder, String from) {
        var parameter = parameters.get(placeholder.name());
        var value = values.get(placeholder.name());
        if (parameter == null || value == null) {
            problems.add(new OrderProblem(
                    from, "'" + placeholder.name() + "' is optional; a text may use it only inside a condition"));
            return "";
        }
        return placeholder.format(parameter, value);
    }
}
