package org.goodfaith.query.deadline;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.goodfaith.events.CalendarFact;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.ClosureWithdrawn;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.Texts;
import org.goodfaith.query.edge.ReadProblem;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.record.RecordReader;
import org.goodfaith.query.viewpoint.Moment;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.goodfaith.rulebook.status.CalendarEntry;
import org.goodfaith.rulebook.time.Closure;
import org.goodfaith.rulebook.time.Court;
import org.goodfaith.rulebook.time.CourtCalendar;
import org.goodfaith.rulebook.time.Courts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The courts' calendars, with the closures that were on record at a moment. */
@Component
public class CourtCalendars {

    private final RecordReader records;
    private final RecordedTime recordedTime;

    CourtCalendars(RecordReader records, RecordedTime recordedTime) {
        this.records = records;
        this.recordedTime = recordedTime;
    }

    /**
     * A closure on record.
     *
     * @param withdrawnAt when it was recorded that it is withdrawn; absent if it is in force
     */
    public record OnRecord(
            ClosureProclaimed closure,
            Instant recordedAt,
            @Nullable Instant withdrawnAt) {}

    /** A calendar, and from when it is known. */
    public record Known(CourtCalendar calendar, List<CalendarEntry> entries, Instant knownAt) {

        public Court court() {
            return calendar.court();
        }

        /** @return every closure in order of recording, withdrawn ones included */
        public List<OnRecord> closures() {
            return entries.stream()
                    .filter(entry -> entry.fact() instanceof ClosureProclaimed)
                    .map(entry -> {
                        var proclaimed = (ClosureProclaimed) entry.fact();
                        return new OnRecord(proclaimed, entry.recordedAt(), withdrawnAt(proclaimed.closure()));
                    })
                    .toList();
        }

        private @Nullable Instant withdrawnAt(String closure) {
            return entries.stream()
                    .filter(entry -> entry.fact() instanceof ClosureWithdrawn withdrawn
                            && withdrawn.closure().equals(closure))
                    .map(CalendarEntry::recordedAt)
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * @param court the court's short name
     * @throws ReadProblemException if the court is not on file
     */
    public Known now(String court) {
        return of(court, null);
    }

    /**
     * @param court the court's short name
     * @param knownAt the moment as a client wrote it; now if absent
     * @throws ReadProblemException if the court is not on file or the moment is malformed
     */
    public Known of(String court, @Nullable String knownAt) {
        Court found = court(court);
        Instant now = recordedTime.now();
        Instant asked = knownAt == null || knownAt.isBlank()
                ? now
                : Moment.read("knownAt", knownAt).in(found.zone());
        RecordReader.Calendar calendar = records.calendar(found.id());
        calendar.unreadable().ifPresent(entry -> {
            throw new ReadProblemException(
                    ReadProblem.calendarNotEvaluated(court, calendar.lastSequence(), entry.sequence()));
        });
        List<CalendarEntry> all = calendar.entries();
        if (!asked.isBefore(now)) {
            // All that is on record, also what a transaction in flight has not let settle yet.
            Instant settled = recordedTime.settled();
            Instant known = all.stream()
                    .map(CalendarEntry::recordedAt)
                    .reduce(settled, (one, other) -> one.isAfter(other) ? one : other);
            return new Known(new CourtCalendar(found, closures(all)), all, known);
        }
        var entries =
                all.stream().filter(entry -> !entry.recordedAt().isAfter(asked)).toList();
        return new Known(new CourtCalendar(found, closures(entries)), entries, asked);
    }

    static Court court(String name) {
        try {
            return Courts.find(CourtId.of(name))
                    .orElseThrow(() -> ReadProblemException.notFound("court", "No court is called " + name + "."));
        } catch (IllegalArgumentException e) {
            throw ReadProblemException.malformed(
                    "court", "'" + Texts.shown(name) + "' is no court's short name, such as cand or caed.");
        }
    }

    private static List<Closure> closures(List<CalendarEntry> entries) {
        var closures = new LinkedHashMap<String, Closure>();
        for (CalendarEntry entry : entries) {
            apply(entry.fact(), closures);
        }
        return List.copyOf(closures.values());
    }

    private static void apply(CalendarFact fact, Map<String, Closure> closures) {
        switch (fact) {
            case ClosureProclaimed c ->
                closures.put(
                        c.closure(),
                        new Closure(c.closure(), c.fromOn(), c.untilOn(), c.kind(), c.contested(), c.authority()));
            case ClosureWithdrawn c -> closures.remove(c.closure());
        }
    }
}
