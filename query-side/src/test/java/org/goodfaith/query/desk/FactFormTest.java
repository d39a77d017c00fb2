package org.goodfaith.query.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.goodfaith.events.AttendanceRecorded;
import org.goodfaith.events.CaseOpened;
import org.goodfaith.events.CounterofferMade;
import org.goodfaith.events.DemandServed;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.events.Fact;
import org.goodfaith.events.FactTypes;
import org.goodfaith.events.OfferAccepted;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OverdueNoticeIssued;
import org.goodfaith.events.OverdueNoticeWithdrawn;
import org.goodfaith.events.StatementSubmitted;
import org.goodfaith.events.form.StoredForms;
import org.goodfaith.query.desk.Question.Look;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every fact that can be recorded has a form, and the form says neither more nor less than the fact. */
class FactFormTest {

    private static final Path GOLDEN = Path.of("../shared-events/src/test/resources/golden");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** These have a page of their own, or are the tracker's own. */
    private static final Set<Class<? extends Fact>> NOT_IN_THE_LIST = Set.of(
            CaseOpened.class,
            OrderEntered.class,
            EntryStricken.class,
            OverdueNoticeIssued.class,
            OverdueNoticeWithdrawn.class);

    static Stream<Class<? extends Fact>> recorded() {
        return FactTypes.all().values().stream().filter(fact -> !NOT_IN_THE_LIST.contains(fact));
    }

    @Test
    void everyFactIsInOneGroupAndSaysWhatItIsFor() {
        var listed = new ArrayList<Class<? extends Fact>>();
        for (FactGroup group : FactGroup.ALL) {
            listed.addAll(group.facts());
        }
        assertThat(listed)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(recorded().toList());
        assertThat(FactGroup.shown())
                .flatExtracting(FactGroup.Shown::facts)
                .allSatisfy(line -> assertThat(line.says()).as(line.fact()).endsWith("."));
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void aFormFilledInComesToTheFact(Class<? extends Fact> fact) throws Exception {
        JsonNode example = example(fact);
        Form form = FactForm.of(fact, Matters.askingWhat(example), "");

        Answers filledIn = form.read(example);

        assertThat(form.json(filledIn)).isEqualTo(example);
        // As a browser sends it, field by field.
        var sent = new LinkedHashMap<String, List<String>>();
        filledIn.flat().forEach(field -> sent.computeIfAbsent(field.name(), _ -> new ArrayList<>())
                .add(field.value()));
        assertThat(form.json(form.compacted(new Answers(sent)))).isEqualTo(example);
        assertThat(JSON.treeToValue(form.json(filledIn), fact)).isEqualTo(JSON.treeToValue(example, fact));
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void everyQuestionIsExplained(Class<? extends Fact> fact) {
        Form form = FactForm.of(fact, Matters.plain(), "");

        assertThat(form.parts().flatMap(part -> part.questions(Answers.NONE).stream()))
                .allSatisfy(question -> {
                    assertThat(question.label()).as(question.path()).isNotBlank();
                    assertThat(question.hint()).as(question.path()).isNotBlank().endsWith(".");
                })
                .anySatisfy(question -> assertThat(question.path()).isEqualTo("circumstances.occurredAt"));
        assertThat(form.parts()
                        .flatMap(part -> part.questions(Answers.NONE).stream())
                        .map(Question::id))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatIsLeftBlankIsLeftOut() {
        Form form = FactForm.of(DemandServed.class, Matters.plain(), "");

        assertThat(form.json(Answers.NONE).toString())
                .isEqualTo("{\"circumstances\":{},\"actors\":{\"onBehalfOf\":[],\"to\":[]}}");
    }

    @Test
    void anEmptyListIsSaidAndNotGuessed() {
        Form form = FactForm.of(StatementSubmitted.class, Matters.plain(), "");

        assertThat(form.json(Answers.NONE).has("sections")).isFalse();
        assertThat(form.json(Answers.of("sections", Question.NONE)).path("sections"))
                .isEqualTo(JSON.createArrayNode());
    }

    @Test
    void rowsLeftBlankDoNotCount() {
        Form form = FactForm.of(AttendanceRecorded.class, Matters.plain(), "");
        Answers second = form.compacted(new Answers(
                Map.of("attendees[1].name", List.of("Cora Counsel"), "attendees[1].role", List.of("OTHER_COUNSEL"))));

        assertThat(form.json(second).path("attendees").toString())
                .isEqualTo("[{\"name\":\"Cora Counsel\",\"role\":\"OTHER_COUNSEL\"}]");
        assertThat(form.json(Answers.NONE).has("attendees")).isFalse();
        assertThat(second.one("attendees[0].name")).isEqualTo("Cora Counsel");
    }

    @Test
    void theNextFreeNameIsSuggested() {
        assertThat(FactForm.suggested(DemandServed.class, Matters.plain()).one("offer"))
                .isEqualTo("demand-2");
        assertThat(FactForm.suggested(CounterofferMade.class, Matters.plain()).one("offer"))
                .isEqualTo("counteroffer-2");
        assertThat(FactForm.of(CounterofferMade.class, Matters.plain(), "")
                        .at("answers", Answers.NONE)
                        .orElseThrow()
                        .look())
                .isEqualTo(Look.SELECT);
    }

    @Test
    void aFaultStandsBesideItsQuestion() {
        Form form = FactForm.of(AttendanceRecorded.class, Matters.plain(), "");
        Answers answers = new Answers(Map.of("attendees[0].role", List.of("OTHER")));

        Faults faults = Faults.of(
                JSON.readTree("{\"field\":\"attendees[0].name\",\"detail\":\"attendees[0].name is required.\"}"),
                form,
                answers);
        assertThat(faults.at("attendees[0].name")).isEqualTo("\u201CName, row 1\u201D is required.");
        assertThat(faults.all().getFirst().id()).isEqualTo("attendees-0-name");

        assertThat(Faults.of(
                                JSON.readTree("{\"field\":\"actors.onBehalfOf[1]\",\"detail\":\"No party x joined.\"}"),
                                form,
                                answers)
                        .at("actors.onBehalfOf"))
                .isEqualTo("No party x joined.");
        assertThat(Faults.of(JSON.readTree("{\"detail\":\"The case was closed.\"}"), form, answers)
                        .all()
                        .getFirst()
                        .id())
                .isNull();
    }

    @Test
    void theSummaryNamesTheQuestion() {
        Form form = FactForm.of(DemandServed.class, Matters.plain(), "");

        assertThat(summary(form, "circumstances.document", "a SHA-256 digest is 64 hexadecimal digits"))
                .isEqualTo("Document's SHA-256 digest: A SHA-256 digest is 64 hexadecimal digits.");
        assertThat(summary(form, "offer", "offer has 70 characters")).isEqualTo("\u201COffer\u201D has 70 characters.");
        assertThat(summary(form, "actors.to[0]", "Only one of onBehalfOf and damagesItemised."))
                .isEqualTo("Toward which parties: Only one of \u201CFor which parties\u201D and"
                        + " \u201CDamages itemised\u201D.");
    }

    private static String summary(Form form, String field, String detail) {
        var problem = JSON.createObjectNode().put("field", field).put("detail", detail);
        return Faults.of(problem, form, Answers.NONE).all().getFirst().summary();
    }

    @Test
    void whatStandsInForAnAnswerIsToBlame() {
        JsonNode future =
                JSON.createObjectNode().put("field", "circumstances.occurredAt").put("detail", "Not yet.");

        assertThat(Faults.of(future, OpeningController.form(), Answers.NONE).at("openedOn"))
                .isEqualTo("Not yet.");
        Form order = OrderForm.of(JSON.createObjectNode(), Matters.plain());
        assertThat(Faults.of(future, order, Answers.NONE).at("datedOn")).isEqualTo("Not yet.");
        assertThat(Faults.of(future, order, Answers.of("circumstances.occurredAt", "2190-01-01"))
                        .at("datedOn"))
                .isNull();
    }

    @Test
    void whatCannotBeChosenYetSaysWhatToRecordFirst() {
        Form form = FactForm.of(OfferAccepted.class, Matters.bare(), "");

        assertThat(form.questions(Answers.NONE))
                .filteredOn(question -> question.isTooEarly(Answers.NONE))
                .extracting(Question::path, question -> Objects.requireNonNull(question.first())
                        .page())
                .containsExactly(
                        tuple("actors.onBehalfOf", "record/PartyJoined"), tuple("answers", "record/DemandServed"));
        assertThat(FactForm.of(OfferAccepted.class, Matters.plain(), "").questions(Answers.NONE))
                .noneMatch(question -> question.isTooEarly(Answers.NONE));
    }

    @Test
    void aChoiceThatIsLeftOpenSaysWhatThatMeans() {
        Form form = FactForm.of(DemandServed.class, Matters.plain(), "");

        assertThat(open(form, "circumstances.visibility")).isEqualTo("What is usual");
        assertThat(open(form, "circumstances.cures")).isEqualTo("It cures none");
        assertThat(open(form, "circumstances.channel")).isEqualTo("Not recorded");
        Form order = OrderForm.of(JSON.readTree("""
                {"parameters":[
                  {"name":"conferenceMode","type":"choice","description":"How.","values":["BY_VIDEO","IN_PERSON"]},
                  {"name":"meetingMode","type":"choice","description":"How.","values":["BY_VIDEO"],"byDefault":"BY_VIDEO"}]}
                """), Matters.plain());
        assertThat(open(order, "parameters.conferenceMode")).isEqualTo("Left open by the order");
        assertThat(open(order, "parameters.meetingMode")).isEqualTo("As in the form: by video");
    }

    private static String open(Form form, String path) {
        return form.at(path, Answers.NONE).orElseThrow().open();
    }

    @Test
    void nobodyActsTowardHimself() {
        Form form = FactForm.of(DemandServed.class, Matters.plain(), "");
        var both = new Answers(Map.of(
                "actors.onBehalfOf", List.of("plaintiff-1"), "actors.to", List.of("plaintiff-1", "defendant-1")));

        assertThat(form.towardThemselves(both)).extracting(Question::path).containsExactly("actors.to");
        assertThat(form.towardThemselves(new Answers(
                        Map.of("actors.onBehalfOf", List.of("plaintiff-1"), "actors.to", List.of("defendant-1")))))
                .isEmpty();
    }

    @Test
    void timesAreSaidWithTheClockOfTheirDay() {
        Form form = FactForm.of(DemandServed.class, Matters.plain(), "");
        var answers = new Answers(Map.of(
                "circumstances.occurredAt", List.of("2026-07-06"), "circumstances.occurredAt.time", List.of("10:00")));

        assertThat(form.said(answers, form.json(answers), Matters.plain().zone()))
                .containsExactly(new Form.Said("When it happened", List.of("2026-07-06 10:00 PDT")));
        assertThat(form.at("circumstances.occurredAt", answers).orElseThrow().hint())
                .contains("Pacific Time")
                .doesNotContain("PST", "PDT");
    }

    @Test
    void whatOnlyRestsOnOtherEntriesHasNotChanged() {
        Effect effect = Effect.of(JSON.readTree("""
                {"entries":["EntryStricken"],"warnings":[],"changes":[
                  {"obligation":"a","term":"t","title":"A","obligors":[],"changed":["EVIDENCE"],"says":[],
                   "before":{"standing":"MET","wording":"met","reason":"r","deficiencies":[],"flags":[]},
                   "after":{"standing":"MET","wording":"met","reason":"r","deficiencies":[],"flags":["x"]}},
                  {"obligation":"b","term":"t","title":"B","obligors":[],"changed":["STANDING"],"says":[],
                   "before":{"standing":"MET","wording":"met","reason":"r","deficiencies":[],"flags":[]},
                   "after":{"standing":"OPEN","wording":"open","reason":"r","deficiencies":[],"flags":[]}}]}
                """));

        assertThat(((Effect.Changes) effect).changes())
                .extracting(Effect.Changed::title)
                .containsExactly("B");
    }

    @Test
    void aStrikeBeginsWithWhatTheEntrySays() throws Exception {
        Fact struck = JSON.treeToValue(example(DemandServed.class), DemandServed.class);
        Answers answers = StrikeController.asItWas(struck, Matters.plain());
        Form form = StrikeController.form(struck, Matters.plain());

        assertThat(StrikeController.body(form, answers, struck).has("replacement"))
                .isFalse();
        JsonNode replacing =
                StrikeController.body(form, Answers.of("replace", "true").and(answers), struck);
        assertThat(replacing.path("replacement").path("fact").asString()).isEqualTo("DemandServed");
        assertThat(replacing.path("replacement").path("body")).isEqualTo(example(DemandServed.class));
    }

    private static JsonNode example(Class<? extends Fact> fact) throws Exception {
        String name = fact.getSimpleName();
        return JSON.readTree(Files.readString(GOLDEN.resolve(name + "." + StoredForms.KNOWN.current(name) + ".json")));
    }
}
