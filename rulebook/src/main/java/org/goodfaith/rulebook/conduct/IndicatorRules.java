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
 * The objective facts that courts cite when they speak of good faith, favorable ones as well as others.
 *
 * <p>Each holds from a moment of world time, perhaps until another, so that a reader picks by time. What happened
 * before a continuance stays.
 */
public final class IndicatorRules {

    private final ConductReport conduct;
    private final List<Entry> counting;
    private final List<Indicator> indicators = new ArrayList<>();

    private IndicatorRules(ConductReport conduct) {
        this.conduct = conduct;
        counting = conduct.known().stream()
                .filter(entry -> conduct.strickenBy(entry) == null)
                .sorted(Comparator.comparing(conduct::at).thenComparingLong(Entry::sequence))
                .toList();
    }

    /** @return what holds at the viewpoint, the court's own findings first, then in order of world time */
    public static List<Indicator> of(CaseRecord record, Viewpoint viewpoint) {
        return all(record, viewpoint.knownAt()).stream()
                .filter(indicator -> indicator.holdsAt(viewpoint.asOf()))
                .toList();
    }

    /** @return what holds at any moment of world time, past or, if nothing more is recorded, to come */
    public static List<Indicator> all(CaseRecord record, Instant knownAt) {
        return all(new ConductReport(record, knownAt));
    }

    static List<Indicator> all(ConductReport conduct) {
        var found = new IndicatorRules(conduct);
        conduct.timelines().forEach(found::performance);
        found.repetition();
        found.counting.forEach(found::fact);
        return found.indicators.stream()
                .sorted(Comparator.comparing((Indicator indicator) -> indicator.kind() != Kind.COURT_FINDING)
                        .thenComparing(Indicator::from))
                .toList();
    }

    private void performance(StatusTimeline timeline) {
        for (int i = 0; i < timeline.intervals().size(); i++) {
            StatusInterval segment = timeline.intervals().get(i);
            StatusInterval before = i == 0 ? null : timeline.intervals().get(i - 1);
            switch (segment.obligation().status()) {
                case OVERDUE -> missing(timeline, i);
                case UNPERFORMED -> {
                    if (before == null || before.obligation().status() != ObligationStatus.OVERDUE) {
                        missing(timeline, i);
                    }
                }
                case LATE ->
                    once(
                            before,
                            segment,
                            Kind.LATE_PERFORMANCE,
                            segment.obligation().wording());
                case MET -> early(before, segment);
                case DORMANT, OPEN, DEFICIENT, EXCUSED, MOOT, LAPSED -> {
                    // Deficiencies are looked at below, whatever the standing.
                }
            }
            deficiencies(before, segment);
        }
    }

    /**
     * While it lasts it is said in the present; a late performance then says it all, anything else leaves it in the
     * past.
     */
    private void missing(StatusTimeline timeline, int index) {
        StatusInterval segment = timeline.intervals().get(index);
        Obligation obligation = segment.obligation();
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
                segment.from(),
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

    private void early(@Nullable StatusInterval before, StatusInterval segment) {
        Obligation obligation = segment.obligation();
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
            once(
                    before,
                    segment,
                    Kind.EARLY_PERFORMANCE,
                    "performed " + (days == 1 ? "1 day" : days + " days") + " before it was due");
        }
    }

    private void deficiencies(@Nullable StatusInterval before, StatusInterval segment) {
        Obligation obligation = segment.obligation();
        List<Deficiency> earlier =
                before == null ? List.of() : before.obligation().deficiencies();
        for (Deficiency deficiency : obligation.deficiencies()) {
            if (earlier.stream().noneMatch(same(deficiency))) {
                add(
                        kind(obligation, deficiency),
                        obligation,
                        obligation.term().title() + ": \"" + deficiency.requirement() + "\" - " + deficiency.actual(),
                        List.of(deficiency.entry()),
                        segment.from(),
                        null);
            }
            Long curedBy = deficiency.curedBy();
            if (curedBy != null && earlier.stream().filter(same(deficiency)).noneMatch(d -> d.curedBy() != null)) {
                add(
                        Kind.CURE,
                        obligation,
                        obligation.term().title() + ": \"" + deficiency.requirement() + "\" - cured by entry "
                                + curedBy,
                        List.of(deficiency.entry(), curedBy),
                        segment.from(),
                        null);
            }
        }
    }

    private static Predicate<Deficiency> same(Deficiency deficiency) {
        return other ->
                other.entry() == deficiency.entry() && other.requirement().equals(deficiency.requirement());
    }

    private static Kind kind(Obligation obligation, Deficiency deficiency) {
        if (obligation.term().modality() == Modality.MUST_NOT) {
            return obligation.term().performedBy().stream()
                            .allMatch(performance -> performance.channels().isEmpty())
                    ? Kind.DEFICIENT_PERFORMANCE
                    : Kind.FORBIDDEN_CHANNEL;
        }
        return obligation.term().requirements().stream()
                .filter(requirement -> requirement.words().equals(deficiency.requirement()))
                .map(IndicatorRules::kind)
                .findFirst()
                .orElse(Kind.DEFICIENT_PERFORMANCE);
    }

    private static Kind kind(Requirement requirement) {
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

    /** From the second obligation on that was missed, late or deficient, for each party. */
    private void repetition() {
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

    private void fact(Entry entry) {
        switch (entry.fact()) {
            case CourtFindingMade f -> court(entry, "finding", f.words(), f.parties(), f.counsel());
            case SanctionImposed f -> court(entry, "sanction", f.words(), f.parties(), f.counsel());
            case OrderToShowCauseIssued f -> court(entry, "order to show cause", f.words(), f.parties(), f.counsel());
            case ExtensionRequested f -> extension(entry, f);
            case DisclosureRecorded f ->
                f.actors()
                        .onBehalfOf()
                        .forEach(party -> add(
                                Kind.DISCLOSURE,
                                party,
                                "the document of entry " + f.entry() + " reached " + f.reached(),
                                entry));
            case VDRPContacted f -> {
                if (counting.stream()
                        .takeWhile(earlier -> !earlier.equals(entry))
                        .noneMatch(e -> informal(e.fact()))) {
                    f.actors()
                            .onBehalfOf()
                            .forEach(party -> add(
                                    Kind.VDRP_WITHOUT_INFORMAL_EXCHANGE,
                                    party,
                                    "the VDRP administrator was contacted on "
                                            + f.circumstances().occurredAt().on()
                                            + "; no informal exchange is recorded before",
                                    entry));
                }
            }
            case Offer offer -> unanswered(entry, offer);
            default -> {
                // Every other fact shows in the standing of what it performs.
            }
        }
    }

    private void extension(Entry entry, ExtensionRequested request) {
        String title = title(request.term());
        for (PartyId party : request.actors().onBehalfOf()) {
            add(Kind.EXTENSION_SOUGHT, party, title + ": more time was sought", entry);
            dueBefore(entry, request.term(), party)
                    .filter(due -> !request.circumstances().occurredAt().on().isBefore(due.on()))
                    .ifPresent(due -> add(
                            Kind.REQUEST_ON_OR_AFTER_DUE_DAY,
                            party,
                            title + ": more time was sought on "
                                    + request.circumstances().occurredAt().on() + ", when it was due " + due,
                            entry));
        }
    }

    /** @return what the order calls it; its short name if nobody ever owed it */
    private String title(TermRef term) {
        return conduct.timelines().stream()
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
        return conduct.timelines().stream()
                .flatMap(timeline -> timeline.intervals().stream())
                .filter(segment -> segment.covers(moment))
                .map(StatusInterval::obligation)
                .filter(obligation -> obligation.order().equals(term.order())
                        && obligation.term().id().equals(term.term())
                        && obligation.obligors().contains(party))
                .map(Obligation::due)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /**
     * A bare rejection leaves the turn where it was; a counteroffer, an acceptance, a withdrawal or an end moves it.
     */
    private void unanswered(Entry entry, Offer offer) {
        for (PartyId recipient : offer.actors().to()) {
            Optional<Instant> moved = counting.stream()
                    .dropWhile(later -> !later.equals(entry))
                    .skip(1)
                    .filter(later -> movesTurn(later.fact(), offer, recipient))
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
                    moved.orElse(null),
                    conduct.visibility(entry)));
        }
    }

    private static boolean movesTurn(Fact later, Offer offer, PartyId recipient) {
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

    private static boolean informal(Fact fact) {
        return fact instanceof Offer || fact instanceof OfferAnswer || fact instanceof MeetAndConferHeld;
    }

    /** What concerns counsel stands with counsel, in the lane of the client. */
    private void court(Entry entry, String what, String words, List<PartyId> parties, List<CounselId> counsel) {
        String says = "the court's " + what + ": \"" + words + "\"";
        parties.forEach(party -> add(Kind.COURT_FINDING, party, says, entry));
        counsel.forEach(attorney -> clients(attorney, at(entry))
                .forEach(party -> indicators.add(new Indicator(
                        Kind.COURT_FINDING,
                        party,
                        List.of(attorney),
                        says,
                        null,
                        List.of(entry.sequence()),
                        at(entry),
                        null,
                        conduct.visibility(entry)))));
    }

    private void once(@Nullable StatusInterval before, StatusInterval segment, Kind kind, String says) {
        Obligation obligation = segment.obligation();
        if (before == null || before.obligation().status() != obligation.status()) {
            add(kind, obligation, obligation.term().title() + ": " + says, entries(obligation), segment.from(), null);
        }
    }

    private void add(Kind kind, PartyId party, String says, Entry entry) {
        indicators.add(new Indicator(
                kind,
                party,
                List.of(),
                says,
                null,
                List.of(entry.sequence()),
                at(entry),
                null,
                conduct.visibility(entry)));
    }

    private void add(
            Kind kind, Obligation obligation, String says, List<Long> entries, Instant from, @Nullable Instant until) {
        boolean counsels = obligation.term().owedBy().actor() == Obligor.Actor.COUNSEL
                || kind == Kind.ATTENDANCE_WITHOUT_LEAD_TRIAL_COUNSEL;
        for (PartyId party : obligation.obligors()) {
            indicators.add(new Indicator(
                    kind,
                    party,
                    counsels ? counsel(party, from) : List.of(),
                    says,
                    obligation.id(),
                    entries,
                    from,
                    until,
                    obligation.term().visibility()));
        }
    }

    private List<CounselId> counsel(PartyId party, Instant moment) {
        var counsel = new ArrayList<CounselId>();
        counting.stream().takeWhile(entry -> !at(entry).isAfter(moment)).forEach(entry -> {
            if (entry.fact() instanceof CounselAppeared f && f.parties().contains(party)) {
                counsel.add(f.counsel());
            } else if (entry.fact() instanceof CounselWithdrew f && f.parties().contains(party)) {
                counsel.remove(f.counsel());
            }
        });
        return counsel.stream().distinct().toList();
    }

    private Stream<PartyId> clients(CounselId attorney, Instant moment) {
        return counting.stream()
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
        return conduct.at(entry);
    }

    private LocalDate dayOf(Instant moment) {
        return moment.atZone(conduct.zone()).toLocalDate();
    }
}
