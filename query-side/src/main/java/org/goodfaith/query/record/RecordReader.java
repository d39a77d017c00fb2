package org.goodfaith.query.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.goodfaith.events.CalendarFact;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.CaseOpened;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.Fact;
import org.goodfaith.rulebook.standing.CalendarEntry;
import org.goodfaith.rulebook.standing.CaseRecord;
import org.goodfaith.rulebook.standing.Entry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads whole records, many at a time, as of the moment of reading. */
@Component
public class RecordReader {

    private static final String CALENDAR_PREFIX = "calendar-";

    private final JdbcClient sql;
    private final Serializer serializer;
    private final Configuration axon;

    public RecordReader(JdbcClient sql, @Qualifier("eventSerializer") Serializer serializer, Configuration axon) {
        this.sql = sql;
        this.serializer = serializer;
        this.axon = axon;
    }

    /** @return the id of the record of a court's calendar */
    public static String calendarRecord(CourtId court) {
        return CALENDAR_PREFIX + court;
    }

    public Optional<RecordedCase> read(CaseId caseId) {
        return Optional.ofNullable(read(List.of(caseId)).get(caseId));
    }

    /** Reads the records of these cases, and each court's calendar once; a case without a record is left out. */
    public SequencedMap<CaseId, RecordedCase> read(Collection<CaseId> caseIds) {
        var streams = streams(caseIds.stream().map(CaseId::value).toList());
        var courts = streams.values().stream()
                .map(stream -> courtOf(stream.getFirst()))
                .distinct()
                .toList();
        var calendars = calendars(courts);
        var cases = new LinkedHashMap<CaseId, RecordedCase>();
        streams.forEach((recordId, stream) -> cases.put(
                CaseId.of(recordId), recorded(stream, calendars.getOrDefault(courtOf(stream.getFirst()), List.of()))));
        return cases;
    }

    /** @return the calendar of a court, in order of recording; empty if nothing was recorded on it */
    public List<CalendarEntry> calendar(CourtId court) {
        return calendars(List.of(court)).getOrDefault(court, List.of());
    }

    private Map<CourtId, List<CalendarEntry>> calendars(List<CourtId> courts) {
        var calendars = new LinkedHashMap<CourtId, List<CalendarEntry>>();
        streams(courts.stream().map(RecordReader::calendarRecord).toList())
                .values()
                .forEach(stream -> calendars.put(
                        ((CalendarFact) stream.getFirst().getPayload()).court(),
                        stream.stream()
                                .map(event ->
                                        new CalendarEntry(event.getTimestamp(), (CalendarFact) event.getPayload()))
                                .toList()));
        return calendars;
    }

    private static RecordedCase recorded(List<DomainEventMessage<?>> stream, List<CalendarEntry> calendar) {
        var entries = stream.stream()
                .map(event -> new Entry(event.getSequenceNumber(), event.getTimestamp(), (Fact) event.getPayload()))
                .toList();
        return new RecordedCase(
                new CaseRecord(entries, calendar),
                stream.stream().map(RecordReader::recording).toList(),
                calendar.size() - 1L);
    }

    private static CourtId courtOf(DomainEventMessage<?> first) {
        return ((CaseOpened) first.getPayload()).court();
    }

    private static Recording recording(DomainEventMessage<?> event) {
        MetaData metaData = event.getMetaData();
        return new Recording(
                event.getIdentifier(), text(metaData, "actor"), text(metaData, "role"), text(metaData, "source"));
    }

    private static @Nullable String text(MetaData metaData, String key) {
        Object value = metaData.get(key);
        return value == null ? null : value.toString();
    }

    /** The streams in order of their ids, each in order of its sequence. */
    private SequencedMap<String, List<DomainEventMessage<?>>> streams(Collection<String> recordIds) {
        Stream<GenericDomainEventEntry<byte[]>> rows = sql
                .sql("""
                SELECT aggregate_type, aggregate_identifier, sequence_number, event_identifier, recorded_at,
                       payload_type, payload_revision, payload, meta_data
                  FROM domain_event
                 WHERE aggregate_identifier = ANY (:ids)
                 ORDER BY aggregate_identifier, sequence_number
                """)
                .param("ids", recordIds.toArray(String[]::new))
                .query((row, _) -> new GenericDomainEventEntry<>(
                        row.getString("aggregate_type"),
                        row.getString("aggregate_identifier"),
                        row.getLong("sequence_number"),
                        row.getString("event_identifier"),
                        row.getString("recorded_at"),
                        row.getString("payload_type"),
                        row.getString("payload_revision"),
                        row.getBytes("payload"),
                        row.getBytes("meta_data")))
                .list()
                .stream();
        var streams = new LinkedHashMap<String, List<DomainEventMessage<?>>>();
        EventStreamUtils.asStream(
                        EventStreamUtils.upcastAndDeserializeDomainEvents(rows, serializer, axon.upcasterChain()))
                .forEach(event -> streams.computeIfAbsent(event.getAggregateIdentifier(), _ -> new ArrayList<>())
                        .add(event));
        return streams;
    }
}
