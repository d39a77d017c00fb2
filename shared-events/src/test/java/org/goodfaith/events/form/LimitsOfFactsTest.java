package org.goodfaith.events.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.goodfaith.events.form.GoldenFilesTest.Form;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Exceeds the limit of each text, list and day of every fact, one at a time, in the example of the fact. */
class LimitsOfFactsTest {

    private static final JsonMapper STORED = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LIST_LENGTH = 1_001;
    private static final String DAY = "\\d{4}-\\d\\d-\\d\\d(T[0-9:]+Z?)?";

    static Stream<Form> forms() {
        return GoldenFilesTest.forms().filter(Form::current);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void everyTextHasALimit(Form form) throws IOException {
        for (String text : List.of(
                "x".repeat(20_000),
                "\u3316".repeat(2_000),
                "\uAC01".repeat(2_000),
                "one\u0000two",
                "one\uD83Dtwo",
                "\u200B")) {
            assertEachIsRejected(form, JsonNode::isString, _ -> NODES.stringNode(text));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void everyListHasALimit(Form form) throws IOException {
        assertEachIsRejected(form, node -> node.isArray() && !node.isEmpty(), list -> {
            ArrayNode longer = NODES.arrayNode();
            for (int i = 0; i < LIST_LENGTH; i++) {
                longer.add(list.get(0));
            }
            return longer;
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void everyDayHasALimit(Form form) throws IOException {
        for (String year : List.of("+999999999", "1969", "2200")) {
            assertEachIsRejected(
                    form,
                    node -> node.isString() && node.asString().matches(DAY),
                    day -> NODES.stringNode(year + day.asString().substring(4)),
                    // The template checks the type of its parameters. The fact keeps them as texts.
                    JsonPointer.compile("/template"));
        }
    }

    private static void assertEachIsRejected(
            Form form, Predicate<JsonNode> part, UnaryOperator<JsonNode> change, JsonPointer... except)
            throws IOException {
        JsonNode example = STORED.readTree(Files.readString(form.example()));
        assertThatNoException().isThrownBy(() -> STORED.convertValue(example, form.type()));
        var places = new ArrayList<JsonPointer>();
        find(example, JsonPointer.empty(), part, places);
        places.removeIf(
                place -> Stream.of(except).anyMatch(free -> place.toString().startsWith(free.toString())));
        for (JsonPointer place : places) {
            JsonNode changed = changed(example, place, change);
            assertThat(isRejected(form, changed)).as("%s %s", form, place).isTrue();
        }
    }

    private static void find(JsonNode node, JsonPointer at, Predicate<JsonNode> part, List<JsonPointer> places) {
        if (part.test(node)) {
            places.add(at);
        }
        if (node instanceof ObjectNode object) {
            object.propertyNames().forEach(name -> find(object.get(name), at.appendProperty(name), part, places));
        }
        for (int i = 0; node instanceof ArrayNode list && i < list.size(); i++) {
            find(list.get(i), at.appendIndex(i), part, places);
        }
    }

    private static JsonNode changed(JsonNode root, JsonPointer place, UnaryOperator<JsonNode> change) {
        JsonNode copy = root.deepCopy();
        JsonNode value = change.apply(copy.at(place));
        switch (copy.at(place.head())) {
            case ObjectNode object -> object.set(place.last().getMatchingProperty(), value);
            case ArrayNode list -> list.set(place.last().getMatchingIndex(), value);
            default -> throw new IllegalStateException(place + " is in no object and no list");
        }
        return copy;
    }

    private static boolean isRejected(Form form, JsonNode changed) {
        try {
            STORED.convertValue(changed, form.type());
            return false;
        } catch (JacksonException | IllegalArgumentException _) {
            return true;
        }
    }
}
