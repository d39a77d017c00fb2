package org.goodfaith.rulebook.conduct;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.goodfaith.events.AttendanceExcusalDecided;
import org.goodfaith.events.CounselAppeared;
import org.goodfaith.events.CounselWithdrew;
import org.goodfaith.events.CourtAct;
import org.goodfaith.events.CourtFindingMade;
import org.goodfaith.events.DeadlineExtended;
import org.goodfaith.events.DisclosureRecorded;
import org.goodfaith.events.EntryDisputed;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.events.ExtensionDenied;
import org.goodfaith.events.Fact;
import org.goodfaith.events.ObligationExcused;
import org.goodfaith.events.ObligationId;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderToShowCauseIssued;
import org.goodfaith.events.OverdueNoticeIssued;
import org.goodfaith.events.OverdueNoticeWithdrawn;
import org.goodfaith.events.PartyAct;
import org.goodfaith.events.PartyDismissed;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.RecordAct;
import org.goodfaith.events.SanctionImposed;
import org.goodfaith.events.SettlementFailed;
import org.goodfaith.events.SettlementReached;
import org.goodfaith.events.Visibility;
import org.goodfaith.orders.Term;
import org.goodfaith.rulebook.conduct.TrailLine.FactLine;
import org.goodfaith.rulebook.conduct.TrailLine.StandingLine;
import org.goodfaith.rulebook.standing.CalendarEntry;
import org.goodfaith.rulebook.standing.CaseRecord;
import org.goodfaith.rulebook.standing.Course;
import org.goodfaith.rulebook.standing.Course.Segment;
import org.goodfaith.rulebook.standing.Entry;
import org.goodfaith.rulebook.standing.Evaluation;
import org.goodfaith.rulebook.standing.Obligation;
import org.goodfaith.rulebook.standing.Viewpoint;
import org.goodfaith.rulebook.time.Court;
import org.goodfaith.rulebook.time.Courts;
import org.jspecify.annotations.Nullable;

/** The audit trail of a case: every fact and every change of standing, in order of world time. */
public final class Trail {

    private Trail() {}

    /**
     * What happened up to {@code viewpoint.asOf()}, as far as it was known at {@code viewpoint.knownAt()}: a
     * performance that was recorded late was never overdue.
     */
    public static List<TrailLine> of(CaseRecord record, Viewpoint viewpoint) {
        var evaluation = new Evaluation(record, viewpoint.knownAt());
        Stream<? extends TrailLine> facts = facts(record, viewpoint.knownAt(), evaluation).stream();
        Stream<? extends TrailLine> standings = evaluation.courses().stream().flatMap(course -> lines(course).stream());
        return Stream.concat(facts, standings)
                .filter(line -> !line.at().isAfter(viewpoint.asOf()))
                .sorted(Comparator.comparing(TrailLine::at))
                .toList();
    }

    /**
     * What the record showed at the time, about that time: the other reading of the same history, in which a
     * performance that was recorded late was overdue until then. Only obligations are listed whose two readings differ.
     */
    public static List<StandingLine> shownThen(CaseRecord record, Viewpoint viewpoint) {
        Instant until = viewpoint.asOf().isBefore(viewpoint.knownAt()) ? viewpoint.asOf() : viewpoint.knownAt();
        SequencedMap<ObligationId, List<Segment>> shown = new LinkedHashMap<>();
        var moments = new TreeSet<Instant>();
        Stream.concat(
                        record.entries().stream().map(Entry::recordedAt),
                        record.calendar().stream().map(CalendarEntry::recordedAt))
                .filter(moment -> !moment.isAfter(until))
                .forEach(moments::add);
        for (Instant moment : moments) {
            Instant next = moments.higher(moment);
            Instant end = next == null ? until.plusNanos(1) : next;
            var evaluation = new Evaluation(record, moment);
            for (Course course : evaluation.courses(moment, end)) {
                List<Segment> segments = shown.computeIfAbsent(course.id(), _ -> new ArrayList<>());
                course.segments().stream()
                        .filter(segment -> segments.isEmpty()
                                || !sameStanding(segments.getLast().obligation(), segment.obligation()))
                        .forEach(segments::add);
            }
        }
        Map<ObligationId, List<StandingLine>> known = new LinkedHashMap<>();
        new Evaluation(record, viewpoint.knownAt())
                .courses(Instant.MIN, until.plusNanos(1))
                .forEach(course -> known.put(course.id(), lines(course)));
        return shown.entrySet().stream()
                .map(entry -> new Course(entry.getKey(), entry.getValue()))
                .filter(course ->
                        !standings(lines(course)).equals(standings(known.getOrDefault(course.id(), List.of()))))
                .flatMap(course -> lines(course).stream())
                .sorted(Comparator.comparing(StandingLine::at))
                .toList();
    }

    /** @return the parties a fact is about, in whose lanes it is shown; none if it is about the whole case */
    public static List<PartyId> parties(Fact fact) {
        return switch (fact) {
            case PartyAct act ->
                Stream.concat(act.actors().onBehalfOf().stream(), act.actors().to().stream())
                        .distinct()
                        .toList();
            case CourtAct act -> parties(act);
            case RecordAct _ -> List.of();
        };
    }

    private static List<PartyId> parties(CourtAct act) {
        return switch (act) {
            case PartyJoined f -> List.of(f.party());
            case PartyDismissed f -> List.of(f.party());
            case CounselAppeared f -> f.parties();
            case CounselWithdrew f -> f.parties();
            case SettlementReached f -> f.parties();
            case SettlementFailed f -> f.parties();
            case ExtensionDenied f -> f.parties();
            case DeadlineExtended f -> f.parties();
            case ObligationExcused f -> f.parties();
            case OrderToShowCauseIssued f -> f.parties();
            case SanctionImposed f -> f.parties();
            case CourtFindingMade f -> f.parties();
            case AttendanceExcusalDecided f -> List.of(f.party());
            default -> List.of();
        };
    }

    /**
     * An entry about another entry, or about an obligation, is seen by nobody who may not see that.
     *
     * @return who may see an entry
     */
    public static Visibility visibility(CaseRecord record, Entry entry) {
        Visibility own = entry.fact().visibility();
        return Stream.of(
                        about(entry.fact()).map(sequence -> ofEntry(record, sequence)),
                        obligation(entry.fact()).map(id -> ofTerm(record, id)))
                .flatMap(s -> s)
                .reduce(own, Trail::narrower);
    }

    private static Stream<Long> about(Fact fact) {
        Stream<Long> named =
                switch (fact) {
                    case EntryStricken f -> Stream.of(f.entry());
                    case EntryDisputed f -> Stream.of(f.entry());
                    case DisclosureRecorded f -> Stream.of(f.entry());
                    default -> Stream.empty();
                };
        return Stream.concat(
                        named,
                        Stream.of(
                                fact.circumstances().cures(),
                                fact.circumstances().replaces()))
                .filter(Objects::nonNull);
    }

    private static Stream<ObligationId> obligation(Fact fact) {
        return switch (fact) {
            case OverdueNoticeIssued f -> Stream.of(f.obligation());
            case OverdueNoticeWithdrawn f -> Stream.of(f.obligation());
            default -> Stream.empty();
        };
    }

    private static Visibility ofEntry(CaseRecord record, long sequence) {
        return sequence < record.entries().size()
                ? visibility(record, record.entries().get((int) sequence))
                : Visibility.CHAMBERS;
    }

    private static Visibility ofTerm(CaseRecord record, ObligationId id) {
        return record.entries().stream()
                .filter(entry -> entry.fact() instanceof OrderEntered)
                .flatMap(entry -> terms((OrderEntered) entry.fact(), id))
                .findFirst()
                .orElse(Visibility.CHAMBERS);
    }

    private static Stream<Visibility> terms(OrderEntered order, ObligationId id) {
        return order.terms().stream()
                .filter(term -> id.value().startsWith(order.order() + "/" + term.id() + "/"))
                .map(Term::visibility);
    }

    /** The classes are declared from the widest to the narrowest. */
    private static Visibility narrower(Visibility a, Visibility b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static List<FactLine> facts(CaseRecord record, Instant knownAt, Evaluation evaluation) {
        ZoneId zone = Courts.find(record.opened().court()).map(Court::zone).orElseThrow();
        return record.entries().stream()
                .filter(entry -> !entry.recordedAt().isAfter(knownAt))
                .map(entry -> new FactLine(
                        entry.fact().circumstances().occurredAt().startsAt(zone),
                        parties(entry.fact()),
                        visibility(record, entry),
                        entry,
                        evaluation.strickenBy(entry.sequence())))
                .toList();
    }

    private static List<StandingLine> lines(Course course) {
        var lines = new ArrayList<StandingLine>();
        Obligation before = null;
        for (Segment segment : course.segments()) {
            Obligation obligation = segment.obligation();
            if (before == null || !sameStanding(before, obligation)) {
                lines.add(line(before, segment));
            }
            before = obligation;
        }
        return lines;
    }

    private static StandingLine line(@Nullable Obligation before, Segment segment) {
        Obligation obligation = segment.obligation();
        Set<PartyId> parties = new LinkedHashSet<>(obligation.obligors());
        if (before != null) {
            parties.addAll(before.obligors());
        }
        return new StandingLine(
                segment.from(),
                List.copyOf(parties),
                obligation.term().visibility(),
                obligation.id(),
                obligation.term().title(),
                before == null ? null : before.standing(),
                obligation.standing(),
                obligation.wording(),
                obligation.reason(),
                obligation.term().citation(),
                segment.because());
    }

    private static boolean sameStanding(Obligation a, Obligation b) {
        return a.standing() == b.standing() && a.wording().equals(b.wording()) && Objects.equals(a.due(), b.due());
    }

    private static List<String> standings(List<StandingLine> lines) {
        return lines.stream().map(line -> line.at() + " " + line.wording()).toList();
    }
}
