package org.goodfaith.query.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.goodfaith.events.CalendarFact;
import org.goodfaith.events.CaseOpened;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.ClosureKind;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.events.Fact;
import org.goodfaith.events.FactTypes;
import org.goodfaith.events.ObligationExcused;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.Visibility;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.TermRef;
import org.goodfaith.query.ConferenceCase;
import org.goodfaith.query.relay.TopicStream.Outgoing;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.Entry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests which facts of a case the public and the internal topic carry. */
class TopicStreamTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Topic PUBLIC = new Topic("public", TopicContent.PUBLIC, "https://goodfaith.example");
    private static final Topic INTERNAL = new Topic("internal", TopicContent.EVERYTHING, "https://goodfaith.example");
    private static final Fact MOVED = ConferenceCase.conferenceMoved("2024-07-01", "2024-09-03T10:00");
    private static final Fact MOVED_AGAIN = ConferenceCase.conferenceMoved("2024-07-08", "2024-09-10T10:00");

    private final List<StoredFact> stored = new ArrayList<>();

    private TopicStreamTest put(String id, Fact fact) {
        stored.add(stored(id, fact, fact));
        return this;
    }

    private StoredFact stored(String id, Object payload, @Nullable Fact fact) {
        return new StoredFact(
                100 + stored.size(),
                id,
                ConferenceCase.CASE.value(),
                stored.size(),
                payload.getClass().getName(),
                1,
                "2024-07-01T16:00:00Z",
                "{\"actor\":\"clerk-1\"}",
                JSON.writeValueAsString(payload),
                fact);
    }

    private TopicStreamTest opened() {
        int number = 0;
        for (Fact fact : ConferenceCase.orderEntered()) {
            put("opening-" + number++, fact);
        }
        return this;
    }

    private List<ProducerRecord<String, byte[]>> on(Topic topic) {
        var stream = new TopicStream(topic, Map.of(), this::caseThrough);
        return stored.stream()
                .flatMap(fact -> stream.next(fact).stream())
                .map(Outgoing::record)
                .toList();
    }

    private CaseRecord caseThrough(StoredFact last) {
        return new CaseRecord(
                stored.stream()
                        .limit(last.entry() + 1)
                        .map(each -> new Entry(
                                each.entry(), Instant.parse(each.recordedAt()), Objects.requireNonNull(each.fact())))
                        .toList(),
                List.of());
    }

    private static Map<String, String> attributes(ProducerRecord<String, byte[]> record) {
        var attributes = new TreeMap<String, String>();
        for (Header header : record.headers()) {
            attributes.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return attributes;
    }

    private static JsonNode data(ProducerRecord<String, byte[]> record) {
        return JSON.readTree(record.value());
    }

    private static Fact strike(long entry) {
        return new EntryStricken(
                Circumstances.at(CourtTime.of("2024-07-09")), entry, "entered in the wrong case", "the clerk", null);
    }

    private static Fact hidden() {
        return ConferenceCase.answered("2024-06-25");
    }

    @Test
    void aRecordHasEveryAttributeOfTheContract() {
        opened().put("moved", MOVED);
        ProducerRecord<String, byte[]> record = on(INTERNAL).getLast();
        assertThat(record.key()).isEqualTo("cand-23-cv-90417");
        assertThat(record.value()).asString().isEqualTo(stored.getLast().payload());
        assertThat(attributes(record))
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_id", "moved")
                .containsEntry("ce_type", "org.goodfaith.events.EventRescheduled")
                .containsEntry("ce_source", "https://goodfaith.example/facts/internal")
                .containsEntry("ce_subject", "cand-23-cv-90417")
                .containsEntry("ce_time", "2024-07-01T16:00:00Z")
                .containsEntry("ce_occurredat", "2024-07-01")
                .containsEntry(
                        "ce_dataschema", "https://goodfaith.example/api/v1/contract/schemas/EventRescheduled.1.json")
                .containsEntry("ce_visibility", "PUBLIC")
                .containsEntry("ce_sequence", "5")
                .containsEntry("ce_position", "105")
                .containsEntry("ce_recording", "{\"actor\":\"clerk-1\"}")
                .containsEntry("content-type", "application/json")
                .containsEntry("ce_previous", attributes(on(INTERNAL).get(4)).get("ce_chain"))
                .containsKey("ce_chain");
        assertThat(attributes(on(INTERNAL).getFirst())).doesNotContainKey("ce_previous");
        assertThat(attributes(on(PUBLIC).getLast()))
                .containsEntry("ce_sequence", "5")
                .doesNotContainKeys("ce_position", "ce_recording");
    }

    /** Compares bytes: a reader of the public topic cannot tell that hidden entries exist. */
    @Test
    void thePublicTopicIsTheSameWithAndWithoutHiddenEntries() {
        var without = new TopicStreamTest().opened().put("moved", MOVED).put("struck", strike(5));
        opened().put("hidden-1", hidden())
                .put("moved", MOVED)
                .put("hidden-2", strike(5))
                .put("hidden-3", MOVED_AGAIN.with(MOVED_AGAIN.circumstances().curing(5)));
        put("struck", strike(6)).put("hidden-4", hidden());

        assertThat(on(INTERNAL))
                .hasSize(11)
                .extracting(record -> attributes(record).get("ce_sequence"))
                .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
        assertThat(on(PUBLIC))
                .extracting(record -> attributes(record).get("ce_id"))
                .containsExactlyElementsOf(without.on(PUBLIC).stream()
                        .map(record -> attributes(record).get("ce_id"))
                        .toList());
        assertThat(on(PUBLIC).stream().map(TopicStreamTest::attributes))
                .containsExactlyElementsOf(without.on(PUBLIC).stream()
                        .map(TopicStreamTest::attributes)
                        .toList());
        assertThat(on(PUBLIC).stream().map(TopicStreamTest::data))
                .containsExactlyElementsOf(
                        without.on(PUBLIC).stream().map(TopicStreamTest::data).toList());
    }

    @Test
    void aStrikeOfAPublicFactHidesTheDetailsOfTheStrike() {
        opened().put("hidden", hidden()).put("moved", MOVED).put("strike", strike(6));
        ProducerRecord<String, byte[]> told = on(PUBLIC).getLast();
        assertThat(attributes(told))
                .containsEntry("ce_id", "strike")
                .containsEntry("ce_type", "org.goodfaith.events.PublicEntryStricken")
                .doesNotContainKey("ce_occurredat");
        assertThat(told.value()).asString().isEqualTo("{\"entry\":5}");
        assertThat(data(on(INTERNAL).getLast()).required("reason").asString()).isEqualTo("entered in the wrong case");
        assertThat(attributes(on(INTERNAL).getLast())).containsEntry("ce_visibility", "PARTIES");
    }

    @Test
    void eachTopicNumbersItsEntries() {
        opened().put("hidden", hidden())
                .put("moved", MOVED)
                .put("strike", strike(6))
                .put("again", MOVED_AGAIN.with(MOVED_AGAIN.circumstances().replacing(6)));
        assertThat(data(on(PUBLIC).getLast()).at("/circumstances/replaces").asLong())
                .isEqualTo(5);
        assertThat(data(on(INTERNAL).getLast()).at("/circumstances/replaces").asLong())
                .isEqualTo(6);
    }

    @Test
    void aReplacementOfAHiddenEntryIsHidden() {
        opened().put("hidden", hidden())
                .put("strike", strike(5))
                .put("instead", MOVED.with(MOVED.circumstances().replacing(5)));
        assertThat(on(PUBLIC)).hasSize(5);
        assertThat(attributes(on(INTERNAL).getLast())).containsEntry("ce_visibility", "PARTIES");
    }

    @Test
    void aSealedCaseHasNoPublicRecords() {
        var sealed =
                new Circumstances(CourtTime.of("2024-06-18"), null, null, null, Visibility.CHAMBERS, null, null, null);
        CaseOpened opened = (CaseOpened) ConferenceCase.orderEntered()[0];
        put("opened", opened.with(sealed)).put("moved", MOVED);
        assertThat(on(PUBLIC)).isEmpty();
        assertThat(on(INTERNAL)).hasSize(2);
    }

    @Test
    void courtCalendarsAreInternal() {
        CalendarFact closed = new ClosureProclaimed(
                ConferenceCase.CAND,
                "fictional",
                LocalDate.of(2024, 8, 6),
                LocalDate.of(2024, 8, 6),
                ClosureKind.STATE,
                false,
                "a fictional proclamation");
        stored.add(stored("closed", closed, null));
        assertThat(on(PUBLIC)).isEmpty();
        assertThat(attributes(on(INTERNAL).getFirst()))
                .containsEntry("ce_type", ClosureProclaimed.class.getName())
                .doesNotContainKeys("ce_visibility", "ce_occurredat");
    }

    /** Appends the example of every fact to a case. */
    @Test
    void recordsMatchTheContract() throws IOException {
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        Path contract = Path.of("../contract/1.0");
        JsonNode document = JSON.readTree(Files.readString(contract.resolve("asyncapi.json")));
        Schema attributes =
                registry.getSchema(document.at("/components/schemas/attributes").toString(), InputFormat.JSON);
        for (Topic topic : List.of(PUBLIC, INTERNAL)) {
            var sent = new TreeSet<String>();
            for (String fact : FactTypes.all().keySet()) {
                stored.clear();
                opened().put("hidden", hidden()).put("moved", MOVED).put("example", example(fact));
                for (ProducerRecord<String, byte[]> record : on(topic)) {
                    String schema = Objects.requireNonNull(attributes(record).get("ce_dataschema"))
                            .replaceAll(".*/", "");
                    sent.add(schema.replace(".json", ""));
                    assertThat(attributes.validate(JSON.writeValueAsString(attributes(record)), InputFormat.JSON))
                            .as(schema)
                            .isEmpty();
                    assertThat(registry.getSchema(
                                            Files.readString(
                                                    contract.resolve("schemas").resolve(schema)),
                                            InputFormat.JSON)
                                    .validate(new String(record.value(), StandardCharsets.UTF_8), InputFormat.JSON))
                            .as(schema)
                            .isEmpty();
                }
            }
            assertThat(document.at("/channels/" + topic.name() + "Facts/messages")
                            .propertyNames())
                    .as("messages of the %s topic, with calendars if it is internal", topic.name())
                    .containsAll(sent)
                    .hasSizeBetween(sent.size(), sent.size() + 2);
        }
    }

    @Test
    void entryThatCreatedAnObligationIsRenumberedOrLeftOut() {
        opened().put("hidden", hidden());
        put("moved", MOVED);
        long moved = stored.getLast().entry();
        put("of-moved", excused(moved));
        put("of-hidden", excused(moved - 1));
        List<ProducerRecord<String, byte[]>> records = on(PUBLIC);

        assertThat(data(records.get(records.size() - 2)).path("trigger").asString())
                .isEqualTo(attributes(records.get(records.size() - 3)).get("ce_sequence"))
                .isNotEqualTo(String.valueOf(moved));
        assertThat(data(records.getLast()).has("trigger")).isFalse();
    }

    private static Fact excused(long trigger) {
        return new ObligationExcused(
                Circumstances.at(CourtTime.of("2024-07-09")),
                new TermRef(OrderId.of("ecf-21"), TermId.of("serve-demand")),
                null,
                trigger,
                List.of(),
                "excused",
                null);
    }

    /** Fails on a new component that refers to an entry by number: the public topic must renumber it. */
    @Test
    void publicFactsReferToEntriesInKnownComponentsOnly() {
        Set<String> numbers = new TreeSet<>();
        FactTypes.all().forEach((name, type) -> {
            if (usuallyPublic(name)) {
                numbers(type, numbers);
            }
        });
        assertThat(numbers)
                .containsExactly(
                        "Circumstances.cures",
                        "Circumstances.replaces",
                        "DeadlineExtended.trigger",
                        "ExtensionDenied.request",
                        "ExtensionDenied.trigger",
                        "ExtensionRequested.trigger",
                        "ObligationExcused.trigger");
    }

    private static void numbers(Class<?> type, Set<String> found) {
        for (RecordComponent component : type.isRecord() ? type.getRecordComponents() : new RecordComponent[0]) {
            if (component.getType() == long.class || component.getType() == Long.class) {
                found.add(type.getSimpleName() + "." + component.getName());
            } else if (component.getType().getName().startsWith("org.goodfaith")) {
                numbers(component.getType(), found);
            }
        }
    }

    private static boolean usuallyPublic(String fact) {
        return example(fact).usualVisibility() == Visibility.PUBLIC;
    }

    private static Fact example(String fact) {
        try {
            Path file = Path.of("../shared-events/src/test/resources/golden/" + fact + ".1.json");
            return JSON.readValue(Files.readString(file), FactTypes.find(fact).orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
