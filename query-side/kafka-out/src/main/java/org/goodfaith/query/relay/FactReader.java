package org.goodfaith.query.relay;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.goodfaith.events.CalendarFact;
import org.goodfaith.events.Fact;
import org.goodfaith.events.FactTypes;
import org.goodfaith.events.form.StoredForms;
import org.goodfaith.events.form.UnknownRevisionException;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.Entry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads stored events with their decoded facts. */
final class FactReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};
    private static final String PACKAGE = Fact.class.getPackageName() + ".";
    private static final Map<String, Class<?>> CALENDAR_FACTS = Arrays.stream(
                    CalendarFact.class.getPermittedSubclasses())
            .collect(Collectors.toMap(Class::getSimpleName, type -> type));

    private static final String QUERY = """
            SELECT global_index, event_identifier, aggregate_identifier, sequence_number, payload_type,
                   payload_revision, recorded_at, meta_data, payload
              FROM domain_event
            """;

    private final JdbcClient sql;
    private final StoredForms forms;

    FactReader(JdbcClient sql, StoredForms forms) {
        this.sql = sql;
        this.forms = forms;
    }

    private record Row(
            long position,
            String eventId,
            String recordId,
            long entry,
            String type,
            @Nullable String revision,
            String recordedAt,
            String metaData,
            String payload) {}

    /**
     * @return events in store order, after {@code after} (exclusive) up to {@code upTo} (inclusive); stops before an
     *     event that cannot be decoded
     * @throws UnknownFactException if the first event cannot be decoded
     */
    List<StoredFact> between(long after, long upTo, int factsMax) {
        var rows = sql.sql(QUERY + """
                 WHERE global_index > :after AND global_index <= :upTo ORDER BY global_index LIMIT :factsMax
                """)
                .param("after", after)
                .param("upTo", upTo)
                .param("factsMax", factsMax)
                .query((row, _) -> row(row))
                .list();
        var facts = new ArrayList<StoredFact>();
        try {
            rows.forEach(row -> facts.add(read(row)));
        } catch (UnknownFactException e) {
            if (facts.isEmpty()) {
                throw e;
            }
        }
        return facts;
    }

    /**
     * @return all events of these cases and calendars up to a position, in store order
     * @throws UnknownFactException if one of them cannot be decoded
     */
    List<StoredFact> of(Collection<String> recordIds, long upTo) {
        return sql
                .sql(QUERY + """
                 WHERE aggregate_identifier = ANY (:records) AND global_index <= :upTo ORDER BY global_index
                """)
                .param("records", recordIds.toArray(String[]::new))
                .param("upTo", upTo)
                .query((row, _) -> row(row))
                .list()
                .stream()
                .map(this::read)
                .toList();
    }

    /** @return the event with this id; empty if there is none */
    Optional<StoredFact> withId(String eventId) {
        return sql.sql(QUERY + " WHERE event_identifier = :id")
                .param("id", eventId)
                .query((row, _) -> row(row))
                .optional()
                .map(this::read);
    }

    /** @return the record of the event's case up to and including the event */
    CaseRecord caseThrough(StoredFact fact) {
        return caseRecord(of(List.of(fact.recordId()), fact.position()));
    }

    /** @param facts all events of one case, starting with its first */
    static CaseRecord caseRecord(List<StoredFact> facts) {
        return new CaseRecord(
                facts.stream()
                        .map(each -> new Entry(
                                each.entry(), Instant.parse(each.recordedAt()), Objects.requireNonNull(each.fact())))
                        .toList(),
                List.of());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("global_index"),
                row.getString("event_identifier"),
                row.getString("aggregate_identifier"),
                row.getLong("sequence_number"),
                row.getString("payload_type"),
                row.getString("payload_revision"),
                row.getString("recorded_at"),
                text(row, "meta_data"),
                text(row, "payload"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return new String(row.getBytes(column), StandardCharsets.UTF_8);
    }

    private StoredFact read(Row row) {
        String name = row.type().startsWith(PACKAGE) ? row.type().substring(PACKAGE.length()) : row.type();
        try {
            return new StoredFact(
                    row.position(),
                    row.eventId(),
                    row.recordId(),
                    row.entry(),
                    row.type(),
                    row.revision() == null ? 1 : Integer.parseInt(row.revision()),
                    row.recordedAt(),
                    // Removes line breaks, because a Kafka header holds one line.
                    JSON.readTree(row.metaData()).toString(),
                    row.payload(),
                    CALENDAR_FACTS.containsKey(name) ? null : fact(row, name));
        } catch (JacksonException | IllegalArgumentException | UnknownRevisionException e) {
            // Omits the message of the cause, which may quote confidential content.
            throw new UnknownFactException("Entry " + row.entry() + " of " + row.recordId() + ", of type " + name
                    + ", cannot be decoded by this version: "
                    + e.getClass().getSimpleName());
        }
    }

    private Fact fact(Row row, String name) {
        Class<? extends Fact> type = FactTypes.find(name)
                .orElseThrow(() -> new UnknownFactException("This version does not know entries of type " + name
                        + ", such as " + row.entry() + " of " + row.recordId() + "."));
        Map<String, Object> members = JSON.readValue(row.payload(), MEMBERS);
        return JSON.convertValue(forms.upcast(row.type(), row.revision(), members), type);
    }
}
