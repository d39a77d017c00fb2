package org.goodfaith.command.template;

import java.util.HashMap;
import java.util.Map;
import org.goodfaith.rulebook.intake.OrderProblem;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * A YAML document as a tree, with the line of every value.
 *
 * <p>Accepts plain data only, so that a template means what it appears to say. Rejects anchors, aliases, tags,
 * duplicate keys and a second document. Limits length and depth.
 *
 * @param root the document
 * @param lines the line of each value, from 1, by its JSON pointer
 */
record YamlTree(JsonNode root, Map<String, Integer> lines) {

    /** The longest template, in characters. */
    static final int LENGTH_MAX = 500_000;

    private static final int DEPTH_MAX = 40;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .loadSettings(LoadSettings.builder()
                            .setCodePointLimit(LENGTH_MAX)
                            .setMaxAliasesForCollections(1)
                            .setAllowRecursiveKeys(false)
                            .build())
                    .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_MAX)
                            .build())
                    .build())
            .build();

    /** A document that cannot be read, and the reason. */
    static final class Unreadable extends Exception {

        private final int line;
        private final transient OrderProblem problem;

        Unreadable(int line, String path, String message) {
            super(message, null, false, false);
            this.line = line;
            this.problem = new OrderProblem(path, message);
        }

        int line() {
            return line;
        }

        OrderProblem problem() {
            return problem;
        }
    }

    /** @throws Unreadable if the text is not one document of plain data within the limits */
    static YamlTree of(String yaml) throws Unreadable {
        if (yaml.length() > LENGTH_MAX) {
            throw new Unreadable(1, "", "a template has at most " + LENGTH_MAX + " characters");
        }
        var lines = new HashMap<String, Integer>();
        try (var parser = (YAMLParser) YAML.createParser(yaml)) {
            if (parser.nextToken() == null) {
                throw new Unreadable(1, "", "the file is empty");
            }
            var root = value(parser, "", lines);
            if (parser.nextToken() != null) {
                throw new Unreadable(line(parser), "", "a file must contain exactly one document");
            }
            return new YamlTree(root, Map.copyOf(lines));
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw new Unreadable(line, "", "invalid YAML: " + firstLine(e.getOriginalMessage()));
        }
    }

    /** Returns the line of the value, or of the nearest value that contains it. */
    int line(String path) {
        var at = JsonPointer.compile(path);
        while (at != null) {
            Integer line = lines.get(at.toString());
            if (line != null) {
                return line;
            }
            at = at.head();
        }
        return 1;
    }

    private static JsonNode value(YAMLParser parser, String path, Map<String, Integer> lines) throws Unreadable {
        requirePlain(parser, path);
        lines.putIfAbsent(path, line(parser));
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser, path, lines);
            case START_ARRAY -> array(parser, path, lines);
            case VALUE_STRING -> NODES.stringNode(parser.getString());
            case VALUE_NUMBER_INT -> integer(parser, path);
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> throw new Unreadable(line(parser), path, "the value is missing");
            default ->
                throw new Unreadable(line(parser), path, "a value must be a text, a whole number, true or false");
        };
    }

    private static JsonNode integer(YAMLParser parser, String path) throws Unreadable {
        if (parser.getNumberType() != JsonParser.NumberType.INT) {
            throw new Unreadable(line(parser), path, "this number is too large");
        }
        return NODES.numberNode(parser.getIntValue());
    }

    private static JsonNode object(YAMLParser parser, String path, Map<String, Integer> lines) throws Unreadable {
        var object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            requirePlain(parser, path);
            String key = parser.currentName();
            String at = child(path, key);
            lines.put(at, line(parser));
            if (object.has(key)) {
                throw new Unreadable(line(parser), at, "duplicate key '" + key + "'");
            }
            parser.nextToken();
            object.set(key, value(parser, at, lines));
        }
        return object;
    }

    private static JsonNode array(YAMLParser parser, String path, Map<String, Integer> lines) throws Unreadable {
        var array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser, path + "/" + array.size(), lines));
        }
        return array;
    }

    private static void requirePlain(YAMLParser parser, String path) throws Unreadable {
        if (parser.isCurrentAlias() || parser.getObjectId() != null) {
            throw new Unreadable(line(parser), path, "anchors and aliases are not allowed in templates");
        }
        if (parser.getTypeId() != null) {
            throw new Unreadable(line(parser), path, "tags are not allowed in templates");
        }
    }

    private static int line(YAMLParser parser) {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    /** Returns the JSON pointer of a property. */
    static String child(String path, String key) {
        return path + "/" + key.replace("~", "~0").replace("/", "~1");
    }
}
