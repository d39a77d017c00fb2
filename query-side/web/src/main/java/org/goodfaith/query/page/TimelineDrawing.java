package org.goodfaith.query.page;

import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.goodfaith.events.UsDates;
import org.goodfaith.query.page.Timeline.Shape;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.jspecify.annotations.Nullable;

/**
 * The geometry of a {@link Timeline} for one layout, in SVG user units. One letter is about seven units wide.
 *
 * @param ticks the starts of months
 */
public record TimelineDrawing(
        Layout layout, int height, List<Tick> ticks, List<DrawnLane> lanes, List<DrawnRule> rules) {

    private static final int TOP = 58;
    private static final int LANE_HEIGHT = 26;
    private static final int LANE_GAP = 6;

    /**
     * The dimensions of a drawing.
     *
     * @param style the name of the layout in ids and CSS classes
     * @param left the x of the first moment
     * @param right the x of the last moment
     */
    public record Layout(
            String style,
            int width,
            int left,
            int right,
            int rowHeight,
            int rowMiddle,
            int labelFoot,
            int labelLengthMax,
            int monthsLabeledMax) {

        /** Row labels are to the left of the rows. */
        static final Layout WIDE = new Layout("wide", 1000, 292, 978, 22, 11, 15, 44, 10);

        /** Row labels are above the rows, for small screens. */
        static final Layout NARROW = new Layout("narrow", 340, 10, 330, 38, 24, 11, 42, 4);
    }

    /** The start of a month. Its label is absent where labels would overlap. */
    public record Tick(int x, @Nullable String label) {}

    /** A vertical line. {@code beyond} is true if its moment is outside the drawing. */
    public record DrawnRule(int x, String label, boolean beyond, boolean looked) {}

    public record DrawnLane(String name, int y, int height, List<DrawnRow> rows) {}

    public record DrawnRow(
            int y,
            int labelY,
            String label,
            @Nullable ObligationStatus status,
            List<DrawnBar> bars,
            List<DrawnMark> marks) {}

    public record DrawnBar(int x, int width, String kind) {}

    /** A symbol, drawn around its center. */
    public record Symbol(String style, String path) {}

    public record DrawnMark(int x, Symbol symbol) {}

    /** Returns all symbols for the legend. */
    public List<Symbol> symbols() {
        return Stream.of(Shape.values()).map(TimelineDrawing::symbol).toList();
    }

    static TimelineDrawing of(Timeline timeline, Layout layout) {
        return new Scale(timeline, layout).draw();
    }

    private static Symbol symbol(Shape shape) {
        return new Symbol(
                Timeline.style(shape),
                switch (shape) {
                    case DUE, SET -> "M0-7 7 0 0 7-7 0Z";
                    case OPENED -> "M-4-7V7M-4 0H6M2-4 6 0 2 4";
                    case PERFORMED -> "M0-6A6 6 0 1 1 0 6 6 6 0 1 1 0-6Z";
                    case DEFICIENT -> "M-6-6H6V6H-6ZM-6 6 6-6";
                    case BREACHED -> "M-6-6 6 6M6-6-6 6";
                    case EXTENDED -> "M-6-6 5 0-6 6Z";
                    case ORDER -> "M-5-7H5V7H-5Z";
                });
    }

    /** Maps moments to x positions. */
    private record Scale(Timeline timeline, Layout layout) {

        TimelineDrawing draw() {
            var lanes = new ArrayList<DrawnLane>();
            int y = TOP;
            for (Timeline.Lane lane : timeline.lanes()) {
                int top = y;
                y += LANE_HEIGHT;
                var rows = new ArrayList<DrawnRow>();
                for (Timeline.LaneRow row : lane.rows()) {
                    rows.add(row(row, y));
                    y += layout.rowHeight();
                }
                lanes.add(new DrawnLane(lane.name(), top, y - top, rows));
                y += LANE_GAP;
            }
            return new TimelineDrawing(
                    layout,
                    y + 4,
                    ticks(),
                    lanes,
                    timeline.rules().stream().map(this::rule).toList());
        }

        private int x(Instant moment) {
            double part = (double) ChronoUnit.SECONDS.between(timeline.from(), moment)
                    / ChronoUnit.SECONDS.between(timeline.from(), timeline.until());
            return layout.left() + (int) Math.round(Math.clamp(part, 0, 1) * (layout.right() - layout.left()));
        }

        private DrawnRow row(Timeline.LaneRow row, int top) {
            return new DrawnRow(
                    top + layout.rowMiddle(),
                    top + layout.labelFoot(),
                    shortened(row.title()),
                    row.status(),
                    row.bars().stream().map(this::bar).toList(),
                    row.marks().stream()
                            .map(mark -> new DrawnMark(x(mark.at()), symbol(mark.shape())))
                            .toList());
        }

        private DrawnBar bar(Timeline.Bar bar) {
            int x = x(bar.from());
            return new DrawnBar(x, Math.max(1, x(bar.until()) - x), Timeline.style(bar.kind()));
        }

        private String shortened(String text) {
            return text.length() <= layout.labelLengthMax()
                    ? text
                    : text.substring(0, layout.labelLengthMax() - 1).strip() + "\u2026";
        }

        private List<Tick> ticks() {
            YearMonth first =
                    YearMonth.from(timeline.from().atZone(timeline.zone())).plusMonths(1);
            YearMonth last = YearMonth.from(timeline.until().atZone(timeline.zone()));
            long months = ChronoUnit.MONTHS.between(first, last) + 1;
            long every = Math.max(1, Math.ceilDiv(months, layout.monthsLabeledMax()));
            var ticks = new ArrayList<Tick>();
            for (int i = 0; i < months; i++) {
                YearMonth month = first.plusMonths(i);
                int x = x(month.atDay(1).atStartOfDay(timeline.zone()).toInstant());
                ticks.add(new Tick(x, i % every == 0 && x < layout.right() - 50 ? UsDates.shortMonth(month) : null));
            }
            return ticks;
        }

        private DrawnRule rule(Timeline.Rule rule) {
            boolean beyond = rule.at().isAfter(timeline.until()) || rule.at().isBefore(timeline.from());
            return new DrawnRule(x(rule.at()), rule.label(), beyond, rule.looked());
        }
    }
}
