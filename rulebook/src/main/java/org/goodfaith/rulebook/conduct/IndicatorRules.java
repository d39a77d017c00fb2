package org.goodfaith.rulebook.conduct;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goodfaith.events.AttendeeRole;
import org.goodfaith.events.CounselAppeared;
import org.goodfaith.events.CounselId;
import org.goodfaith.events.CounselWithdrew;
import org.goodfaith.events.CounterofferMade;
import org.goodfaith.events.CourtFindingMade;
import org.goodfaith.events.DisclosureRecorded;
import org.goodfaith.events.ExtensionRequested;
import org.goodfaith.events.Fact;
import org.goodfaith.events.InformalEffortsExhausted;
import org.goodfaith.events.MeetAndConferHeld;
import org.goodfaith.events.Offer;
import org.goodfaith.events.OfferAccepted;
import org.goodfaith.events.OfferAnswer;
import org.goodfaith.events.OfferWithdrawn;
import org.goodfaith.events.OrderToShowCauseIssued;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.SanctionImposed;
import org.goodfaith.events.SettlementReached;
import org.goodfaith.events.VDRPContacted;
import org.goodfaith.orders.Modality;
import org.goodfaith.orders.Obligor;
import org.goodfaith.orders.Requirement;
import org.goodfaith.orders.TermRef;
import org.goodfaith.rulebook.conduct.Indicator.Kind;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.Deficiency;
import org.goodfaith.rulebook.status.Entry;
import org.goodfaith.rulebook.status.Evidence;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.goodfaith.rulebook.status.StatusTimeline;
import org.goodfaith.rulebook.status.StatusTimeline.StatusInterval;
import org.goodfaith.rulebook.status.Viewpoint;
import org.goodfaith.rulebook.time.DueMoment;
import org.jspecify.annotations.Nullable;

/**
 * Finds the objective facts that courts cite when they discuss good faith, favorable ones included.
 *
 * <p>Each indicator holds over a period of valid time. A later continuance does not remove what happened before it.
 */
public final class IndicatorRules {

    private final ConductReport report;
    private final List<Entry> effective;
    private final List<Indicator> indicators = new ArrayList<>();

    private IndicatorRules(ConductReport report) {
        this.report = report;
        effective = report.entries().stream()
                .filter(entry -> report.strickenBy(entry) == null)
                .sorted(Comparator.comparing(report::at).thenComparingLong(Entry::sequence))
                .toList();
    }

    /** @return the indicators that hold at the viewpoint, the court's findings first, then ordered by valid time */
    public static List<Indicator> of(CaseRecord record, Viewpoint viewpoint) {
        return all(record, viewpoint.knownAt()).stream()
                .filter(indicator -> indicator.holdsAt(viewpoint.asOf()))
                .toList();
    }

    /** @return the indicators that hold at any moment of valid time, assuming that nothing more is recorded */
    public static List<Indicator> all(CaseRecord record, Instant knownAt) {
        return all(new ConductReport(record, knownAt));
    }

    static List<Indicator> all(ConductReport report) {
        var rules = new IndicatorRules(report);
        report.timelines().forEach(rules::addPerformance);
        rules.addRepetitions();
        rules.effective.forEach(rules::addFact);
        return rules.indicators.stream()
                .sorted(Comparator.comparing((Indicator indicator) -> indicator.kind() != Kind.COURT_FINDING)
                        .thenComparing(Indicator::from))
                .toList();
    }

    private void addPerformance(StatusTimeline timeline) {
        for (int i = 0; i < timeline.intervals().size(); i++) {
            StatusInterval interval = timeline.intervals().get(i);
            StatusInterval before = i == 0 ? null : timeline.intervals().get(i - 1);
            switch (interval.obligation().status()) {
                case OVERDUE -> addMissing(timeline, i);
                case UNPERFORMED -> {
                    if (before == null || before.obligation().status() != ObligationStatus.OVERDUE) {
                        addMissing(timeline, i);
                    }
                }
                case LATE ->
                    addIfNew(
                            before,
                            interval,
                            Kind.LATE_PERFORMANCE,
                            interval.obligation().wording());
                case MET -> addEarly(before, interval);
                case DORMANT, OPEN, DEFICIENT, EXCUSED, MOOT, LAPSED -> {
                    // The deficiencies below are reported for every status.
                }
            }
            addDeficienciesAndCures(before, interval);
        }
    }

    /**
     * Reports a missing performance in the present tense while it is missing. A late performance replaces this
     * indicator; any other outcome leaves it in the past tense.
     */
    private void addMissing(StatusTimeline timeline, int index) {
        StatusInterval interval = timeline.intervals().get(index);
        Obligation obligation = interval.obligation();
        Optional<StatusInterval> after = timeline.intervals().stream()
                .skip(index + 1L)
                .filter(later -> later.obligation().status() != ObligationStatus.OVERDUE
                        && later.obligation().status() != ObligationStatus.UNPERFORMED)
                .findFirst();
        if (index > 0 && timeline.intervals().get(index - 1).obligation().status() == ObligationStatus.OVERDUE) {
            return;
        }
        String due =
                Optional.ofNullable(obligation.due()).map(DueMoment::toString).orElse("the due day");
        add(
                Kind.MISSING_PERFORMANCE,
                obligation,
                obligation.term().title() + ": no performance recorded, due " + due,
                entries(obligation),
                interval.from(),
                after.map(StatusInterval::from).orElse(null));
        after.filter(later -> later.obligation().status() != ObligationStatus.LATE)
                .ifPresent(later -> add(
                        Kind.MISSING_PERFORMANCE,
                        obligation,
                        obligation.term().title() + ": no performance was recorded from " + due + " until "
                                + dayOf(later.from()),
                        entries(obligation),
                        later.from(),
                        null));
    }

    private void addEarly(@Nullable StatusInterval before, StatusInterval interval) {
        Obligation obligation = interval.obligation();
        if (obligation.term().modality() == Modality.MUST_NOT) {
            return;
        }
        Optional<LocalDate> performedOn = obligation.evidence().stream()
                .filter(evidence -> evidence.part() == Evidence.Part.PERFORMS)
                .map(evidence -> evidence.occurredAt().on())
                .findFirst();
        DueMoment due = obligation.due();
        if (due != null && performedOn.isPresent() && performedOn.get().isBefore(due.on())) {
            long days = ChronoUnit.DAYS.between(performedOn.get(), due.on());
            addIfNew(
                    before,
                    interval,
                    Kind.EARLY_PERFORMANCE,
                    "performed " + (days == 1 ? "1 day" : days + " days") + " before it was due");
        }
    }

    private void addDeficienciesAndCures(@Nullable StatusInterval before, StatusInterval interval) {
        Obligation obligation = interval.obligation();
        List<Deficiency> earlier =
                before == null ? List.of() : before.obligation().deficiencies();
        for (Deficiency deficiency : obligation.deficiencies()) {
            if (earlier.stream().noneMatch(isSame(deficiency))) {
                add(
                        kindOf(obligation, deficiency),
                        obligation,
                        obligation.term().title() + ": \"" + deficiency.requirement() + "\" - " + deficiency.actual(),
                        List.of(deficiency.entry()),
                        interval.from(),
                        null);
            }
            Long curedBy = deficiency.curedBy();
            if (curedBy != null && earlier.stream().filter(isSame(deficiency)).noneMatch(d -> d.curedBy() != null)) {
                add(
                        Kind.CURE,
                        obligation,
                        obligation.term().title() + ": \"" + deficiency.requirement() + "\" - cured by entry "
                                + curedBy,
                        List.of(deficiency.entry(), curedBy),
                        interval.from(),
                        null);
            }
        }
    }

    private static Predicate<Deficiency> isSame(Deficiency deficiency) {
        return other ->
                other.entry() == deficiency.entry() && other.requirement().equals(deficiency.requirement());
    }

    private static Kind kindOf(Obligation obligation, Deficiency deficiency) {
        if (obligation.term().modality() == Modality.MUST_NOT) {
            return obligation.term().performedBy().stream()
                            .allMatch(performance -> performance.channels().isEmpty())
                    ? Kind.DEFICIENT_PERFORMANCE
                    : Kind.FORBIDDEN_CHANNEL;
        }
        return obligation.term().requirements().stream()
                .filter(requirement -> requirement.words().equals(deficiency.requirement()))
                .map(IndicatorRules::kindOf)
                .findFirst()
                .orElse(Kind.DEFICIENT_PERFORMANCE);
    }

    private static Kind kindOf(Requirement requirement) {
        return switch (requirement) {
            case Requirement.AttendedBy r ->
                r.roles().contains(AttendeeRole.LEAD_TRIAL_COUNSEL)
                        ? Kind.ATTENDANCE_WITHOUT_LEAD_TRIAL_COUNSEL
                        : Kind.ATTENDANCE_WITHOUT_AUTHORITY;
            case Requirement.OneOf r ->
                r.attribute().equals("channel") ? Kind.FORBIDDEN_CHANNEL : Kind.DEFICIENT_PERFORMANCE;
            case Requirement.Affirmed _,
                    Requirement.AtMost _,
                    Requirement.Includes _,
                    Requirement.AttendedOnlyBy _,
                    Requirement.ActIs _,
                    Requirement.PrecededBy _ -> Kind.DEFICIENT_PERFORMANCE;
        };
    }

    /** Counts the obligations of each party that were missed, late or deficient, from the second on. */
    private void addRepetitions() {
        Map<PartyId, List<Indicator>> byParty = indicators.stream()
                .filter(indicator -> indicator.kind().leaning() == Indicator.Leaning.AGAINST)
                .filter(indicator -> indicator.obligation() != null)
                .sorted(Comparator.comparing(Indicator::from))
                .collect(Collectors.groupingBy(Indicator::party, LinkedHashMap::new, Collectors.toList()));
        byParty.forEach((party, against) -> {
            var firstOfEach = new ArrayList<Indicator>();
            for (Indicator indicator : against) {
                if (firstOfEach.stream()
                        .noneMatch(other -> Objects.equals(other.obligation(), indicator.obligation()))) {
                    firstOfEach.add(indicator);
                }
            }
            for (int count = 2; count <= firstOfEach.size(); count++) {
                Indicator latest = firstOfEach.get(count - 1);
                List<Indicator> those = firstOfEach.subList(0, count);
                indicators.add(new Indicator(
                        Kind.REPEATED,
                        party,
                        List.of(),
                        count + " obligations were missed, late or deficient",
                        null,
                        those.stream()
                                .flatMap(i -> i.entries().stream())
                                .distinct()
                                .sorted()
                                .toList(),
                        latest.from(),
                        count < firstOfEach.size() ? firstOfEach.get(count).from() : null,
                        those.stream()
                                .map(Indicator::visibility)
                                .max(Comparator.naturalOrder())
                                .orElseThrow()));
            }
        });
    }

    private void addFact(Entry entry) {
        switch (entry.fact()) {
            case CourtFindingMade f -> addCourtFinding(entry, "finding", f.words(), f.parties(), f.counsel());
            case SanctionImposed f -> addCourtFinding(entry, "sanction", f.words(), f.parties(), f.counsel());
            case OrderToShowCauseIssued f ->
                addCourtFinding(entry, "order to show cause", f.words(), f.parties(), f.counsel());
            case ExtensionRequested f -> addExtension(entry, f);
            case DisclosureRecorded f ->
                f.actors()
                        .onBehalfOf()
                        .forEach(party -> add(
                                Kind.DISCLOSURE,
                                party,
                                "the document of entry " + f.entry() + " was disclosed to " + f.reached(),
                                entry));
            case VDRPContacted f -> {
                if (effective.stream()
                        .takeWhile(earlier -> !earlier.equals(entry))
                        .noneMatch(e -> isInformalExchange(e.fact()))) {
                    f.actors()
                            .onBehalfOf()
                            .forEach(party -> add(
                                    Kind.VDRP_WITHOUT_INFORMAL_EXCHANGE,
                                    party,
                                    "the VDRP administrator was contacted on "
                                            + f.circumstances().occurredAt().on()
                                            + "; no earlier informal exchange is recorded",
                                    entry));
                }
            }
            case Offer offer -> addUnanswered(entry, offer);
            default -> {
                // The status of the obligation it performs shows every other fact.
            }
        }
    }

    private void addExtension(Entry entry, ExtensionRequested request) {
        String title = title(request.term());
        for (PartyId party : request.actors().onBehalfOf()) {
            add(Kind.EXTENSION_SOUGHT, party, title + ": an extension was requested", entry);
            dueBefore(entry, request.term(), party)
                    .filter(due -> !request.circumstances().occurredAt().on().isBefore(due.on()))
                    .ifPresent(due -> add(
                            Kind.REQUEST_ON_OR_AFTER_DUE_DAY,
                            party,
                            title + ": an extension was requested on "
                                    + request.circumstances().occurredAt().on() + "; the due date was " + due,
                            entry));
        }
    }

    /** @return the term's title; its short name if no party ever owed it */
    private String title(TermRef term) {
        return report.timelines().stream()
                .flatMap(timeline -> timeline.intervals().stream())
                .map(StatusInterval::obligation)
                .filter(obligation -> obligation.order().equals(term.order())
                        && obligation.term().id().equals(term.term()))
                .map(obligation -> obligation.term().title())
                .findFirst()
                .orElse(term.term().value());
    }

    private Optional<DueMoment> dueBefore(Entry entry, TermRef term, PartyId party) {
        Instant moment = at(entry);
        return report.timelines().stream()
                .flatMap(timeline -> timeline.intervals().stream())
                .filter(interval -> interval.covers(moment))
                .map(StatusInterval::obligation)
                .filter(obligation -> obligation.order().equals(term.order())
                        && obligation.term().id().equals(term.term())
                        && obligation.obligors().contains(party))
                .map(Obligation::due)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /**
     * A rejection leaves an offer unanswered; a counteroffer, acceptance, withdrawal, newer offer, settlement or
     * exhaustion ends the wait.
     */
    private void addUnanswered(Entry entry, Offer offer) {
        for (PartyId recipient : offer.actors().to()) {
            Optional<Instant> until = effective.stream()
                    .dropWhile(later -> !later.equals(entry))
                    .skip(1)
                    .filter(later -> endsWaiting(later.fact(), offer, recipient))
                    .map(this::at)
                    .findFirst();
            indicators.add(new Indicator(
                    Kind.OFFER_UNANSWERED,
                    recipient,
                    List.of(),
                    "no counteroffer or acceptance is recorded since " + offer.offer() + " of "
                            + entry.fact().circumstances().occurredAt().on(),
                    null,
                    List.of(entry.sequence()),
                    at(entry),
                    until.orElse(null),
                    report.visibility(entry)));
        }
    }

    private static boolean endsWaiting(Fact later, Offer offer, PartyId recipient) {
        return switch (later) {
            case CounterofferMade f -> answers(f, offer, recipient) || replaces(f, offer);
            case OfferAccepted f -> answers(f, offer, recipient);
            case OfferWithdrawn f -> f.offer().equals(offer.offer());
            case SettlementReached f -> f.parties().contains(recipient);
            case InformalEffortsExhausted _ -> true;
            case Offer newer -> replaces(newer, offer);
            default -> false;
        };
    }

    private static boolean answers(OfferAnswer answer, Offer offer, PartyId recipient) {
        return answer.answers().equals(offer.offer())
                && answer.actors().onBehalfOf().contains(recipient);
    }

    private static boolean replaces(Offer newer, Offer older) {
        return newer.actors().onBehalfOf().stream().anyMatch(older.actors().onBehalfOf()::contains)
                && newer.actors().to().stream().anyMatch(older.actors().to()::contains);
    }

    private static boolean isInformalExchange(Fact fact) {
        return fact instanceof Offer || fact instanceof OfferAnswer || fact instanceof MeetAndConferHeld;
    }

    /** A finding about an attorney is shown in the lane of each client, and names the attorney. */
    private void addCourtFinding(
            Entry entry, String what, String words, List<PartyId> parties, List<CounselId> counsel) {
        String text = "the court's " + what + ": \"" + words + "\"";
        parties.forEach(party -> add(Kind.COURT_FINDING, party, text, entry));
        counsel.forEach(attorney -> clients(attorney, at(entry))
                .forEach(party -> indicators.add(new Indicator(
                        Kind.COURT_FINDING,
                        party,
                        List.of(attorney),
                        text,
                        null,
                        List.of(entry.sequence()),
                        at(entry),
                        null,
                        report.visibility(entry)))));
    }

    private void addIfNew(@Nullable StatusInterval before, StatusInterval interval, Kind kind, String text) {
        Obligation obligation = interval.obligation();
        if (before == null || before.obligation().status() != obligation.status()) {
            add(kind, obligation, obligation.term().title() + ": " + text, entries(obligation), interval.from(), null);
        }
    }

    private void add(Kind kind, PartyId party, String text, Entry entry) {
        indicators.add(new Indicator(
                kind,
                party,
                List.of(),
                text,
                null,
                List.of(entry.sequence()),
                at(entry),
                null,
                report.visibility(entry)));
    }

    private void add(
            Kind kind, Obligation obligation, String text, List<Long> entries, Instant from, @Nullable Instant until) {
        boolean aboutCounsel = obligation.term().owedBy().actor() == Obligor.Actor.COUNSEL
                || kind == Kind.ATTENDANCE_WITHOUT_LEAD_TRIAL_COUNSEL;
        for (PartyId party : obligation.obligors()) {
            indicators.add(new Indicator(
                    kind,
                    party,
                    aboutCounsel ? counsel(party, from) : List.of(),
                    text,
                    obligation.id(),
                    entries,
                    from,
                    until,
                    obligation.term().visibility()));
        }
    }

    private List<CounselId> counsel(PartyId party, Instant moment) {
        var counsel = new ArrayList<CounselId>();
        effective.stream().takeWhile(entry -> !at(entry).isAfter(moment)).forEach(entry -> {
            if (entry.fact() instanceof CounselAppeared f && f.parties().contains(party)) {
                counsel.add(f.counsel());
            } else if (entry.fact() instanceof CounselWithdrew f && f.parties().contains(party)) {
                counsel.remove(f.counsel());
            }
        });
        return counsel.stream().distinct().toList();
    }

    private Stream<PartyId> clients(CounselId attorney, Instant moment) {
        return effective.stream()
                .filter(entry ->
                        entry.fact() instanceof CounselAppeared f && f.counsel().equals(attorney))
                .flatMap(entry -> ((CounselAppeared) entry.fact()).parties().stream())
                .distinct()
                .filter(party -> counsel(party, moment).contains(attorney));
    }

    private static List<Long> entries(Obligation obligation) {
        return obligation.evidence().stream().map(Evidence::entry).distinct().toList();
    }

    private Instant at(Entry entry) {
        return report.at(entry);
    }

    private LocalDate dayOf(Instant moment) {
        return moment.atZone(report.zone()).toLocalDate();
    }
}
