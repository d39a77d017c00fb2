package org.goodfaith.query.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.UnknownSerializedType;
import org.goodfaith.events.CalendarFact;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.CaseOpened;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.Fact;
import org.goodfaith.query.edge.ReadProblem;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.rulebook.status.CalendarEntry;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.Entry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Reads many complete records in one query.
 *
 * <p>Reads each record up to the first entry that this version cannot decode and reports that entry with its cause.
 * Other records are not affected.
 */
@Component
public class RecordReader {

    private static final String CALENDAR_PREFIX = "calendar-";

    private final JdbcClient sql;
    private final Serializer serializer;
    private final Configuration axon;

    @Autowired
    public RecordReader(JdbcClient sql, @Qualifier("eventSerializer") Serializer serializer, Configuration axon) {
        this.sql = sql;
        this.serializer = serializer;
        this.axon = axon;
    }

    /** @return the same reader on another connection */
    public RecordReader on(JdbcClient connection) {
        return new RecordReader(connection, serializer, axon);
    }

    /** @return the record id of a court's calendar */
    public static String calendarRecord(String court) {
        return CALENDAR_PREFIX + court;
    }

    /** @return the court of a calendar record; empty for a case */
    public static Optional<String> calendarOf(String recordId) {
        return recordId.startsWith(CALENDAR_PREFIX)
                ? Optional.of(recordId.substring(CALENDAR_PREFIX.length()))
                : Optional.empty();
    }

    /**
     * An entry that this version cannot decode.
     *
     * @param sequence its number in the record; earlier entries are decoded
     * @param lastSequence the last entry of the record
     * @param cause a sentence for an operator that quotes nothing from the entry
     */
    public record UnreadableEntry(String recordId, long sequence, long lastSequence, String cause) {}

    /**
     * Records as far as they can be decoded.
     *
     * @param readable by case; omits records whose first entry cannot be decoded
     * @param unreadable the first entry that cannot be decoded, for each affected record
     */
    public record Records(SequencedMap<String, RecordedCase> readable, List<UnreadableEntry> unreadable) {}

    /**
     * A court's calendar as far as it can be decoded.
     *
     * @param entries in the order of recording
     */
    public record Calendar(List<CalendarEntry> entries, Optional<UnreadableEntry> unreadable) {

        private static final Calendar EMPTY = new Calendar(List.of(), Optional.empty());

        /** @return the last decoded entry; -1 if there is none */
        public long lastSequence() {
            return entries.size() - 1L;
        }
    }

    /** @throws ReadProblemException if an entry cannot be decoded */
    public Optional<RecordedCase> read(CaseId caseId) {
        Records records = read(List.of(caseId.value()));
        for (UnreadableEntry entry : records.unreadable()) {
            throw new ReadProblemException(ReadProblem.entryNotDecoded(entry.sequence()));
        }
        return Optional.ofNullable(records.readable().get(caseId.value()));
    }

    /** Reads the records of these cases, and each court's calendar once; omits cases without a record. */
    public Records read(Collection<String> caseIds) {
        var streams = streams(caseIds, RecordReader::recorded);
        var calendars = calendars(streams.values().stream()
                .filter(stream -> !stream.entries().isEmpty())
                .map(RecordReader::courtOf)
                .distinct()
                .toList());
        var cases = new LinkedHashMap<String, RecordedCase>();
        var unreadable = new ArrayList<UnreadableEntry>();
        streams.forEach((recordId, stream) -> {
            if (!stream.entries().isEmpty()) {
                cases.put(recordId, recordedCase(stream, calendars.getOrDefault(courtOf(stream), Calendar.EMPTY)));
            }
            stream.unreadable().ifPresent(unreadable::add);
        });
        return new Records(cases, unreadable);
    }

    /** @return the number of the last entry of a record, without reading its entries; -1 if there is none */
    public long lastSequence(String recordId) {
        return sql.sql("SELECT coalesce(max(sequence_number), -1) FROM domain_event WHERE aggregate_identifier = :id")
                .param("id", recordId)
                .query(Long.class)
                .single();
    }

    /** @return the number of entries of each record, without reading them; omits records without an entry */
    public Map<String, Long> entryCounts(Collection<String> recordIds) {
        var counts = new HashMap<String, Long>();
        sql.sql("""
                SELECT aggregate_identifier, max(sequence_number) + 1 AS entries
                  FROM domain_event WHERE aggregate_identifier = ANY (:ids) GROUP BY 1
                """).param("ids", recordIds.toArray(String[]::new)).query(row -> {
            counts.put(row.getString("aggregate_identifier"), row.getLong("entries"));
        });
        return counts;
    }

    /** @return the calendar of a court, as far as it can be decoded */
    public Calendar calendar(CourtId court) {
        return calendars(List.of(court)).getOrDefault(court, Calendar.EMPTY);
    }

    private Map<CourtId, Calendar> calendars(List<CourtId> courts) {
        var streams = streams(
                courts.stream().map(court -> calendarRecord(court.value())).toList(),
                event -> new CalendarEntry(event.getTimestamp(), (CalendarFact) event.getPayload()));
        var calendars = new LinkedHashMap<CourtId, Calendar>();
        for (CourtId court : courts) {
            Optional.ofNullable(streams.get(calendarRecord(court.value())))
                    .ifPresent(stream -> calendars.put(court, new Calendar(stream.entries(), stream.unreadable())));
        }
        return calendars;
    }

    private static RecordedCase recordedCase(ReadSoFar<RecordedEntry> stream, Calendar calendar) {
        return new RecordedCase(
                new CaseRecord(
                        stream.entries().stream().map(RecordedEntry::entry).toList(), calendar.entries()),
                stream.entries().stream().map(RecordedEntry::recording).toList(),
                calendar.lastSequence());
    }

    private static CourtId courtOf(ReadSoFar<RecordedEntry> stream) {
        return ((CaseOpened) stream.entries().getFirst().entry().fact()).court();
    }

    private record RecordedEntry(Entry entry, Recording recording) {}

    private static RecordedEntry recorded(DomainEventMessage<?> event) {
        Fact fact = (Fact) event.getPayload();
        if (event.getSequenceNumber() == 0 && !(fact instanceof CaseOpened)) {
            throw new NotUnderstood("A case cannot start with an entry of type " + fact.factName() + ".");
        }
        MetaData metaData = event.getMetaData();
        return new RecordedEntry(
                new Entry(event.getSequenceNumber(), event.getTimestamp(), fact),
                new Recording(
                        event.getIdentifier(),
                        text(metaData, "actor"),
                        text(metaData, "role"),
                        text(metaData, "source")));
    }

    private static @Nullable String text(MetaData metaData, String key) {
        Object value = metaData.get(key);
        return value == null ? null : value.toString();
    }

    /** A record up to the first entry that cannot be decoded. */
    private record ReadSoFar<T>(List<T> entries, Optional<UnreadableEntry> unreadable) {}

    /** The streams sorted by id, each in sequence order. */
    private <T> SequencedMap<String, ReadSoFar<T>> streams(
            Collection<String> recordIds, Function<DomainEventMessage<?>, T> reading) {
        var stored = new LinkedHashMap<String, List<GenericDomainEventEntry<byte[]>>>();
        sql.sql("""
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
                .forEach(row -> stored.computeIfAbsent(row.getAggregateIdentifier(), _ -> new ArrayList<>())
                        .add(row));
        var streams = new LinkedHashMap<String, ReadSoFar<T>>();
        stored.forEach((recordId, rows) -> streams.put(recordId, readSoFar(rows, reading)));
        return streams;
    }

    private <T> ReadSoFar<T> readSoFar(
            List<GenericDomainEventEntry<byte[]>> rows, Function<DomainEventMessage<?>, T> reading) {
        var entries = new ArrayList<T>();
        try {
            EventStreamUtils.asStream(EventStreamUtils.upcastAndDeserializeDomainEvents(
                            rows.stream(), serializer, axon.upcasterChain()))
                    .forEach(event -> entries.add(reading.apply(understood(event))));
            return new ReadSoFar<>(entries, Optional.empty());
        } catch (RuntimeException e) {
            // The upcasters produce exactly one entry per row.
            var row = rows.get(entries.size());
            return new ReadSoFar<>(
                    entries,
                    Optional.of(new UnreadableEntry(
                            row.getAggregateIdentifier(),
                            row.getSequenceNumber(),
                            rows.getLast().getSequenceNumber(),
                            cause(row, e))));
        }
    }

    private static DomainEventMessage<?> understood(DomainEventMessage<?> event) {
        if (event.getPayloadType().equals(UnknownSerializedType.class)) {
            throw new NotUnderstood("This version does not know entries of type "
                    + ((UnknownSerializedType) event.getPayload())
                            .serializedType()
                            .getName() + ".");
        }
        return event;
    }

    /** Describes the failure by names only, because a parser's message may quote the entry. */
    private static String cause(GenericDomainEventEntry<byte[]> row, RuntimeException e) {
        if (e instanceof NotUnderstood) {
            return String.valueOf(e.getMessage());
        }
        String type = row.getPayload().getType().getName();
        Throwable cause = e;
        while (cause.getCause() != null && !(cause instanceof JacksonException)) {
            cause = cause.getCause();
        }
        String where = cause instanceof JacksonException malformed
                ? malformed.getPath().stream()
                        .map(at -> at.getPropertyName() == null ? "[" + at.getIndex() + "]" : at.getPropertyName())
                        .collect(Collectors.joining(".", " at '", "'"))
                : "";
        return "The entry of type " + type.substring(type.lastIndexOf('.') + 1) + " cannot be decoded: "
                + cause.getClass().getSimpleName() + where + ".";
    }

    /** This exception's message names what is unknown and quotes nothing from the entry. */
    private static final class NotUnderstood extends RuntimeException {

        NotUnderstood(String says) {
            super(says, null, false, false);
        }
    }
}
