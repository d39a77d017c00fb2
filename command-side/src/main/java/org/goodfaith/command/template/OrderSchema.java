package org.goodfaith.command.template;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.StreamSupport;
import org.goodfaith.rulebook.intake.OrderProblem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Validates templates and inline orders against the published JSON Schema. */
final class OrderSchema {

    static final String RESOURCE = "/schema/order-template.schema.json";

    private static final JsonNode DOCUMENT = read();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static final OrderSchema TEMPLATE = new OrderSchema(DOCUMENT);
    static final OrderSchema CONTENT = new OrderSchema(definition("content"));

    private final Schema schema;

    private OrderSchema(JsonNode document) {
        this.schema = REGISTRY.getSchema(document);
        this.schema.initializeValidators();
    }

    static JsonNode document() {
        return DOCUMENT;
    }

    List<OrderProblem> problems(JsonNode instance) {
        return schema.validate(instance).stream()
                .map(OrderSchema::problem)
                .distinct()
                .toList();
    }

    private static OrderProblem problem(Error error) {
        String path = pointer(error);
        String property = error.getProperty();
        return switch (error.getKeyword()) {
            case "additionalProperties", "unevaluatedProperties" ->
                new OrderProblem(YamlTree.child(path, property), "unknown key '" + property + "'");
            case "required" -> new OrderProblem(path, "'" + property + "' is missing");
            case "enum" -> new OrderProblem(path, shown(error) + " is not one of " + listed(error.getSchemaNode()));
            case "const" -> new OrderProblem(path, shown(error) + " is not " + error.getSchemaNode());
            case "pattern" -> new OrderProblem(path, shown(error) + " has an invalid format");
            default -> new OrderProblem(path, message(error));
        };
    }

    private static String pointer(Error error) {
        var pointer = new StringBuilder();
        var location = error.getInstanceLocation();
        for (int i = 0; i < location.getNameCount(); i++) {
            pointer.append(YamlTree.child("", String.valueOf(location.getElement(i))));
        }
        return pointer.toString();
    }

    private static String shown(Error error) {
        String value = String.valueOf(error.getInstanceNode());
        return value.length() > 80 ? value.substring(0, 80) + "…" : value;
    }

    private static String listed(JsonNode values) {
        return String.join(
                ", ",
                StreamSupport.stream(values.spliterator(), false)
                        .map(JsonNode::asString)
                        .toList());
    }

    private static String message(Error error) {
        String message = error.getMessage();
        int afterLocation = message.indexOf(": ");
        return message.startsWith("$") && afterLocation > 0 ? message.substring(afterLocation + 2) : message;
    }

    private static JsonNode definition(String name) {
        var document = JsonNodeFactory.instance.objectNode();
        document.set("$schema", DOCUMENT.get("$schema"));
        document.put("$id", DOCUMENT.get("$id").asString() + ":" + name);
        document.put("$ref", "#/$defs/" + name);
        document.set("$defs", DOCUMENT.get("$defs"));
        return document;
    }

    private static JsonNode read() {
        try (InputStream resource = OrderSchema.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException("the schema " + RESOURCE + " is not on the class path");
            }
            return JsonMapper.shared().readTree(resource);
        } catch (IOException e) {
            throw new IllegalStateException("the schema " + RESOURCE + " cannot be read", e);
        }
    }
}
