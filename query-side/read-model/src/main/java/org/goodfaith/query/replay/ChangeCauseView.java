package org.goodfaith.query.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.goodfaith.events.CalendarFact;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.ClosureWithdrawn;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.events.FactNames;
import org.goodfaith.events.UsDates;
import org.goodfaith.query.casestatus.EntryLine;
import org.goodfaith.query.casestatus.VisibleHistory;
import org.goodfaith.query.history.TrailLineView.EntryRef;
import org.goodfaith.rulebook.replay.ChangeCause;
import org.goodfaith.rulebook.status.Entry;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of the cause of a change.
 *
 * @param at the instant of recording, or in valid time if what is known stays the same
 * @param says the cause in a sentence
 * @param undone true if the comparison goes backward, so that the cause is no longer in effect
 * @param entries the entries that caused the change; several only for a strike with a replacement
 * @param closure the closure that was proclaimed or withdrawn
 */
@Schema(name = "Occasion")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChangeCauseView(
        CauseKind kind,
        @Nullable OffsetDateTime at,
        String says,
        boolean undone,
        List<EntryRef> entries,
        @Nullable String closure) {

    /** The kind of cause. */
    @Schema(name = "OccasionKind")
    public enum CauseKind {
        /** An entry was recorded. */
        RECORDED,
        /** A closure was proclaimed or withdrawn on the court's calendar. */
        CALENDAR,
        /** Valid time reached a known entry. */
        HAPPENED,
        /** The due moment passed under one of the readings. */
        DUE_MOMENT,
        /** The period that delays the obligation ended. */
        WINDOW,
        /** Another relevant date passed. */
        DATE_IT_DEPENDS_ON,
        /** The record changed. */
        RECORD
    }

    static ChangeCauseView of(ChangeCause occasion, boolean undone, VisibleHistory history) {
        ZoneId zone = history.court().zone();
        return switch (occasion) {
            case ChangeCause.EntriesRecorded o ->
                ofEntries(CauseKind.RECORDED, history.entries(o.entries()), o.at(), undone, zone);
            case ChangeCause.FactTookEffect o ->
                ofEntries(CauseKind.HAPPENED, history.entries(List.of(o.entry())), o.at(), undone, zone);
            case ChangeCause.CalendarChanged o ->
                new ChangeCauseView(
                        CauseKind.CALENDAR,
                        o.at().atZone(zone).toOffsetDateTime(),
                        says(o.entry().fact()) + ", recorded " + moment(o.at(), zone) + ".",
                        undone,
                        List.of(),
                        closure(o.entry().fact()));
            case ChangeCause.DatePassed o ->
                new ChangeCauseView(
                        switch (o.date()) {
                            case DUE_MOMENT -> CauseKind.DUE_MOMENT;
                            case WINDOW -> CauseKind.WINDOW;
                            case DATE_IT_DEPENDS_ON -> CauseKind.DATE_IT_DEPENDS_ON;
                        },
                        o.at().atZone(zone).toOffsetDateTime(),
                        switch (o.date()) {
                                    case DUE_MOMENT -> "Time passed. It was due before ";
                                    case WINDOW -> "Time passed. The period that delays it ended at ";
                                    case DATE_IT_DEPENDS_ON -> "Time passed. A date it depends on was before ";
                                }
                                + moment(o.at(), zone) + ".",
                        undone,
                        List.of(),
                        null);
        };
    }

    /** Names neither a hidden entry nor its time. */
    private static ChangeCauseView ofEntries(
            CauseKind kind, List<EntryLine> lines, Instant at, boolean undone, ZoneId zone) {
        if (lines.isEmpty()) {
            return new ChangeCauseView(CauseKind.RECORD, null, "The record changed.", undone, List.of(), null);
        }
        List<Entry> entries = lines.stream().map(EntryLine::entry).toList();
        return new ChangeCauseView(
                kind,
                at.atZone(zone).toOffsetDateTime(),
                kind == CauseKind.RECORDED
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
                "The court is closed "
                        + (f.fromOn().equals(f.untilOn())
                                ? "on " + UsDates.day(f.fromOn())
                                : "from " + UsDates.day(f.fromOn()) + " through " + UsDates.day(f.untilOn()))
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
        return UsDates.moment(at.atZone(zone));
    }
}
