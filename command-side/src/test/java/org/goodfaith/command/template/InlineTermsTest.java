package org.goodfaith.command.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.goodfaith.events.EventKey;
import org.goodfaith.rulebook.intake.OrderProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class InlineTermsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String LETTERS = """
            {"terms": [
              {"id": "exchange-letters", "title": "Exchange letters", "modality": "MUST",
               "owedBy": {"who": "ALL", "how": "EACH", "actor": "PARTY"},
               "trigger": {"kind": "order"},
               "due": [{"id": "only", "label": "as written", "byDefault": true,
                        "due": {"kind": "counted", "amount": 14, "unit": "DAYS", "direction": "BEFORE",
                                "from": {"kind": "event", "event": "mediation"}}}],
               "performedBy": [{"fact": "PerformanceRecorded"}],
               "endedBy": [{"kind": "settled"}],
               "visibility": "PARTIES",
               "citation": {"where": "p. 1", "quotation": "shall exchange letters"}}]}
            """;

    @ParameterizedTest
    @ValueSource(strings = {Templates.CONFERENCE, Templates.VDRP})
    void equalTheTermsOfTheTemplateTheyWereCompiledFrom(String id) {
        var compiled = Templates.content(Templates.shipped(id)
                .compile(id.equals(Templates.CONFERENCE) ? Templates.CONFERENCE_DATES : java.util.Map.of()));

        var inline = Templates.content(InlineTerms.read(json(compiled)));

        assertThat(inline.terms()).isEqualTo(compiled.terms());
        assertThat(inline.events()).isEqualTo(compiled.events());
        assertThat(inline.template()).isNull();
    }

    @Test
    void mayReferToEventsAlreadySetInTheCase() {
        var content = JSON.readTree(LETTERS);

        assertThat(InlineTerms.read(content, List.of(EventKey.of("mediation"))))
                .isInstanceOf(Compilation.Compiled.class);
        assertThat(problems(content))
                .containsExactly(
                        new OrderProblem("/terms/0/due/0/due/from/event", "no event 'mediation' is scheduled"));
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "title": "Exchange letters" | "title": 5                       | /terms/0/title                    | integer found, string expected
        "title": "Exchange letters" | "title": " "                     | /terms/0                          | title must not be blank
        "title": "Exchange letters" | "title": "a\\u0007b"             | /terms/0                          | title must not contain control characters
        "modality": "MUST"          | "modality": "must"               | /terms/0/modality                 | "must" is not one of MUST, MUST_NOT, SHOULD, MAY
        "amount": 14                | "amount": 14.5                   | /terms/0/due/0/due/amount         | number found, integer expected
        "amount": 14                | "amount": "${days}"              | /terms/0/due/0/due/amount         | string found, integer expected
        "byDefault": true           | "byDefault": false               | /terms/0                          | exactly one reading must be marked byDefault
        "who": "ALL"                | "who": "NAMED"                   | /terms/0/owedBy                   | parties are listed if, and only if, who is NAMED
        "fact": "PerformanceRecorded" | "fact": "LetterSent"           | /terms/0/performedBy/0/fact       | there is no fact called 'LetterSent'
        "id": "exchange-letters"    | "id": "Exchange Letters"         | /terms/0/id                       | "Exchange Letters" has an invalid format
        "kind": "order"             | "kind": "order", "since": "now"  | /terms/0/trigger/since            | unknown key 'since'
        {"terms"                    | {"judge": "ABC", "terms"         | /judge                            | unknown key 'judge'
        {"terms"                    | {"terms": [], "term"             | /term                             | unknown key 'term'
        """)
    void reportThePlaceOfAnError(String valid, String broken, String path, String reason) {
        assertThat(LETTERS).contains(valid);

        assertThat(InlineTerms.read(JSON.readTree(LETTERS.replace(valid, broken)), List.of(EventKey.of("mediation"))))
                .isInstanceOfSatisfying(Compilation.Malformed.class, malformed -> assertThat(malformed.problems())
                        .contains(new OrderProblem(path, reason)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "5", "{}", "{\"terms\":null}", "{\"terms\":{}}", "{\"terms\":[[]]}"})
    void mustBeAnObjectOfEventsAndTerms(String body) {
        assertThat(problems(JSON.readTree(body))).isNotEmpty();
    }

    private static List<OrderProblem> problems(JsonNode content) {
        return InlineTerms.read(content) instanceof Compilation.Malformed(var problems) ? problems : List.of();
    }

    private static ObjectNode json(OrderContent content) {
        var json = JSON.createObjectNode();
        json.set("terms", JSON.valueToTree(content.terms()));
        var events = json.putArray("events");
        content.events().forEach(event -> {
            ObjectNode node = JSON.valueToTree(event);
            node.propertyNames().stream()
                    .filter(name -> node.get(name).isNull())
                    .toList()
                    .forEach(node::remove);
            events.add(node);
        });
        return json;
    }
}
