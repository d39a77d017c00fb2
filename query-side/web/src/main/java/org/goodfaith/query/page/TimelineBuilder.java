package org.goodfaith.query.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.DeadlineExtended;
import org.goodfaith.orders.Modality;
import org.goodfaith.orders.Nonparty;
import org.goodfaith.query.casestatus.CaseAtViewpoint;
import org.goodfaith.query.casestatus.CaseFile;
import org.goodfaith.query.casestatus.EntryLine;
import org.goodfaith.query.page.Timeline.Bar;
import org.goodfaith.query.page.Timeline.BarKind;
import org.goodfaith.query.page.Timeline.Lane;
import org.goodfaith.query.page.Timeline.LaneRow;
import org.goodfaith.query.page.Timeline.Mark;
import org.goodfaith.query.page.Timeline.Rule;
import org.goodfaith.query.page.Timeline.Shape;
import org.goodfaith.query.viewpoint.ResolvedViewpoint;
import org.goodfaith.rulebook.schedule.CourtEvent;
import org.goodfaith.rulebook.schedule.Occasion;
import org.goodfaith.rulebook.schedule.Setting;
import org.goodfaith.rulebook.schedule.Source;
import org.goodfaith.rulebook.status.Evidence;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.goodfaith.rulebook.time.DueMoment;

/** Builds the {@link Timeline} of a case as of a viewpoint. */
final class TimelineBuilder {

    private static final Duration NEAR = Duration.ofDays(14);

    private final CaseFile file;
    private final List<Obligation> obligations;
    private final List<EntryLine> entries;
    private final ZoneId zone;
    private final PageTimes times;
    private final ResolvedViewpoint seen;
    private final Instant asOf;

    private TimelineBuilder(CaseAtViewpoint shown, CaseFile file) {
        this.file = file;
        this.obligations = shown.obligations();
        this.entries = shown.entries();
        this.zone = shown.court().zone();
        this.times = new PageTimes(zone);
        this.seen = shown.seen();
        this.asOf = seen.at().asOf();
    }

    /** Returns the timeline of a case, or empty if nothing has a date yet. */
    static Optional<Timeline> build(CaseAtViewpoint shown) {
        return shown.file().flatMap(file -> new TimelineBuilder(shown, file).timeline());
    }

    private Optional<Timeline> timeline() {
        var lanes = new ArrayList<Lane>();
        lanes.add(new Lane(Messages.get("timeline.court"), courtRows()));
        int undrawn = 0;
        for (Map.Entry<String, List<Obligation>> owed : owedByName()) {
            var rows = owed.getValue().stream()
                    .flatMap(obligation -> row(obligation).stream())
                    .sorted(Comparator.comparing(TimelineBuilder::firstMark))
                    .toList();
            undrawn += owed.getValue().size() - rows.size();
            lanes.add(new Lane(owed.getKey(), rows));
        }
        var moments = lanes.stream()
                .flatMap(lane -> lane.rows().stream())
                .flatMap(TimelineBuilder::moments)
                .sorted()
                .toList();
        return moments.isEmpty()
                ? Optional.empty()
                : Optional.of(withRange(moments.getFirst(), moments.getLast(), lanes, undrawn));
    }

    /** @return the obligations of each party, then those of each person who is not a party */
    private List<Map.Entry<String, List<Obligation>>> owedByName() {
        var owed = new ArrayList<Map.Entry<String, List<Obligation>>>();
        for (CaseFile.PartyOnFile party : file.parties()) {
            owed.add(Map.entry(
                    party.name(),
                    obligations.stream()
                            .filter(obligation -> obligation.obligors().contains(party.party()))
                            .toList()));
        }
        var nonparties = new LinkedHashMap<String, List<Obligation>>();
        for (Obligation obligation : obligations) {
            Nonparty nonparty = obligation.term().owedBy().nonparty();
            if (nonparty != null) {
                nonparties
                        .computeIfAbsent(file.inWords(nonparty), _ -> new ArrayList<>())
                        .add(obligation);
            }
        }
        owed.addAll(nonparties.entrySet());
        return owed;
    }

    private static Stream<Instant> moments(LaneRow row) {
        return Stream.concat(
                row.marks().stream().map(Mark::at),
                row.bars().stream().flatMap(bar -> Stream.of(bar.from(), bar.until())));
    }

    private static Instant firstMark(LaneRow row) {
        return row.marks().stream().map(Mark::at).min(Comparator.naturalOrder()).orElse(Instant.MAX);
    }

    /** Extends the range to today and the date shown, unless they are so far away that all marks would be tiny. */
    private Timeline withRange(Instant first, Instant last, List<Lane> lanes, int undrawn) {
        Duration reach = Duration.between(first, last).dividedBy(3).plus(NEAR);
        Instant from = first;
        Instant until = last;
        var rules = rules();
        for (Rule rule : rules) {
            if (rule.at().isBefore(last.plus(reach)) && rule.at().isAfter(first.minus(reach))) {
                from = rule.at().isBefore(from) ? rule.at() : from;
                until = rule.at().isAfter(until) ? rule.at() : until;
            }
        }
        Duration margin = Duration.between(from, until).dividedBy(40).plus(Duration.ofDays(1));
        return new Timeline(zone, from.minus(margin), until.plus(margin), lanes, rules, undrawn);
    }

    private List<Rule> rules() {
        var rules = new ArrayList<Rule>();
        rules.add(new Rule(seen.now(), Messages.get("timeline.today", dayOf(seen.now())), false));
        if (!asOf.equals(seen.now()) && seen.reading() != ResolvedViewpoint.Reading.NOW) {
            rules.add(new Rule(asOf, Messages.get("timeline.asOf", dayOf(asOf)), true));
        }
        return rules;
    }

    private String dayOf(Instant moment) {
        return times.day(moment.atZone(zone).toLocalDate());
    }

    /** Returns the orders, and the court's events with every date they had. */
    private List<LaneRow> courtRows() {
        var rows = new ArrayList<LaneRow>();
        for (CaseFile.OrderOnFile order : file.orders()) {
            rows.add(new LaneRow(
                    order.title(),
                    null,
                    PageWords.WORDS.of(order.status()),
                    List.of(),
                    List.of(new Mark(
                            Shape.ORDER,
                            noon(order.datedOn()),
                            Messages.get("timeline.ordered", times.day(order.datedOn()))))));
        }
        for (CourtEvent event : file.events()) {
            var marks = new ArrayList<Mark>();
            var bars = new ArrayList<Bar>();
            for (Occasion occasion : event.occasions()) {
                var own = marks(occasion, occasion.equals(event.occasions().getLast()), !marks.isEmpty());
                // A further occasion is not a move of the one before.
                if (own.size() > 1) {
                    bars.add(Bar.between(own.getFirst().at(), own.getLast().at(), BarKind.MOVED));
                }
                marks.addAll(own);
            }
            if (!marks.isEmpty()) {
                rows.add(new LaneRow(PageWords.WORDS.titled(event.kind()), null, wording(event), bars, marks));
            }
        }
        return rows;
    }

    private String wording(CourtEvent event) {
        if (event.heldOn() != null) {
            return Messages.get("timeline.event.held", times.day(event.heldOn()));
        }
        if (event.at() == null) {
            return Messages.get("timeline.event.canceled");
        }
        if (!event.heldBefore().isEmpty()) {
            return Messages.get(
                    "timeline.event.continued", times.day(event.heldBefore().getLast()));
        }
        return event.timesMoved() > 0
                ? Messages.get("obligations.moved", event.timesMoved())
                : Messages.get("timeline.event.scheduled");
    }

    /**
     * Returns the dates that an occasion was set for, and the day it was held.
     *
     * @param current true for the last occasion of its event
     * @param further true if an earlier occasion of the event is drawn
     */
    private List<Mark> marks(Occasion occasion, boolean current, boolean further) {
        var marks = new ArrayList<Mark>();
        for (int i = 0; i < occasion.settings().size(); i++) {
            Setting setting = occasion.settings().get(i);
            boolean last = current && i == occasion.settings().size() - 1;
            if (!setting.by().equals(occasion.held())) {
                String key = i > 0 ? "timeline.movedTo" : further ? "timeline.continuedTo" : "timeline.setFor";
                String text = Messages.get(
                        key, times.of(setting.at()), times.day(setting.by().on()));
                marks.add(new Mark(
                        last && occasion.canceled() == null ? Shape.DUE : Shape.SET,
                        moment(setting.at()),
                        last && occasion.canceled() != null ? Messages.get("timeline.canceled", text) : text));
            }
        }
        Source held = occasion.held();
        if (held != null) {
            marks.add(new Mark(
                    Shape.PERFORMED, noon(held.on()), Messages.get("timeline.event.held", times.day(held.on()))));
        }
        return marks;
    }

    /** Returns the row of an obligation, or empty if it has neither a date nor an act and is not open. */
    private Optional<LaneRow> row(Obligation obligation) {
        var marks = new ArrayList<Mark>();
        obligation.evidence().forEach(evidence -> mark(evidence).ifPresent(marks::add));
        List<Bar> bars = obligation.due() != null
                ? datedBars(obligation, obligation.due(), marks)
                : undatedBars(obligation, marks);
        return marks.isEmpty()
                ? Optional.empty()
                : Optional.of(new LaneRow(obligation.title(), obligation.status(), obligation.wording(), bars, marks));
    }

    private List<Bar> datedBars(Obligation obligation, DueMoment due, List<Mark> marks) {
        var bars = new ArrayList<Bar>();
        Instant deadline = due.overdueFrom();
        Instant performed = marks.stream()
                .filter(mark -> mark.shape() == Shape.PERFORMED || mark.shape() == Shape.DEFICIENT)
                .map(Mark::at)
                .max(Comparator.naturalOrder())
                .orElse(obligation.status() == ObligationStatus.OVERDUE ? asOf : deadline);
        marks.add(new Mark(Shape.DUE, deadline, Messages.get("timeline.due", times.due(due.on(), due.time()))));
        openedAt(obligation)
                .filter(opened -> opened.isBefore(deadline))
                .ifPresent(opened -> bars.add(new Bar(opened, deadline, BarKind.OPEN)));
        if (performed.isAfter(deadline)) {
            bars.add(new Bar(deadline, performed, BarKind.PAST));
        }
        return bars;
    }

    private List<Bar> undatedBars(Obligation obligation, List<Mark> marks) {
        if (obligation.status() != ObligationStatus.OPEN || obligation.term().modality() != Modality.MUST) {
            return List.of();
        }
        return openedAt(obligation)
                .filter(opened -> opened.isBefore(asOf))
                .map(opened -> {
                    String day = times.day(Objects.requireNonNull(obligation.openSinceOn()));
                    marks.addFirst(new Mark(Shape.OPENED, opened, Messages.get("timeline.openSince", day)));
                    return List.of(new Bar(opened, asOf, BarKind.UNDATED));
                })
                .orElse(List.of());
    }

    private Optional<Instant> openedAt(Obligation obligation) {
        return Optional.ofNullable(obligation.openSinceOn())
                .map(day -> day.atStartOfDay(zone).toInstant());
    }

    private Optional<Mark> mark(Evidence evidence) {
        String when = times.of(evidence.occurredAt());
        return switch (evidence.part()) {
            case PERFORMS -> mark(Shape.PERFORMED, evidence, Messages.get("timeline.performed", when));
            case CURES -> mark(Shape.PERFORMED, evidence, Messages.get("timeline.cured", when));
            case ATTEMPTS -> mark(Shape.DEFICIENT, evidence, Messages.get("timeline.deficient", when));
            case BREACHES -> mark(Shape.BREACHED, evidence, Messages.get("timeline.breached", when));
            case EXTENDS ->
                mark(
                        Shape.EXTENDED,
                        evidence,
                        extendedTo(evidence)
                                .map(to -> Messages.get("timeline.extendedTo", when, to))
                                .orElseGet(() -> Messages.get("timeline.extended", when)));
            case IMPOSES, TRIGGERS, SCHEDULES, SETTLES_READING, EXCUSES, ENDS, SUSPENDS, SUPPORTS -> Optional.empty();
        };
    }

    private Optional<Mark> mark(Shape shape, Evidence evidence, String text) {
        return Optional.of(new Mark(shape, moment(evidence.occurredAt()), text));
    }

    private Optional<String> extendedTo(Evidence evidence) {
        return entries.stream()
                .filter(line -> line.entry().sequence() == evidence.entry())
                .map(line -> line.entry().fact())
                .filter(DeadlineExtended.class::isInstance)
                .flatMap(fact -> Stream.ofNullable(((DeadlineExtended) fact).dueAt()))
                .map(times::of)
                .findFirst();
    }

    /** Returns the moment at which to draw a recorded time; noon if only the day is recorded. */
    private Instant moment(CourtTime time) {
        return time.time() == null ? noon(time.on()) : time.startsAt(zone);
    }

    private Instant noon(LocalDate day) {
        return day.atTime(LocalTime.NOON).atZone(zone).toInstant();
    }
}
