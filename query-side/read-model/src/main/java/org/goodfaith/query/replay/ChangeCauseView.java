package org.goodfaith.query.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.goodfaith.events.CalendarFact;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.ClosureWithdrawn;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.events.FactNames;
import org.goodfaith.query.casestatus.EntryLine;
import org.goodfaith.query.casestatus.VisibleHistory;
import org.goodfaith.query.history.TrailLineView.EntryRef;
import org.goodfaith.rulebook.replay.ChangeCause;
import org.goodfaith.rulebook.status.Entry;
import org.jspecify.annotations.Nullable;

/**
 * At what something changed.
 *
 * @param at the moment: of recording, or of world time where what is known stayed the same
 * @param says the same in a sentence
 * @param undone whether the way was walked backwards, so that the occasion is no longer seen
 * @param entries the entries that made the change; several only if a strike put something in the place of what it
 *     struck
 * @param closure the closure that was proclaimed or withdrawn
 */
@Schema(name = "Occasion")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChangeCauseView(
        Kind kind,
        @Nullable OffsetDateTime at,
        String says,
        boolean undone,
        List<EntryRef> entries,
        @Nullable String closure) {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm zzz", Locale.US);

    /** What kind of occasion. */
    @Schema(name = "OccasionKind")
    public enum Kind {
        /** An entry came onto the record. */
        RECORDED,
        /** A closure was proclaimed or withdrawn on the court's calendar. */
        CALENDAR,
        /** World time came to an entry that was known. */
        HAPPENED,
        /** The due moment passed, under one of the readings. */
        DUE_MOMENT,
        /** The period ran out that has to run out first. */
        WINDOW,
        /** Another date it depends on passed. */
        DATE_IT_DEPENDS_ON,
        /** What is on record changed. */
        RECORD
    }

    static ChangeCauseView of(ChangeCause occasion, boolean undone, VisibleHistory history) {
        ZoneId zone = history.court().zone();
        return switch (occasion) {
            case ChangeCause.EntriesRecorded o -> ofEntries(Kind.RECORDED, history.entries(o.entries()), o.at(), undone, zone);
            case ChangeCause.FactTookEffect o ->
                ofEntries(Kind.HAPPENED, history.entries(List.of(o.entry())), o.at(), undone, zone);
            case ChangeCause.CalendarChanged o ->
                new ChangeCauseView(
                        Kind.CALENDAR,
                        o.at().atZone(zone).toOffsetDateTime(),
                        says(o.entry().fact()) + ", recorded " + moment(o.at(), zone) + ".",
                        undone,
                        List.of(),
                        closure(o.entry().fact()));
            case ChangeCause.DatePassed o ->
                new ChangeCauseView(
                        switch (o.date()) {
                            case DUE_MOMENT -> Kind.DUE_MOMENT;
                            case WINDOW -> Kind.WINDOW;
                            case DATE_IT_DEPENDS_ON -> Kind.DATE_IT_DEPENDS_ON;
                        },
                        o.at().atZone(zone).toOffsetDateTime(),
                        switch (o.date()) {
                                    case DUE_MOMENT -> "Time passed: it was due before ";
                                    case WINDOW -> "Time passed: the period that has to run out first ran until ";
                                    case DATE_IT_DEPENDS_ON -> "Time passed: a date it depends on lay before ";
                                }
                                + moment(o.at(), zone) + ".",
                        undone,
                        List.of(),
                        null);
        };
    }

    /** An entry that may not be seen is not named, nor is the moment at which it came. */
    private static ChangeCauseView ofEntries(Kind kind, List<EntryLine> lines, Instant at, boolean undone, ZoneId zone) {
        if (lines.isEmpty()) {
            return new ChangeCauseView(Kind.RECORD, null, "What is on record changed.", undone, List.of(), null);
        }
        List<Entry> entries = lines.stream().map(EntryLine::entry).toList();
        return new ChangeCauseView(
                kind,
                at.atZone(zone).toOffsetDateTime(),
                kind == Kind.RECORDED
                        ? recorded(entries) + " recorded " + moment(at, zone) + "."
                        : named(entries.getFirst()) + " counts from " + moment(at, zone) + ".",
                undone,
                entries.stream().map(entry -> EntryRef.of(entry, null, zone)).toList(),
                null);
    }

    private static String recorded(List<Entry> entries) {
        Entry first = entries.getFirst();
        Entry last = entries.getLast();
        if (!(first.fact() instanceof EntryStricken strike)) {
            return named(first);
        }
        return "Entry " + first.sequence() + " struck entry " + strike.entry()
                + (last.equals(first) ? "," : "; " + named(last) + " took its place;");
    }

    private static String named(Entry entry) {
        return "Entry " + entry.sequence() + ", \""
                + FactNames.name(entry.fact().factName()) + "\" of "
                + entry.fact().circumstances().occurredAt().inWords() + ",";
    }

    static String says(CalendarFact fact) {
        return switch (fact) {
            case ClosureProclaimed f ->
                "The court counts as closed "
                        + (f.fromOn().equals(f.untilOn())
                                ? "on " + f.fromOn()
                                : "from " + f.fromOn() + " through " + f.untilOn())
                        + " (" + f.closure() + ")";
            case ClosureWithdrawn f -> "The closure " + f.closure() + " was withdrawn";
        };
    }

    static String closure(CalendarFact fact) {
        return switch (fact) {
            case ClosureProclaimed f -> f.closure();
            case ClosureWithdrawn f -> f.closure();
        };
    }

    private static String moment(Instant at, ZoneId zone) {
        return MOMENT.format(at.atZone(zone));
    }
}
