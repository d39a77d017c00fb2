package org.goodfaith.query.recording;

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
import org.goodfaith.events.OrderToShowCauseIssued;
import org.goodfaith.events.OverdueNoticeIssued;
import org.goodfaith.events.OverdueNoticeWithdrawn;
import org.goodfaith.events.StatementSubmitted;
import org.goodfaith.events.form.StoredForms;
import org.goodfaith.query.recording.FormField.InputType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Checks that every recordable fact has a form that produces exactly the fact. */
class FactFormTest {

    private static final Path GOLDEN = Path.of("../shared-events/src/test/resources/golden");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Facts with a page of their own, and facts that the tracker records. */
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
    void everyFactIsInOneGroupWithAPurpose() {
        var listed = new ArrayList<Class<? extends Fact>>();
        for (FactGroup group : FactGroup.ALL) {
            listed.addAll(group.facts());
        }
        assertThat(listed)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(recorded().toList());
        assertThat(FactGroup.views())
                .flatExtracting(FactGroup.FactGroupView::facts)
                .allSatisfy(item -> assertThat(item.purpose()).as(item.fact()).endsWith("."));
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void aFilledFormProducesTheFact(Class<? extends Fact> fact) throws Exception {
        JsonNode example = example(fact);
        RequestForm form = FactForm.of(fact, FormChoicesFixtures.requiringAttributesOf(example), "");

        FormValues filledIn = form.read(example);

        assertThat(form.json(filledIn)).isEqualTo(example);
        // The same values, sent field by field as a browser does.
        var sent = new LinkedHashMap<String, List<String>>();
        filledIn.flat().forEach(field -> sent.computeIfAbsent(field.name(), _ -> new ArrayList<>())
                .add(field.value()));
        assertThat(form.json(form.compacted(new FormValues(sent)))).isEqualTo(example);
        assertThat(JSON.treeToValue(form.json(filledIn), fact)).isEqualTo(JSON.treeToValue(example, fact));
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void everyFieldHasALabel(Class<? extends Fact> fact) {
        RequestForm form = FactForm.of(fact, FormChoicesFixtures.plain(), "");

        assertThat(form.elements().flatMap(part -> part.fields(FormValues.NONE).stream()))
                .allSatisfy(field -> {
                    assertThat(field.label()).as(field.path()).isNotBlank();
                    if (field.hint() != null) {
                        assertThat(field.hint()).as(field.path()).endsWith(".");
                    }
                })
                .anySatisfy(field -> assertThat(field.path()).isEqualTo("circumstances.occurredAt"));
        assertThat(form.elements()
                        .flatMap(part -> part.fields(FormValues.NONE).stream())
                        .map(FormField::id))
                .doesNotHaveDuplicates();
    }

    @Test
    void periodToRespondIsInTheFormBesideTheDate() throws Exception {
        ObjectNode example = (ObjectNode) example(OrderToShowCauseIssued.class);
        example.remove("respondBy");
        example.put("respondWithinDays", 7);
        RequestForm form = FactForm.of(OrderToShowCauseIssued.class, FormChoicesFixtures.plain(), "");

        assertThat(form.json(form.read(example))).isEqualTo(example);
    }

    @Test
    void blankFieldsAreLeftOut() {
        RequestForm form = FactForm.of(DemandServed.class, FormChoicesFixtures.plain(), "");

        assertThat(form.json(FormValues.NONE).toString())
                .isEqualTo("{\"circumstances\":{},\"actors\":{\"onBehalfOf\":[],\"to\":[]}}");
    }

    @Test
    void anEmptyListMustBeSelected() {
        RequestForm form = FactForm.of(StatementSubmitted.class, FormChoicesFixtures.plain(), "");

        assertThat(form.json(FormValues.NONE).has("sections")).isFalse();
        assertThat(form.json(FormValues.of("sections", FormField.NONE)).path("sections"))
                .isEqualTo(JSON.createArrayNode());
    }

    @Test
    void blankRowsAreIgnored() {
        RequestForm form = FactForm.of(AttendanceRecorded.class, FormChoicesFixtures.plain(), "");
        FormValues second = form.compacted(new FormValues(
                Map.of("attendees[1].name", List.of("Cora Counsel"), "attendees[1].role", List.of("OTHER_COUNSEL"))));

        assertThat(form.json(second).path("attendees").toString())
                .isEqualTo("[{\"name\":\"Cora Counsel\",\"role\":\"OTHER_COUNSEL\"}]");
        assertThat(form.json(FormValues.NONE).has("attendees")).isFalse();
        assertThat(second.one("attendees[0].name")).isEqualTo("Cora Counsel");
    }

    @Test
    void suggestsTheNextUnusedName() {
        assertThat(FactForm.suggested(DemandServed.class, FormChoicesFixtures.plain())
                        .one("offer"))
                .isEqualTo("demand-2");
        assertThat(FactForm.suggested(CounterofferMade.class, FormChoicesFixtures.plain())
                        .one("offer"))
                .isEqualTo("counteroffer-2");
        assertThat(FactForm.of(CounterofferMade.class, FormChoicesFixtures.plain(), "")
                        .at("answers", FormValues.NONE)
                        .orElseThrow()
                        .inputType())
                .isEqualTo(InputType.SELECT);
    }

    @Test
    void showsAnErrorAtItsField() {
        RequestForm form = FactForm.of(AttendanceRecorded.class, FormChoicesFixtures.plain(), "");
        FormValues values = new FormValues(Map.of("attendees[0].role", List.of("OTHER")));

        FormErrors errors = FormErrors.of(
                JSON.readTree("{\"field\":\"attendees[0].name\",\"detail\":\"attendees[0].name is required.\"}"),
                form,
                values);
        assertThat(errors.at("attendees[0].name")).isEqualTo("\u201CName, row 1\u201D is required.");
        assertThat(errors.all().getFirst().id()).isEqualTo("attendees-0-name");

        assertThat(FormErrors.of(
                                JSON.readTree("{\"field\":\"actors.onBehalfOf[1]\",\"detail\":\"No party x joined.\"}"),
                                form,
                                values)
                        .at("actors.onBehalfOf"))
                .isEqualTo("No party x joined.");
        assertThat(FormErrors.of(JSON.readTree("{\"detail\":\"The case was closed.\"}"), form, values)
                        .all()
                        .getFirst()
                        .id())
                .isNull();
    }

    @Test
    void theSummaryNamesTheField() {
        RequestForm form = FactForm.of(DemandServed.class, FormChoicesFixtures.plain(), "");

        assertThat(summary(form, "circumstances.document", "a SHA-256 digest is 64 hexadecimal digits"))
                .isEqualTo("SHA-256 digest of the document: A SHA-256 digest is 64 hexadecimal digits.");
        assertThat(summary(form, "offer", "offer has 70 characters"))
                .isEqualTo("\u201CShort name of the demand\u201D has 70 characters.");
        assertThat(summary(form, "actors.to[0]", "Only one of onBehalfOf and damagesItemized."))
                .isEqualTo("Directed to: Only one of \u201COn behalf of\u201D and" + " \u201CDamages itemized?\u201D.");
    }

    private static String summary(RequestForm form, String field, String detail) {
        var problem = JSON.createObjectNode().put("field", field).put("detail", detail);
        return FormErrors.of(problem, form, FormValues.NONE).all().getFirst().summary();
    }

    @Test
    void showsAnErrorAtTheFieldThatStandsIn() {
        JsonNode future =
                JSON.createObjectNode().put("field", "circumstances.occurredAt").put("detail", "Not yet.");

        assertThat(FormErrors.of(future, OpeningController.form(), FormValues.NONE)
                        .at("openedOn"))
                .isEqualTo("Not yet.");
        RequestForm order = OrderForm.of(JSON.createObjectNode(), FormChoicesFixtures.plain());
        assertThat(FormErrors.of(future, order, FormValues.NONE).at("datedOn")).isEqualTo("Not yet.");
        assertThat(FormErrors.of(future, order, FormValues.of("circumstances.occurredAt", "2190-01-01"))
                        .at("datedOn"))
                .isNull();
    }

    @Test
    void namesTheEntryToRecordFirst() {
        RequestForm form = FactForm.of(OfferAccepted.class, FormChoicesFixtures.onlyOpened(), "");

        assertThat(form.fields(FormValues.NONE))
                .filteredOn(field -> field.isBlocked(FormValues.NONE))
                .extracting(FormField::path, field -> Objects.requireNonNull(field.prerequisite())
                        .page())
                .containsExactly(
                        tuple("actors.onBehalfOf", "record/PartyJoined"), tuple("answers", "record/DemandServed"));
        assertThat(FactForm.of(OfferAccepted.class, FormChoicesFixtures.plain(), "")
                        .fields(FormValues.NONE))
                .noneMatch(field -> field.isBlocked(FormValues.NONE));
    }

    @Test
    void namesTheMeaningOfABlankChoice() {
        RequestForm form = FactForm.of(DemandServed.class, FormChoicesFixtures.plain(), "");

        assertThat(open(form, "circumstances.visibility")).isEqualTo("As usual");
        assertThat(open(form, "circumstances.cures")).isEqualTo("None");
        assertThat(open(form, "circumstances.channel")).isEqualTo("Not recorded");
        RequestForm order = OrderForm.of(JSON.readTree("""
                {"parameters":[
                  {"name":"conferenceMode","type":"choice","description":"How.","values":["BY_VIDEO","IN_PERSON"]},
                  {"name":"meetingMode","type":"choice","description":"How.","values":["BY_VIDEO"],"byDefault":"BY_VIDEO"}]}
                """), FormChoicesFixtures.plain());
        assertThat(open(order, "parameters.conferenceMode")).isEqualTo("Not set by the order");
        assertThat(open(order, "parameters.meetingMode")).isEqualTo("Standard: by video");
    }

    private static String open(RequestForm form, String path) {
        return form.at(path, FormValues.NONE).orElseThrow().blankOption();
    }

    @Test
    void aPartyCannotActTowardItself() {
        RequestForm form = FactForm.of(DemandServed.class, FormChoicesFixtures.plain(), "");
        var both = new FormValues(Map.of(
                "actors.onBehalfOf", List.of("plaintiff-1"), "actors.to", List.of("plaintiff-1", "defendant-1")));

        assertThat(form.fieldsNamingBothSides(both)).extracting(FormField::path).containsExactly("actors.to");
        assertThat(form.fieldsNamingBothSides(new FormValues(
                        Map.of("actors.onBehalfOf", List.of("plaintiff-1"), "actors.to", List.of("defendant-1")))))
                .isEmpty();
    }

    @Test
    void timesAreInTheCourtsZone() {
        RequestForm form = FactForm.of(DemandServed.class, FormChoicesFixtures.plain(), "");
        var values = new FormValues(Map.of(
                "circumstances.occurredAt", List.of("2026-07-06"), "circumstances.occurredAt.time", List.of("10:00")));

        assertThat(form.summary(
                        values, form.json(values), FormChoicesFixtures.plain().zone()))
                .containsExactly(
                        new RequestForm.FilledField("When it happened", List.of("Mon, Jul 6, 2026, 10:00 a.m. PT")));
        assertThat(form.at("circumstances.occurredAt", values).orElseThrow().hint())
                .contains("Pacific Time")
                .doesNotContain("PST", "PDT");
    }

    @Test
    void omitsChangesOfEvidenceOnly() {
        DryRunResult effect = DryRunResult.of(JSON.readTree("""
                {"entries":["EntryStricken"],"warnings":[],"changes":[
                  {"obligation":"a","term":"t","title":"A","obligors":[],"changed":["EVIDENCE"],"says":[],
                   "before":{"status":"MET","wording":"met","reason":"r","deficiencies":[],"flags":[]},
                   "after":{"status":"MET","wording":"met","reason":"r","deficiencies":[],"flags":["x"]}},
                  {"obligation":"b","term":"t","title":"B","obligors":[],"changed":["STATUS"],"says":[],
                   "before":{"status":"MET","wording":"met","reason":"r","deficiencies":[],"flags":[]},
                   "after":{"status":"OPEN","wording":"open","reason":"r","deficiencies":[],"flags":[]}}]}
                """));

        assertThat(((DryRunResult.Changes) effect).changes())
                .extracting(DryRunResult.Changed::title)
                .containsExactly("B");
    }

    @Test
    void aStrikeStartsWithTheStruckEntry() throws Exception {
        Fact struck = JSON.treeToValue(example(DemandServed.class), DemandServed.class);
        FormValues values = StrikeController.prefilled(struck, FormChoicesFixtures.plain());
        RequestForm form = StrikeController.form(struck, FormChoicesFixtures.plain());

        assertThat(StrikeController.body(form, values, struck).has("replacement"))
                .isFalse();
        JsonNode replacing =
                StrikeController.body(form, FormValues.of("replace", "true").and(values), struck);
        assertThat(replacing.path("replacement").path("fact").asString()).isEqualTo("DemandServed");
        assertThat(replacing.path("replacement").path("body")).isEqualTo(example(DemandServed.class));
    }

    private static JsonNode example(Class<? extends Fact> fact) throws Exception {
        String name = fact.getSimpleName();
        return JSON.readTree(Files.readString(GOLDEN.resolve(name + "." + StoredForms.KNOWN.current(name) + ".json")));
    }
}
