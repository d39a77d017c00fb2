package org.goodfaith.query.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.DeadlineExtended;
import org.goodfaith.events.EventCanceled;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.EventRescheduled;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.Fact;
import org.goodfaith.orders.Modality;
import org.goodfaith.query.casestatus.CaseAtViewpoint;
import org.goodfaith.query.casestatus.CaseFile;
import org.goodfaith.query.casestatus.EntryLine;
import org.goodfaith.query.viewpoint.ResolvedViewpoint;
import org.goodfaith.rulebook.status.Evidence;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.goodfaith.rulebook.time.DueMoment;
import org.jspecify.annotations.Nullable;

/**
 * A case drawn to scale along world time: a lane for the court and one for each party, a row for each obligation with
 * something to draw. What is drawn is also said in words, so that the table beside it is equivalent.
 *
 * @param layout for which width it is drawn
 * @param height of the drawing, in its own units
 * @param ticks the beginnings of months
 * @param moments today and the moment looked at, as lines across all lanes
 * @param undrawn obligations with neither a date nor an act
 */
public record Timeline(Layout layout, int height, List<Tick> ticks, List<Lane> lanes, List<Rule> moments, int undrawn) {

    private static final int TOP = 58;
    private static final int LANE_HEIGHT = 26;

    /** How a drawing is laid out. Its numbers are its own units, of which a letter is about seven wide. */
    public enum Layout {
        /** With what each row is about beside it. */
        WIDE(1000, 292, 978, 22, 11, 44, 10),
        /** With what each row is about above it, for a screen that has no room beside. */
        NARROW(340, 10, 330, 38, 24, 42, 4);

        private final int width;
        private final int left;
        private final int right;
        private final int rowHeight;
        private final int rowMiddle;
        private final int labelLengthMax;
        private final int monthsLabeledMax;

        Layout(int width, int left, int right, int rowHeight, int rowMiddle, int labelLengthMax, int monthsLabeledMax) {
            this.width = width;
            this.left = left;
            this.right = right;
            this.rowHeight = rowHeight;
            this.rowMiddle = rowMiddle;
            this.labelLengthMax = labelLengthMax;
            this.monthsLabeledMax = monthsLabeledMax;
        }

        public int width() {
            return width;
        }

        /** @return where time begins */
        public int left() {
            return left;
        }

        /** @return where it ends */
        public int right() {
            return right;
        }

        /** @return its name as a part of ids and of classes of the style sheet */
        public String style() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.US);

    public record Tick(int x, @Nullable String label) {}

    /** A line at a moment, or beyond the right edge if it lies too far from what is drawn. */
    public record Rule(int x, String label, boolean beyond, boolean looked) {}

    public record Lane(String name, int y, int height, List<Row> rows) {}

    /**
     * One line of a lane.
     *
     * @param labelY the foot of its label
     * @param status absent for what the court set
     * @param says what is drawn, in words
     */
    public record Row(
            int y,
            int labelY,
            String label,
            String title,
            @Nullable ObligationStatus status,
            String wording,
            List<Bar> bars,
            List<Mark> marks,
            List<String> says) {}

    /** A stretch of time: open, open without a date, or past due. */
    public record Bar(int x, int width, String kind) {}

    public record Mark(Shape shape, int x) {}

    /** What a mark means, and how it is drawn around its middle. */
    public enum Shape {
        DUE("due (at the end of its day), or set for", "M0-7 7 0 0 7-7 0Z"),
        SET("was set for", "M0-7 7 0 0 7-7 0Z"),
        OPENED("open since, with no date", "M-4-7V7M-4 0H6M2-4 6 0 2 4"),
        PERFORMED("performed", "M0-6A6 6 0 1 1 0 6 6 6 0 1 1 0-6Z"),
        DEFICIENT("performed with a deficiency", "M-6-6H6V6H-6ZM-6 6 6-6"),
        BREACHED("breached", "M-6-6 6 6M6-6-6 6"),
        EXTENDED("extended", "M-6-6 5 0-6 6Z"),
        ORDER("ordered", "M-5-7H5V7H-5Z");

        private final String says;
        private final String path;

        Shape(String says, String path) {
            this.says = says;
            this.path = path;
        }

        public String says() {
            return says;
        }

        public String path() {
            return path;
        }

        /** @return its name as a class of the style sheet */
        public String style() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @return the signs, to explain them */
    public List<Shape> signs() {
        return List.of(Shape.values());
    }

    /** @return what stretches of time are drawn as, to explain it */
    public List<Key> stretches() {
        return List.of(
                new Key("open", "open until due"),
                new Key("undated", "open without a date"),
                new Key("past", "past due, until performed or now"),
                new Key("moved", "moved from and to"));
    }

    /** What a stretch is drawn as, by its class of the style sheet, and what that means. */
    public record Key(String style, String says) {}

    /** @return the drawing; empty if nothing has a date yet */
    static Optional<Timeline> of(CaseAtViewpoint shown, Layout layout) {
        return shown.file().flatMap(file -> new Drawing(shown, file, layout).timeline());
    }

    /** A mark that has not found its place yet. */
    private record Dated(Shape shape, Instant at, String says) {}

    /** A stretch that has not found its place yet. */
    private record Stretch(Instant from, Instant until, String kind) {}

    private record Sketch(
            String title, @Nullable ObligationStatus status, String wording, List<Stretch> bars, List<Dated> marks) {

        Stream<Instant> moments() {
            return Stream.concat(
                    marks.stream().map(Dated::at), bars.stream().flatMap(bar -> Stream.of(bar.from(), bar.until())));
        }

        Instant first() {
            return marks.stream().map(Dated::at).min(Comparator.naturalOrder()).orElse(Instant.MAX);
        }
    }

    private static final class Drawing {

        private final CaseFile file;
        private final Layout layout;
        private final List<Obligation> obligations;
        private final List<EntryLine> entries;
        private final ZoneId zone;
        private final PageTimes times;
        private final ResolvedViewpoint seen;
        private final Instant asOf;
        private Instant from = Instant.MAX;
        private Instant until = Instant.MIN;

        Drawing(CaseAtViewpoint shown, CaseFile file, Layout layout) {
            this.file = file;
            this.layout = layout;
            this.obligations = shown.obligations();
            this.entries = shown.entries();
            this.zone = shown.court().zone();
            this.times = new PageTimes(zone);
            this.seen = shown.seen();
            this.asOf = seen.at().asOf();
        }

        Optional<Timeline> timeline() {
            var sketches = new LinkedHashMap<String, List<Sketch>>();
            sketches.put("The court", court());
            int undrawn = 0;
            for (CaseFile.Party party : file.parties()) {
                var owed = obligations.stream()
                        .filter(obligation -> obligation.obligors().contains(party.party()))
                        .toList();
                var drawn = owed.stream()
                        .flatMap(obligation -> sketch(obligation).stream())
                        .sorted(Comparator.comparing(Sketch::first))
                        .toList();
                undrawn += owed.size() - drawn.size();
                sketches.put(party.name(), drawn);
            }
            var moments = sketches.values().stream()
                    .flatMap(List::stream)
                    .flatMap(Sketch::moments)
                    .toList();
            if (moments.isEmpty()) {
                return Optional.empty();
            }
            moments.forEach(this::include);
            var rules = rules();
            widen();
            return Optional.of(lay(sketches, rules, undrawn));
        }

        private void include(Instant moment) {
            from = moment.isBefore(from) ? moment : from;
            until = moment.isAfter(until) ? moment : until;
        }

        /** Today and the viewpoint widen the drawing, unless that would leave what happened too small to see. */
        private List<Instant> rules() {
            Duration span = Duration.between(from, until);
            Instant limit = until.plus(span.dividedBy(3)).plus(Duration.ofDays(14));
            var rules = new ArrayList<Instant>();
            rules.add(seen.now());
            if (!asOf.equals(seen.now()) && seen.reading() != ResolvedViewpoint.Reading.NOW) {
                rules.add(asOf);
            }
            rules.stream()
                    .filter(moment -> moment.isBefore(limit)
                            && moment.isAfter(from.minus(span.dividedBy(3)).minus(Duration.ofDays(14))))
                    .forEach(this::include);
            return rules;
        }

        private void widen() {
            Duration margin = Duration.between(from, until).dividedBy(40).plus(Duration.ofDays(1));
            from = from.minus(margin);
            until = until.plus(margin);
        }

        private int x(Instant moment) {
            double part = (double) ChronoUnit.SECONDS.between(from, moment) / ChronoUnit.SECONDS.between(from, until);
            return layout.left + (int) Math.round(Math.clamp(part, 0, 1) * (layout.right - layout.left));
        }

        private Timeline lay(Map<String, List<Sketch>> sketches, List<Instant> rules, int undrawn) {
            var lanes = new ArrayList<Lane>();
            int y = TOP;
            for (var lane : sketches.entrySet()) {
                int top = y;
                y += LANE_HEIGHT;
                var rows = new ArrayList<Row>();
                for (Sketch sketch : lane.getValue()) {
                    rows.add(row(sketch, y));
                    y += layout.rowHeight;
                }
                lanes.add(new Lane(lane.getKey(), top, y - top, rows));
                y += 6;
            }
            return new Timeline(
                    layout,
                    y + 4,
                    ticks(),
                    lanes,
                    rules.stream().map(this::rule).toList(),
                    undrawn);
        }

        private Row row(Sketch sketch, int top) {
            return new Row(
                    top + layout.rowMiddle,
                    top + (layout == Layout.WIDE ? layout.rowMiddle + 4 : 11),
                    shortened(sketch.title()),
                    sketch.title(),
                    sketch.status(),
                    sketch.wording(),
                    sketch.bars().stream()
                            .map(bar -> new Bar(x(bar.from()), Math.max(1, x(bar.until()) - x(bar.from())), bar.kind()))
                            .toList(),
                    sketch.marks().stream()
                            .map(mark -> new Mark(mark.shape(), x(mark.at())))
                            .toList(),
                    sketch.marks().stream().map(Dated::says).toList());
        }

        private String shortened(String text) {
            return text.length() <= layout.labelLengthMax
                    ? text
                    : text.substring(0, layout.labelLengthMax - 1).strip() + "\u2026";
        }

        private List<Tick> ticks() {
            YearMonth first = YearMonth.from(from.atZone(zone)).plusMonths(1);
            YearMonth last = YearMonth.from(until.atZone(zone));
            long months = ChronoUnit.MONTHS.between(first, last) + 1;
            long every = Math.max(1, Math.ceilDiv(months, layout.monthsLabeledMax));
            var ticks = new ArrayList<Tick>();
            for (int i = 0; i < months; i++) {
                YearMonth month = first.plusMonths(i);
                int x = x(month.atDay(1).atStartOfDay(zone).toInstant());
                ticks.add(new Tick(x, i % every == 0 && x < layout.right - 50 ? MONTH.format(month) : null));
            }
            return ticks;
        }

        private Rule rule(Instant moment) {
            boolean looked = !moment.equals(seen.now());
            boolean beyond = moment.isAfter(until) || moment.isBefore(from);
            String name = looked ? "as of " : "today, ";
            return new Rule(x(moment), name + times.day(moment.atZone(zone).toLocalDate()), beyond, looked);
        }

        /** The orders, and what the court set for a time with every move of it. */
        private List<Sketch> court() {
            var sketches = new ArrayList<Sketch>();
            for (CaseFile.Order order : file.orders()) {
                sketches.add(new Sketch(
                        order.title(),
                        null,
                        PageWords.WORDS.of(order.status()),
                        List.of(),
                        List.of(new Dated(
                                Shape.ORDER, noon(order.datedOn()), "ordered " + times.day(order.datedOn())))));
            }
            for (CaseFile.Scheduled event : file.events()) {
                var marks = settings(event.event());
                if (!marks.isEmpty()) {
                    sketches.add(new Sketch(
                            PageWords.WORDS.titled(event.kind()),
                            null,
                            event.heldOn() != null
                                    ? "held " + times.day(event.heldOn())
                                    : event.timesMoved() > 0
                                            ? "moved " + PageWords.WORDS.count(event.timesMoved(), "time")
                                            : "scheduled",
                            marks.size() < 2
                                    ? List.of()
                                    : List.of(stretch(
                                            marks.getFirst().at(),
                                            marks.getLast().at(),
                                            "moved")),
                            marks));
                }
            }
            return sketches;
        }

        private List<Dated> settings(EventKey event) {
            var marks = new ArrayList<Dated>();
            entries.stream()
                    .filter(line -> line.strickenBy() == null)
                    .map(line -> line.entry().fact())
                    .forEach(fact -> settingOf(event, fact).ifPresent(at -> {
                        marks.replaceAll(mark -> new Dated(Shape.SET, mark.at(), mark.says()));
                        marks.add(new Dated(
                                Shape.DUE,
                                middle(at),
                                (marks.isEmpty() ? "set for " : "moved to ") + times.of(at) + " on "
                                        + times.day(fact.circumstances()
                                                .occurredAt()
                                                .on())));
                    }));
            boolean canceled = entries.stream()
                    .filter(line -> line.strickenBy() == null)
                    .anyMatch(line -> line.entry().fact() instanceof EventCanceled c
                            && c.event().equals(event));
            if (canceled && file.events().stream().anyMatch(e -> e.event().equals(event) && e.at() == null)) {
                marks.replaceAll(mark -> new Dated(Shape.SET, mark.at(), mark.says() + ", then canceled"));
            }
            return marks;
        }

        private static Optional<CourtTime> settingOf(EventKey event, Fact fact) {
            return switch (fact) {
                case EventScheduled f when f.event().equals(event) -> Optional.of(f.at());
                case EventRescheduled f when f.event().equals(event) -> Optional.of(f.to());
                default -> Optional.empty();
            };
        }

        /** Nothing is drawn of what has neither a date nor an act and is not open. */
        private Optional<Sketch> sketch(Obligation obligation) {
            var marks = new ArrayList<Dated>();
            var bars = new ArrayList<Stretch>();
            DueMoment due = obligation.due();
            Instant opened = obligation.openSinceOn() == null
                    ? null
                    : obligation.openSinceOn().atStartOfDay(zone).toInstant();
            obligation.evidence().forEach(evidence -> mark(evidence).ifPresent(marks::add));
            Optional<Instant> performed = marks.stream()
                    .filter(mark -> mark.shape() == Shape.PERFORMED || mark.shape() == Shape.DEFICIENT)
                    .map(Dated::at)
                    .max(Comparator.naturalOrder());
            if (due != null) {
                Instant last = due.overdueFrom();
                marks.add(new Dated(Shape.DUE, last, "due " + times.due(due.on(), due.time())));
                if (opened != null && opened.isBefore(last)) {
                    bars.add(stretch(opened, last, "open"));
                }
                Instant lateUntil = performed.orElse(obligation.status() == ObligationStatus.OVERDUE ? asOf : last);
                if (lateUntil.isAfter(last)) {
                    bars.add(stretch(last, lateUntil, "past"));
                }
            } else if (obligation.status() == ObligationStatus.OPEN
                    && opened != null
                    && opened.isBefore(asOf)
                    && obligation.term().modality() == Modality.MUST) {
                bars.add(stretch(opened, asOf, "undated"));
                marks.addFirst(new Dated(
                        Shape.OPENED,
                        opened,
                        "open since " + times.day(Objects.requireNonNull(obligation.openSinceOn()))));
            }
            return marks.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Sketch(
                            obligation.term().title(), obligation.status(), obligation.wording(), bars, marks));
        }

        private static Stretch stretch(Instant from, Instant until, String kind) {
            return from.isBefore(until) ? new Stretch(from, until, kind) : new Stretch(until, from, kind);
        }

        private Optional<Dated> mark(Evidence evidence) {
            Instant at = middle(evidence.occurredAt());
            String when = times.of(evidence.occurredAt());
            return switch (evidence.part()) {
                case PERFORMS -> Optional.of(new Dated(Shape.PERFORMED, at, "performed " + when));
                case CURES -> Optional.of(new Dated(Shape.PERFORMED, at, "cured " + when));
                case ATTEMPTS -> Optional.of(new Dated(Shape.DEFICIENT, at, "performed with a deficiency " + when));
                case BREACHES -> Optional.of(new Dated(Shape.BREACHED, at, "breached " + when));
                case EXTENDS -> Optional.of(new Dated(Shape.EXTENDED, at, "extended " + when + extendedTo(evidence)));
                case IMPOSES, TRIGGERS, SCHEDULES, SETTLES_READING, EXCUSES, ENDS, SUSPENDS, SUPPORTS ->
                    Optional.empty();
            };
        }

        private String extendedTo(Evidence evidence) {
            return entries.stream()
                    .filter(line -> line.entry().sequence() == evidence.entry())
                    .map(line -> line.entry().fact())
                    .filter(DeadlineExtended.class::isInstance)
                    .map(fact -> " to " + times.of(((DeadlineExtended) fact).dueAt()))
                    .findFirst()
                    .orElse("");
        }

        private Instant middle(CourtTime time) {
            return time.time() == null ? noon(time.on()) : time.startsAt(zone);
        }

        private Instant noon(LocalDate day) {
            return ZonedDateTime.of(day, LocalTime.NOON, zone).toInstant();
        }
    }
}
