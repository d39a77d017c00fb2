package org.goodfaith.query.deadline;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
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

/** Reads the courts' calendars with the closures on record at an instant. */
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
     * @param withdrawnAt when its withdrawal was recorded; absent if it is in force
     */
    public record OnRecord(
            ClosureProclaimed closure,
            Instant recordedAt,
            @Nullable Instant withdrawnAt) {}

    /** A calendar and the instant up to which it is known. */
    public record Known(CourtCalendar calendar, List<CalendarEntry> entries, Instant knownAt) {

        public Court court() {
            return calendar.court();
        }

        /** @return every closure in the order of recording, withdrawn ones included */
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
     * @param court the court's id
     * @throws ReadProblemException if the court is not on file
     */
    public Known now(String court) {
        return of(court, null);
    }

    /**
     * @param court the court's id
     * @param knownAt the instant in the client's notation; now if absent
     * @throws ReadProblemException if the court is not on file or the instant is malformed
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
            // Includes entries that are not yet settled because of a transaction in flight.
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
                    .orElseThrow(() -> ReadProblemException.notFound("court", "There is no court " + name + "."));
        } catch (IllegalArgumentException e) {
            throw ReadProblemException.malformed(
                    "court", "'" + Texts.shown(name) + "' is not a court id such as cand or caed.");
        }
    }

    private static List<Closure> closures(List<CalendarEntry> entries) {
        var closures = new LinkedHashMap<String, Closure>();
        for (CalendarEntry entry : entries) {
            Closure.apply(entry.fact(), closures);
        }
        return List.copyOf(closures.values());
    }
}
