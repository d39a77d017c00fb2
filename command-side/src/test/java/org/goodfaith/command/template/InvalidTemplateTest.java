package org.goodfaith.command.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.goodfaith.command.template.InvalidTemplateException.TemplateFault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InvalidTemplateTest {

    private static final String VALID = Templates.resource("/forms/third-order.yml");

    @Test
    void acceptsTheValidTemplate() {
        assertThat(TemplateCatalog.of(List.of(file(VALID))).all()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void reportsFileLinePlaceAndReason(String kind, String valid, String broken, int line, String path, String reason) {
        assertThat(VALID).contains(valid);

        var refused = catchThrowableOfType(
                InvalidTemplateException.class, () -> TemplateCatalog.of(List.of(file(VALID.replace(valid, broken)))));

        assertThat(refused).as(kind).isNotNull();
        assertThat(refused.faults()).contains(new TemplateFault("third-order.yml", line, path, reason));
        assertThat(refused)
                .hasMessageContaining("third-order.yml:" + line + " " + (path.isEmpty() ? "/" : path) + ": ");
    }

    static Stream<Arguments> faults() {
        String amount = "          amount: ${lettersDays}\n";
        String trigger = "    trigger: {kind: order}\n";
        String performed = "      - fact: PerformanceRecorded\n";
        String days = """
                      unit: DAYS
                      direction: BEFORE
                      from: {kind: event, event: mediation}
            """;
        String requirement = """
                  - kind: affirmed
                    attribute: inWriting
                    words: in writing
            """;
        return Stream.of(
                arguments(
                        "unknown key of the template",
                        "version: 1\n",
                        "version: 1\njudge: ABC\n",
                        3,
                        "/judge",
                        "unknown key 'judge'"),
                arguments(
                        "unknown key of a term",
                        "    title: Exchange letters\n",
                        "    title: Exchange letters\n    dueOn: 2026-03-10\n",
                        24,
                        "/terms/0/dueOn",
                        "unknown key 'dueOn'"),
                arguments(
                        "unknown key deep in a term",
                        trigger,
                        "    trigger: {kind: order, from: now}\n",
                        26,
                        "/terms/0/trigger/from",
                        "unknown key 'from'"),
                arguments(
                        "missing key of a term",
                        "    title: Exchange letters\n",
                        "",
                        22,
                        "/terms/0",
                        "'title' is missing"),
                arguments(
                        "missing end of a term",
                        "    endedBy:\n      - {kind: settled}\n",
                        "",
                        22,
                        "/terms/0",
                        "'endedBy' is missing"),
                arguments(
                        "unknown modality",
                        "    modality: MUST\n",
                        "    modality: SHALL\n",
                        24,
                        "/terms/0/modality",
                        "\"SHALL\" is not one of MUST, MUST_NOT, SHOULD, MAY"),
                arguments(
                        "unknown kind of trigger",
                        trigger,
                        "    trigger: {kind: filing}\n",
                        26,
                        "/terms/0/trigger/kind",
                        "\"filing\" is not one of order, fact, term, term-performed, window, any-of"),
                arguments(
                        "unknown kind of event",
                        "    kind: OTHER\n",
                        "    kind: MEDIATION\n",
                        19,
                        "/events/0/kind",
                        "\"MEDIATION\" is not one of SETTLEMENT_CONFERENCE, PRE_SETTLEMENT_MEETING, VDRP_SESSION,"
                                + " VDRP_TELEPHONE_CONFERENCE, HEARING, OTHER"),
                arguments(
                        "wrong type of a value",
                        amount,
                        "          amount: fourteen\n",
                        33,
                        "/terms/0/due/0/due/amount",
                        "string found, integer expected"),
                arguments(
                        "number out of range",
                        amount,
                        "          amount: 0\n",
                        33,
                        "/terms/0/due/0/due/amount",
                        "must have a minimum value of 1"),
                arguments(
                        "duplicate term id",
                        "terms:\n",
                        "terms:\n" + VALID.substring(VALID.indexOf("  - id: exchange-letters")),
                        49,
                        "/terms/1/id",
                        "another term of this order has the id 'exchange-letters'"),
                arguments(
                        "duplicate event key",
                        "events:\n",
                        "events:\n  - {key: mediation, kind: OTHER}\n",
                        19,
                        "/events/1/key",
                        "another event of this order has the key 'mediation'"),
                arguments(
                        "duplicate parameter",
                        "  - name: mediationAt\n",
                        "  - name: lettersDays\n",
                        12,
                        "/parameters/1/name",
                        "another parameter has the name 'lettersDays'"),
                arguments(
                        "dangling event in an anchor",
                        "event: mediation}",
                        "event: conference}",
                        36,
                        "/terms/0/due/0/due/from/event",
                        "no event 'conference' is scheduled; scheduled events: mediation"),
                arguments(
                        "dangling event of an end",
                        "      - {kind: settled}\n",
                        "      - {kind: event-held, event: hearing}\n",
                        44,
                        "/terms/0/endedBy/0/event",
                        "no event 'hearing' is scheduled; scheduled events: mediation"),
                arguments(
                        "dangling trigger",
                        trigger,
                        "    trigger: {kind: term, term: serve-demand}\n",
                        26,
                        "/terms/0/trigger/term",
                        "this order has no term 'serve-demand'"),
                arguments(
                        "circle",
                        trigger,
                        "    trigger: {kind: term, term: exchange-letters}\n",
                        22,
                        "/terms/0",
                        "the due day or trigger of this term depends on itself: exchange-letters, exchange-letters"),
                arguments(
                        "unknown fact",
                        performed,
                        "      - fact: LetterSent\n",
                        38,
                        "/terms/0/performedBy/0/fact",
                        "there is no fact called 'LetterSent'"),
                arguments(
                        "a fact that no party does",
                        performed,
                        "      - fact: OrderEntered\n",
                        38,
                        "/terms/0/performedBy/0/fact",
                        "OrderEntered is not an act of a party and cannot perform a term"),
                arguments(
                        "unknown fact of a trigger",
                        trigger,
                        "    trigger: {kind: fact, facts: [LetterSent], recurring: false, addressed: false}\n",
                        26,
                        "/terms/0/trigger/facts/0",
                        "there is no fact called 'LetterSent'"),
                arguments(
                        "attribute that the fact does not have",
                        performed,
                        "      - fact: ConfidentialLetterSubmitted\n",
                        41,
                        "/terms/0/requirements/0/attribute",
                        "no fact that performs this term has 'inWriting'; ConfidentialLetterSubmitted has pages,"
                                + " channel"),
                arguments(
                        "attribute of the wrong type",
                        requirement,
                        "      - {kind: at-most, attribute: channel, limit: 3, words: three}\n",
                        40,
                        "/terms/0/requirements/0/attribute",
                        "'channel' is not a count"),
                arguments(
                        "unknown value of an attribute",
                        requirement,
                        "      - {kind: one-of, attribute: channel, values: [PIGEON], words: by pigeon}\n",
                        40,
                        "/terms/0/requirements/0/values/0",
                        "'PIGEON' is not one of FILED, FILED_ON_PAPER, LODGED, SERVED, SERVED_BY_MAIL, EMAILED, HARD_COPY,"
                                + " FAXED, TELEPHONED, IN_PERSON, BY_VIDEO, OTHER"),
                arguments(
                        "attendance asked of a fact that has none",
                        requirement,
                        "      - {kind: attended-by, roles: [OTHER], words: come}\n",
                        40,
                        "/terms/0/requirements/0/kind",
                        "no fact that performs this term has attendees"),
                arguments(
                        "act that does not perform the term",
                        requirement,
                        "      - {kind: act-is, facts: [DemandServed], words: demand}\n",
                        40,
                        "/terms/0/requirements/0/facts/0",
                        "DemandServed does not perform this term"),
                arguments(
                        "event asked of a fact that is about none",
                        performed,
                        "      - {fact: PerformanceRecorded, event: mediation}\n",
                        38,
                        "/terms/0/performedBy/0/event",
                        "PerformanceRecorded is not about a scheduled event"),
                arguments(
                        "answer to a trigger that is no offer",
                        performed,
                        "      - fact: PerformanceRecorded\n      - {fact: OfferAccepted, answersTrigger: true}\n",
                        39,
                        "/terms/0/performedBy/1/answersTrigger",
                        "the term is not triggered by an offer"),
                arguments(
                        "recipients of nothing",
                        "who: ALL",
                        "who: RECIPIENTS",
                        25,
                        "/terms/0/owedBy/who",
                        "RECIPIENTS needs a trigger of kind fact with addressed: true"),
                arguments(
                        "counting from a trigger that is no fact",
                        "{kind: event, event: mediation}",
                        "{kind: trigger}",
                        36,
                        "/terms/0/due/0/due/from/kind",
                        "the term has no triggering fact from which the period could be counted"),
                arguments(
                        "hours from a day",
                        days,
                        days.replace("DAYS", "HOURS").replace("{kind: event, event: mediation}", "{kind: order-dated}"),
                        36,
                        "/terms/0/due/0/due/from/kind",
                        "a period in hours must be counted from an event or the triggering fact, not from a day"),
                arguments(
                        "window that never runs out",
                        trigger,
                        "    trigger: {kind: window, readings: [{id: only, label: so, byDefault: true, due: {kind:"
                                + " undated, words: soon}}]}\n",
                        26,
                        "/terms/0/trigger/readings/0/due/kind",
                        "a window needs a due rule with a date"),
                arguments(
                        "no default reading",
                        "        byDefault: true\n",
                        "        byDefault: false\n",
                        22,
                        "/terms/0",
                        "exactly one reading must be marked byDefault"),
                arguments(
                        "missing parameter",
                        "at: ${mediationAt}",
                        "at: ${sessionAt}",
                        20,
                        "/events/0/at",
                        "unknown parameter 'sessionAt'"),
                arguments(
                        "unused parameter",
                        "at: ${mediationAt}",
                        "at: 2026-03-10",
                        12,
                        "/parameters/1",
                        "'mediationAt' is never used"),
                arguments(
                        "placeholder that is none",
                        "${lettersDays:words day}",
                        "${letters days}",
                        48,
                        "/terms/0/citation/quotation",
                        "a placeholder is ${name}, ${name:long}, ${name:words} or ${name:words day}"),
                arguments(
                        "form that the type does not have",
                        "${lettersDays:words day}",
                        "${mediationAt:words}",
                        48,
                        "/terms/0/citation/quotation",
                        "only an integer can be written in words"),
                arguments(
                        "condition that always holds",
                        "quotation: Each",
                        "quotation: {$if: lettersDays, then: x} # Each",
                        48,
                        "/terms/0/citation/quotation/$if",
                        "'lettersDays' always has a value, so this condition is always true"),
                arguments(
                        "condition on a parameter that there is not",
                        "          amount: ${lettersDays}\n",
                        "          amount: {$if: short, then: 7, else: \"${lettersDays}\"}\n",
                        33,
                        "/terms/0/due/0/due/amount/$if",
                        "unknown parameter 'short'"),
                arguments(
                        "default of the wrong type",
                        "    default: 14\n",
                        "    default: soon\n",
                        10,
                        "/parameters/0/default",
                        "'soon' is not a whole number"),
                arguments(
                        "example of the wrong type",
                        "    example: 2026-03-10T10:00\n",
                        "    example: next week\n",
                        16,
                        "/parameters/1/example",
                        "'next week' is neither a day such as 2024-08-06 nor a day and time such as 2024-08-06T10:00"),
                arguments(
                        "date that does not exist",
                        "    at: ${mediationAt}\n",
                        "    at: ${mediationAt}\n  - {key: call, kind: OTHER, at: 2026-02-30}\n",
                        21,
                        "/events/1/at",
                        "'2026-02-30' is neither a day such as 2024-08-06 nor a day and time such as 2024-08-06T10:00"),
                arguments(
                        "key given twice",
                        "version: 1\n",
                        "version: 1\nversion: 2\n",
                        3,
                        "/version",
                        "duplicate key 'version'"),
                arguments(
                        "alias",
                        "      - {kind: settled}\n",
                        "      - &end {kind: settled}\n      - *end\n",
                        44,
                        "/terms/0/endedBy/0",
                        "anchors and aliases are not allowed in templates"),
                arguments(
                        "tag",
                        "    modality: MUST\n",
                        "    modality: !!java.lang.Runtime MUST\n",
                        24,
                        "/terms/0/modality",
                        "tags are not allowed in templates"),
                arguments("no value", "version: 1\n", "version: null\n", 2, "/version", "the value is missing"),
                arguments(
                        "second document",
                        "id: third-order\n",
                        "---\na: 1\n---\nid: third-order\n",
                        4,
                        "",
                        "a file must contain exactly one document"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        at 10 in ${room}                             | 'room' is optional; a text may use it only inside a condition
        {$if: room, then: "in ${room}", else: there} |
        {$if: room, then: a, otherwise: b, else: c}  | unknown key 'otherwise' in a condition; the keys are $if, then and else
        {$if: room, else: b}                         | a condition requires 'then'
        {$if: room, then: [b], else: c}              | array found, string expected
        {$if: room, then: c, else: {}}               | object found, string expected
        """)
    void allowsAnOptionalParameterOnlyInsideACondition(String words, @Nullable String reason) {
        String template = VALID.replace("parameters:\n", """
                        parameters:
                          - {name: room, type: text, description: Where it is., example: Room 5}
                        """)
                .replace("title: Exchange letters\n", "title: {$if: room, then: \"Letters, ${room}\", else: Letters}\n")
                .replace("        words: in writing\n", "        words: " + words + "\n");

        if (reason == null) {
            assertThat(TemplateCatalog.of(List.of(file(template))).all()).hasSize(1);
        } else {
            assertThatThrownBy(() -> TemplateCatalog.of(List.of(file(template))))
                    .hasMessageContaining("third-order.yml:43 /terms/0/requirements/0/words")
                    .hasMessageContaining(reason);
        }
    }

    @Test
    void rejectsInvalidYaml() {
        assertThatThrownBy(() -> TemplateCatalog.of(List.of(file("id: [third-order\nversion: 1\n"))))
                .isInstanceOf(InvalidTemplateException.class)
                .hasMessageContaining("third-order.yml:2 /: invalid YAML");
    }

    @Test
    void rejectsAnEmptyATooLongAndATooDeepFile() {
        assertThatThrownBy(() -> TemplateCatalog.of(List.of(file("")))).hasMessageContaining("the file is empty");
        assertThatThrownBy(() -> TemplateCatalog.of(List.of(file("a".repeat(YamlTree.LENGTH_MAX + 1)))))
                .hasMessageContaining("at most");
        assertThatThrownBy(() -> TemplateCatalog.of(List.of(file("[".repeat(100) + "]".repeat(100)))))
                .isInstanceOf(InvalidTemplateException.class);
    }

    @Test
    void rejectsTwoTemplatesWithOneId() {
        assertThatThrownBy(() -> TemplateCatalog.of(List.of(file(VALID), new TemplateFile("again.yml", VALID))))
                .hasMessageContaining("again.yml:1 /id: another template has the id 'third-order'");
    }

    @Test
    void reportsAllFaultsOfAllFilesAtOnce() {
        var refused = catchThrowableOfType(
                InvalidTemplateException.class,
                () -> TemplateCatalog.of(List.of(
                        file(VALID.replace("modality: MUST", "modality: SHALL")
                                .replace("visibility: PARTIES", "visibility: ALL")),
                        new TemplateFile("other.yml", "id: other\n"))));

        assertThat(refused.faults()).extracting(TemplateFault::file).contains("third-order.yml", "other.yml");
        assertThat(refused.faults())
                .extracting(TemplateFault::path)
                .contains("/terms/0/modality", "/terms/0/visibility");
    }

    private static TemplateFile file(String yaml) {
        return new TemplateFile("third-order.yml", yaml);
    }
}
