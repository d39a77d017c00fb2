package org.goodfaith.command.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.goodfaith.command.template.InvalidTemplateException.TemplateFault;
import org.goodfaith.rulebook.intake.OrderProblem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Checks a template before it is used and reports every error with its line. */
final class TemplateCheck {

    private final TemplateFile file;
    private final Set<TemplateFault> faults = new LinkedHashSet<>();

    TemplateCheck(TemplateFile file) {
        this.file = file;
    }

    /** @throws InvalidTemplateException if the template has any error */
    OrderTemplate checked() {
        try {
            var yaml = YamlTree.of(file.yaml());
            OrderSchema.TEMPLATE.problems(yaml.root()).forEach(problem -> report(yaml, problem));
            throwIfFaulty();
            requireDistinctParameters(yaml);
            throwIfFaulty();
            var template = OrderTemplate.of(yaml.root());
            checkParameters(yaml, template);
            checkPlaceholders(yaml, template);
            throwIfFaulty();
            checkCombinations(yaml, template);
            throwIfFaulty();
            return template;
        } catch (YamlTree.Unreadable e) {
            throw new InvalidTemplateException(List.of(new TemplateFault(
                    file.name(), e.line(), e.problem().path(), e.problem().message())));
        }
    }

    private void requireDistinctParameters(YamlTree yaml) {
        var seen = new LinkedHashSet<String>();
        var parameters = yaml.root().path("parameters");
        for (int i = 0; i < parameters.size(); i++) {
            String name = parameters.get(i).get("name").asString();
            if (!seen.add(name)) {
                report(
                        yaml,
                        new OrderProblem(
                                "/parameters/" + i + "/name", "another parameter has the name '" + name + "'"));
            }
        }
    }

    private void checkParameters(YamlTree yaml, OrderTemplate template) {
        var nodes = yaml.root().path("parameters");
        for (int i = 0; i < nodes.size(); i++) {
            var parameter = template.parameters().get(i);
            String path = "/parameters/" + i;
            requireReadable(yaml, parameter, nodes.get(i), path, "default");
            requireReadable(yaml, parameter, nodes.get(i), path, "example");
            if (parameter.required() && parameter.byDefault() != null) {
                report(yaml, new OrderProblem(path + "/default", "a required parameter must not have a default"));
            }
            if (parameter.type() == TemplateParameter.Type.BOOLEAN && parameter.byDefault() == null) {
                report(yaml, new OrderProblem(path, "a boolean parameter requires a default"));
            }
            String other = parameter.insteadOf();
            if (other != null
                    && (other.equals(parameter.name())
                            || parameter.required()
                            || template.parameters().stream()
                                    .noneMatch(one -> one.name().equals(other) && !one.required()))) {
                report(
                        yaml,
                        new OrderProblem(
                                path + "/insteadOf", "must name another parameter, and neither may be required"));
            }
        }
    }

    private void requireReadable(YamlTree yaml, TemplateParameter parameter, JsonNode node, String path, String key) {
        try {
            parameter.read(node.get(key));
        } catch (IllegalArgumentException e) {
            report(yaml, new OrderProblem(path + "/" + key, String.valueOf(e.getMessage())));
        }
    }

    private void checkPlaceholders(YamlTree yaml, OrderTemplate template) {
        var used = new LinkedHashSet<String>();
        for (String part : List.of("events", "terms")) {
            checkPlaceholders(yaml, template, yaml.root().path(part), "/" + part, used);
        }
        var parameters = template.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (!used.contains(parameters.get(i).name())) {
                report(
                        yaml,
                        new OrderProblem(
                                "/parameters/" + i, "'" + parameters.get(i).name() + "' is never used"));
            }
        }
    }

    private void checkPlaceholders(
            YamlTree yaml, OrderTemplate template, JsonNode node, String path, Set<String> used) {
        if (node.isString()) {
            checkText(yaml, template, node.asString(), path, used);
        }
        if (node.isObject() && node.has(FilledTemplate.IF)) {
            checkCondition(yaml, template, node.get(FilledTemplate.IF), path + "/$if", used);
        }
        if (node.isObject()) {
            node.properties()
                    .forEach(member -> checkPlaceholders(
                            yaml, template, member.getValue(), YamlTree.child(path, member.getKey()), used));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            checkPlaceholders(yaml, template, node.get(i), path + "/" + i, used);
        }
    }

    private void checkText(YamlTree yaml, OrderTemplate template, String text, String path, Set<String> used) {
        if (!Placeholder.isWellFormed(text)) {
            report(
                    yaml,
                    new OrderProblem(
                            path, "a placeholder is ${name}, ${name:long}, ${name:words} or ${name:words day}"));
        }
        var found = Placeholder.in(text);
        while (found.find()) {
            var placeholder = Placeholder.of(found);
            used.add(placeholder.name());
            var parameter = template.parametersByName().get(placeholder.name());
            if (parameter == null) {
                report(yaml, new OrderProblem(path, "unknown parameter '" + placeholder.name() + "'"));
            } else {
                requireFormat(yaml, placeholder, parameter, path);
            }
        }
    }

    private void requireFormat(YamlTree yaml, Placeholder placeholder, TemplateParameter parameter, String path) {
        try {
            sample(parameter).ifPresent(value -> placeholder.format(parameter, value));
        } catch (IllegalArgumentException e) {
            report(yaml, new OrderProblem(path, String.valueOf(e.getMessage())));
        }
    }

    private void checkCondition(YamlTree yaml, OrderTemplate template, JsonNode name, String path, Set<String> used) {
        used.add(name.asString());
        var parameter = template.parametersByName().get(name.asString());
        if (parameter == null) {
            report(yaml, new OrderProblem(path, "unknown parameter '" + name.asString() + "'"));
        } else if (parameter.type() != TemplateParameter.Type.BOOLEAN && !parameter.isOptional()) {
            report(
                    yaml,
                    new OrderProblem(
                            path, "'" + parameter.name() + "' always has a value, so this condition is always true"));
        }
    }

    /** Fills in the template with and without each optional value, and with each boolean true and false. */
    private void checkCombinations(YamlTree yaml, OrderTemplate template) {
        for (var values : samples(template)) {
            var filled = new FilledTemplate(yaml.root(), template.parametersByName(), values);
            filled.problems().forEach(problem -> report(yaml, problem));
            if (filled.problems().isEmpty()
                    && template.read(filled, values, List.of()) instanceof Compilation.Malformed(var problems)) {
                problems.forEach(
                        problem -> report(yaml, new OrderProblem(sourceOf(problem, filled), problem.message())));
            }
        }
    }

    /** Returns the place in the template. An unknown key has none; the object that contains it has. */
    private static String sourceOf(OrderProblem problem, FilledTemplate filled) {
        return filled.source(problem.path());
    }

    private static List<SequencedMap<String, JsonNode>> samples(OrderTemplate template) {
        var fewest = new LinkedHashMap<String, JsonNode>();
        template.parameters().stream()
                .filter(parameter -> !parameter.isOptional())
                .forEach(parameter -> sample(parameter).ifPresent(value -> fewest.put(parameter.name(), value)));
        var samples = new ArrayList<SequencedMap<String, JsonNode>>();
        samples.add(fewest);
        var most = new LinkedHashMap<>(fewest);
        for (var parameter : template.parameters()) {
            if (parameter.isOptional()) {
                var sample = sample(parameter).orElseThrow();
                most.put(parameter.name(), sample);
                samples.add(with(fewest, parameter, sample));
            }
            if (parameter.type() == TemplateParameter.Type.BOOLEAN) {
                sample(parameter)
                        .ifPresent(defaultAnswer -> samples.add(with(
                                fewest,
                                parameter,
                                JsonNodeFactory.instance.booleanNode(!defaultAnswer.booleanValue()))));
            }
        }
        samples.add(most);
        return samples;
    }

    private static SequencedMap<String, JsonNode> with(
            Map<String, JsonNode> values, TemplateParameter parameter, JsonNode value) {
        var changed = new LinkedHashMap<>(values);
        changed.put(parameter.name(), value);
        return changed;
    }

    private static Optional<JsonNode> sample(TemplateParameter parameter) {
        return parameter.read(parameter.byDefault() == null ? parameter.example() : parameter.byDefault());
    }

    private void report(YamlTree yaml, OrderProblem problem) {
        faults.add(new TemplateFault(file.name(), yaml.line(problem.path()), problem.path(), problem.message()));
    }

    private void throwIfFaulty() {
        if (!faults.isEmpty()) {
            throw new InvalidTemplateException(List.copyOf(faults));
        }
    }
}
