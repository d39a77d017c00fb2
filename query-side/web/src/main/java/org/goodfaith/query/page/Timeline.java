package org.goodfaith.query.page;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.jspecify.annotations.Nullable;

/**
 * The dates of a case by party: the court's lane first, then one lane for each party. {@link TimelineDrawing} draws it;
 * a table shows the same data.
 *
 * @param zone the court's time zone
 * @param from the first moment to draw, with a margin
 * @param until the last moment to draw, with a margin
 * @param rules moments that cross all lanes: today, and the date shown if it differs
 * @param undrawn the number of obligations with neither a date nor a recorded act
 */
public record Timeline(ZoneId zone, Instant from, Instant until, List<Lane> lanes, List<Rule> rules, int undrawn) {

    /** A moment that crosses all lanes. {@code looked} marks the date shown, as opposed to today. */
    public record Rule(Instant at, String label, boolean looked) {}

    public record Lane(String name, List<LaneRow> rows) {}

    /**
     * An obligation, an order, or a court event.
     *
     * @param status absent for orders and events
     */
    public record LaneRow(
            String title, @Nullable ObligationStatus status, String wording, List<Bar> bars, List<Mark> marks) {}

    /** A period between two moments. */
    public record Bar(Instant from, Instant until, BarKind kind) {

        static Bar between(Instant one, Instant other, BarKind kind) {
            return one.isBefore(other) ? new Bar(one, other, kind) : new Bar(other, one, kind);
        }
    }

    /** The kinds of periods. Their names are CSS classes and the ends of {@code timeline.bar} keys. */
    public enum BarKind {
        OPEN,
        UNDATED,
        PAST,
        MOVED
    }

    /** Something that happened or is due at one moment, with its text. */
    public record Mark(Shape shape, Instant at, String text) {}

    /** The kinds of marks. Their names are CSS classes and the ends of {@code timeline.mark} keys. */
    public enum Shape {
        DUE,
        SET,
        OPENED,
        PERFORMED,
        DEFICIENT,
        BREACHED,
        EXTENDED,
        ORDER
    }

    /** Returns the name of a constant in CSS classes, ids and message keys. */
    static String style(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
