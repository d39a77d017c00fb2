package org.goodfaith.rulebook.reference;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.goodfaith.events.Actors;
import org.goodfaith.events.AttendanceExcusalDecided;
import org.goodfaith.events.AttendanceExcusalRequested;
import org.goodfaith.events.AttendanceRecorded;
import org.goodfaith.events.Attendee;
import org.goodfaith.events.AttendeeRole;
import org.goodfaith.events.Authority;
import org.goodfaith.events.CalendarFact;
import org.goodfaith.events.CaseAmended;
import org.goodfaith.events.CaseClosed;
import org.goodfaith.events.CaseGroupFormed;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.CaseOpened;
import org.goodfaith.events.CaseReopened;
import org.goodfaith.events.CaseSevered;
import org.goodfaith.events.ChambersNotifiedOfSettlement;
import org.goodfaith.events.Channel;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.ClosureKind;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.ClosureWithdrawn;
import org.goodfaith.events.CommunicationAnswered;
import org.goodfaith.events.ConfidentialLetterSubmitted;
import org.goodfaith.events.CounselAppeared;
import org.goodfaith.events.CounselId;
import org.goodfaith.events.CounselPreregistered;
import org.goodfaith.events.CounselWithdrew;
import org.goodfaith.events.CounterofferMade;
import org.goodfaith.events.CourtFindingMade;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.DatesCertain;
import org.goodfaith.events.DeadlineExtended;
import org.goodfaith.events.DemandServed;
import org.goodfaith.events.DisclosureRecorded;
import org.goodfaith.events.DocumentFormat;
import org.goodfaith.events.EntryDisputed;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.events.EventCanceled;
import org.goodfaith.events.EventHeld;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.EventKind;
import org.goodfaith.events.EventRescheduled;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.ExtensionBasis;
import org.goodfaith.events.ExtensionDenied;
import org.goodfaith.events.ExtensionRequested;
import org.goodfaith.events.Fact;
import org.goodfaith.events.ForCases;
import org.goodfaith.events.GroupKind;
import org.goodfaith.events.InformalEffortsExhausted;
import org.goodfaith.events.JointAgendaSubmitted;
import org.goodfaith.events.Judge;
import org.goodfaith.events.JudgeAmended;
import org.goodfaith.events.JudgeReassigned;
import org.goodfaith.events.MeetAndConferHeld;
import org.goodfaith.events.NeutralSelected;
import org.goodfaith.events.NonappearanceRecorded;
import org.goodfaith.events.NonpartyActRecorded;
import org.goodfaith.events.ObligationExcused;
import org.goodfaith.events.ObligationId;
import org.goodfaith.events.OccasionId;
import org.goodfaith.events.OfferAccepted;
import org.goodfaith.events.OfferId;
import org.goodfaith.events.OfferRejected;
import org.goodfaith.events.OfferWithdrawn;
import org.goodfaith.events.OrderCopyProvided;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.OrderToShowCauseDischarged;
import org.goodfaith.events.OrderToShowCauseIssued;
import org.goodfaith.events.OrderVacated;
import org.goodfaith.events.OverdueNoticeIssued;
import org.goodfaith.events.OverdueNoticeWithdrawn;
import org.goodfaith.events.PartyAmended;
import org.goodfaith.events.PartyDismissed;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.PartyKind;
import org.goodfaith.events.PartyRole;
import org.goodfaith.events.PartyServed;
import org.goodfaith.events.PartySubstituted;
import org.goodfaith.events.PerformanceRecorded;
import org.goodfaith.events.PreSettlementMeetingHeld;
import org.goodfaith.events.ProceedingsStayed;
import org.goodfaith.events.ReadingSettled;
import org.goodfaith.events.RecordAct;
import org.goodfaith.events.SanctionImposed;
import org.goodfaith.events.Service;
import org.goodfaith.events.SettlementConferenceHeld;
import org.goodfaith.events.SettlementDiscoveryCompleted;
import org.goodfaith.events.SettlementFailed;
import org.goodfaith.events.SettlementReached;
import org.goodfaith.events.ShowCauseResponseFiled;
import org.goodfaith.events.Side;
import org.goodfaith.events.StatementSubmitted;
import org.goodfaith.events.StatementsExchanged;
import org.goodfaith.events.StayEffect;
import org.goodfaith.events.StayLifted;
import org.goodfaith.events.SubstitutionGround;
import org.goodfaith.events.VDRPCompletionReportFiled;
import org.goodfaith.events.VDRPContacted;
import org.goodfaith.events.VDRPNoticeFiled;
import org.goodfaith.events.VDRPSessionCompleted;
import org.goodfaith.events.VDRPSessionHeld;
import org.goodfaith.events.VDRPStatementSubmitted;
import org.goodfaith.events.VDRPTelephoneConferenceHeld;
import org.goodfaith.events.Visibility;
import org.goodfaith.orders.Anchor;
import org.goodfaith.orders.Citation;
import org.goodfaith.orders.Due;
import org.goodfaith.orders.Ending;
import org.goodfaith.orders.Modality;
import org.goodfaith.orders.Nonparty;
import org.goodfaith.orders.Obligor;
import org.goodfaith.orders.PartyFilter;
import org.goodfaith.orders.Performance;
import org.goodfaith.orders.Period;
import org.goodfaith.orders.Reading;
import org.goodfaith.orders.Requirement;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.TermRef;
import org.goodfaith.orders.Trigger;
import org.goodfaith.rulebook.intake.TermsCheck;
import org.goodfaith.rulebook.status.CalendarEntry;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.Entry;
import org.goodfaith.rulebook.status.MeetAndConferOrder;
import org.goodfaith.rulebook.status.SettlementConferenceOrder;
import org.jspecify.annotations.Nullable;

/**
 * Generates random cases: day by day facts are recorded, most of that day, some of weeks before. The same seed gives
 * the same case.
 */
public final class RandomCase {

    static final EventKey MEETING = SettlementConferenceOrder.MEETING;
    static final EventKey CONFERENCE = SettlementConferenceOrder.CONFERENCE;
    private static final List<EventKey> EVENTS = List.of(MEETING, CONFERENCE);
    private static final List<String> SECTIONS = SettlementConferenceOrder.SECTIONS;
    private static final PartyId P1 = PartyId.of("plaintiff-1");
    private static final PartyId P2 = PartyId.of("plaintiff-2");
    private static final PartyId D1 = PartyId.of("defendant-1");
    private static final PartyId D2 = PartyId.of("defendant-2");
    private static final List<PartyId> LATER = List.of(PartyId.of("defendant-3"), PartyId.of("intervenor-1"));
    /** Days near a holiday or a closure. */
    private static final List<LocalDate> BEGINNINGS = List.of(
            LocalDate.of(2024, 6, 3),
            LocalDate.of(2024, 6, 3),
            LocalDate.of(2024, 8, 12),
            LocalDate.of(2024, 10, 21),
            LocalDate.of(2025, 1, 13),
            LocalDate.of(2025, 5, 19),
            LocalDate.of(2025, 11, 3),
            LocalDate.of(2026, 5, 18));

    private static final TermId DISMISSAL = TermId.of("dismissal");
    private static final TermId REPORT = TermId.of("report-instead");

    private static final List<String> SIMPLE_ACTS = List.of(
            "PerformanceRecorded",
            "CommunicationAnswered",
            "StatementsExchanged",
            "MeetAndConferHeld",
            "StatementSubmitted",
            "VDRPContacted",
            "DemandServed",
            "AttendanceRecorded");

    private final Random random;
    private final Random actors;
    private final CourtId court;
    private final boolean extensions;
    private final boolean large;
    private final boolean alternatives;
    private final LocalDate begin;
    private LocalDate clock;
    private final List<Entry> entries = new ArrayList<>();
    private final List<CalendarEntry> calendar = new ArrayList<>();
    private final List<PartyId> parties = new ArrayList<>(List.of(P1, D1));
    private final List<OrderEntered> orders = new ArrayList<>();
    private final List<OrderId> showCause = new ArrayList<>();
    private final List<Term> pool = new ArrayList<>();
    private int offers;
    private int closures;

    private RandomCase(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L + 0x5DEECE66DL);
        actors = new Random(seed);
        court = CourtId.of(one(List.of("cand", "caed", "nvd", "ord")));
        extensions = random.nextInt(4) != 0;
        large = random.nextInt(4) == 0;
        alternatives = random.nextInt(20) == 0;
        begin = one(BEGINNINGS);
        clock = begin;
    }

    static CaseRecord of(long seed) {
        return of(seed, "2:25-cv-90001");
    }

    /** @return the same case under another docket number, for tests with several cases */
    public static CaseRecord of(long seed, String docketNumber) {
        return new RandomCase(seed).written(docketNumber);
    }

    private CaseRecord written(String docketNumber) {
        record(new CaseOpened(
                at(begin),
                CaseId.of(court, docketNumber),
                court,
                docketNumber,
                "Sample Plaintiff v. Sample Defendant",
                List.of(),
                true));
        if (chance(2)) {
            parties.add(P2);
        }
        if (chance(2)) {
            parties.add(D2);
        }
        parties.forEach(party -> record(joined(begin, party)));
        clock = begin.plusDays(2);
        fillPool();
        order(List.of());
        int facts = large ? 12 + random.nextInt(8) : 4 + random.nextInt(8);
        for (int i = 0; i < facts; i++) {
            clock = clock.plusDays(random.nextInt(3) == 0 ? random.nextInt(25) : random.nextInt(6));
            something();
        }
        if (alternatives) {
            record(new PerformanceRecorded(
                    at(clock),
                    new Actors(null, List.copyOf(parties), List.of()),
                    new TermRef(orders.getFirst().order(), REPORT),
                    Map.of(),
                    Map.of()));
        }
        if (random.nextInt(20) == 0) {
            record(showCauseOrder(clock));
            clock = clock.plusDays(random.nextInt(10));
            record(new OrderToShowCauseDischarged(at(clock), showCause.getLast(), "discharged"));
        }
        return new CaseRecord(entries, calendar);
    }

    // The record

    private void record(Fact fact) {
        Instant at = clock.atTime(LocalTime.of(9 + random.nextInt(9), random.nextInt(60)))
                .atZone(ReferenceDateCounting.ZONE)
                .toInstant();
        Instant last = entries.isEmpty() ? at : entries.getLast().recordedAt();
        entries.add(new Entry(entries.size(), last.isAfter(at) ? last : at, fact));
    }

    private void onCalendar(CalendarFact fact) {
        calendar.add(new CalendarEntry(
                clock.atTime(LocalTime.of(9 + random.nextInt(9), random.nextInt(60)))
                        .atZone(ReferenceDateCounting.ZONE)
                        .toInstant(),
                fact));
        calendar.sort(Comparator.comparing(CalendarEntry::recordedAt));
    }

    /** Returns today or, at times, a day some weeks ago, but never before the case. */
    private LocalDate day() {
        LocalDate day = random.nextInt(3) == 0 ? clock.minusDays(random.nextInt(30)) : clock;
        return day.isBefore(begin.plusDays(1)) ? begin.plusDays(1) : day;
    }

    private Circumstances at(LocalDate day) {
        return Circumstances.at(when(day));
    }

    private Circumstances circumstances(LocalDate day) {
        CourtTime when = when(day);
        var circumstances =
                switch (random.nextInt(4)) {
                    case 0 -> Circumstances.at(when);
                    case 1 -> Circumstances.at(when, Channel.EMAILED);
                    default -> Circumstances.at(when, one(List.of(Channel.values())));
                };
        circumstances = random.nextInt(8) == 0
                ? circumstances.forOccasion(OccasionId.of(one(EVENTS), 1 + random.nextInt(3)))
                : circumstances;
        if (random.nextInt(4) == 0) {
            circumstances = circumstances.withPages(random.nextInt(8));
        }
        return random.nextInt(5) == 0 ? circumstances.curing(random.nextInt(entries.size())) : circumstances;
    }

    private CourtTime when(LocalDate day) {
        return switch (random.nextInt(6)) {
            case 0 -> CourtTime.at(day, LocalTime.of(random.nextInt(24), random.nextInt(60), random.nextInt(60)));
            case 1 ->
                CourtTime.at(
                        day,
                        one(List.of(
                                LocalTime.of(10, 0),
                                LocalTime.of(16, 0),
                                LocalTime.of(16, 0, 1),
                                LocalTime.of(17, 0),
                                LocalTime.of(23, 59, 59))));
            default -> CourtTime.on(day);
        };
    }

    // Facts

    private void something() {
        switch (random.nextInt(23)) {
            case 20, 21 -> anotherRound();
            case 0 -> strike();
            case 1 -> closure();
            case 2, 3 -> record(move(day()));
            case 4 -> {
                LocalDate day = day();
                if (chance(2)) {
                    record(extension(day));
                } else {
                    record(ruling(day));
                }
            }
            case 5 -> record(extension(day()));
            case 6, 7 -> record(courtAct(day()));
            case 8 -> anotherOrder();
            case 9 -> {
                if (chance(2)) {
                    join();
                } else {
                    record(overTime(day()));
                }
            }
            case 10, 11 -> record(noticeOrWord(day()));
            default -> record(partyAct(day()));
        }
    }

    private void strike() {
        var candidates = entries.stream()
                .filter(entry -> !(entry.fact() instanceof CaseOpened)
                        && !(entry.fact() instanceof RecordAct)
                        && entries.stream()
                                .noneMatch(other -> other.fact() instanceof EntryStricken strike
                                        && strike.entry() == entry.sequence()))
                .toList();
        if (candidates.isEmpty()) {
            return;
        }
        // Orders and parties are seldom stricken, because little remains afterward.
        Entry struck = candidates.get(candidates.size() - 1 - random.nextInt(Math.min(candidates.size(), 6)));
        boolean replace = chance(2);
        record(new EntryStricken(
                at(clock), struck.sequence(), "recorded in error", "the clerk", replace ? entries.size() + 1L : null));
        if (replace) {
            Circumstances old = struck.fact().circumstances();
            LocalDate day = old.occurredAt().on().plusDays(random.nextInt(7) - 3);
            if (day.isAfter(clock) || day.isBefore(begin) || struck.fact() instanceof OrderEntered) {
                day = clock;
            }
            record(struck.fact()
                    .with(new Circumstances(
                            when(day),
                            old.channel(),
                            old.docketEntry(),
                            old.document(),
                            old.visibility(),
                            old.note(),
                            old.cures(),
                            struck.sequence())));
        }
    }

    private void closure() {
        if (closures > 0 && random.nextInt(4) == 0) {
            onCalendar(new ClosureWithdrawn(court, "closure-" + random.nextInt(closures), "entered in error"));
            return;
        }
        LocalDate from = clock.plusDays(random.nextInt(40) - 20);
        CourtId of = random.nextInt(8) == 0 ? CourtId.of("nysd") : court;
        int number = closures++;
        LocalDate until = from.plusDays(random.nextInt(4));
        ClosureKind day =
                one(List.of(ClosureKind.PRESIDENT_OR_CONGRESS, ClosureKind.STATE, ClosureKind.OFFICE_INACCESSIBLE));
        boolean contested = random.nextInt(3) == 0;
        ClosureKind kind = number % 3 == 0 ? ClosureKind.GENERAL_ORDER : day;
        DatesCertain certain =
                switch (number % 4) {
                    case 1 -> DatesCertain.MOVED;
                    case 3 -> DatesCertain.KEPT;
                    default -> null;
                };
        onCalendar(new ClosureProclaimed(
                of,
                "closure-" + number,
                from,
                until,
                kind,
                contested,
                "a proclamation",
                kind == ClosureKind.GENERAL_ORDER ? certain : null));
    }

    private void join() {
        List<PartyId> free =
                LATER.stream().filter(party -> !parties.contains(party)).toList();
        if (free.isEmpty()) {
            return;
        }
        PartyId party = one(free);
        parties.add(party);
        record(joined(day(), party));
    }

    private PartyJoined joined(LocalDate day, PartyId party) {
        Side side = party.value().startsWith("plaintiff")
                ? Side.PLAINTIFF
                : party.value().startsWith("defendant") ? Side.DEFENDANT : Side.OTHER;
        Service service = chance(6) ? one(List.of(Service.values())) : null;
        return new PartyJoined(
                at(day),
                party,
                chance(12) ? "DOES 1-50, inclusive" : "Sample " + party,
                side,
                one(List.of(PartyKind.values())),
                yesNoOrNotRecorded(),
                List.of(),
                service);
    }

    /** A party is served, amended or substituted, or the case or its judge is amended. */
    private Fact overTime(LocalDate day) {
        PartyId party = one(parties);
        String name = chance(4) ? "John Doe 2" : "Another " + party;
        PartyKind kind = chance(2) ? null : one(List.of(PartyKind.values()));
        return switch (random.nextInt(8)) {
            case 0, 1 -> new PartyServed(at(day), party);
            case 2, 3 ->
                new PartyAmended(
                        at(day),
                        party,
                        chance(3) ? null : name,
                        List.of(PartyRole.COUNTER_DEFENDANT),
                        kind,
                        yesNoOrNotRecorded());
            case 4, 5 ->
                new PartySubstituted(
                        at(day), party, name, one(List.of(SubstitutionGround.values())), kind, yesNoOrNotRecorded());
            case 6 -> new CaseAmended(at(day), null, "Another Plaintiff v. Sample Defendant");
            default -> new JudgeAmended(at(day), "JZB", new Judge("JZBx", "Sample Judge"));
        };
    }

    private Fact move(LocalDate day) {
        EventKey event = one(EVENTS);
        return switch (possible(random.nextInt(8), event)) {
            case 0 -> new EventCanceled(at(day), event, "taken off calendar");
            case 1 -> held(day, event);
            case 2 ->
                scheduled(
                        day,
                        event,
                        day.plusDays(random.nextInt(60)),
                        chance(2) ? null : one(orders).order());
            case 3 -> new VDRPSessionHeld(at(day), actors(), event);
            default ->
                new EventRescheduled(
                        at(day),
                        event,
                        CourtTime.at(day.plusDays(random.nextInt(60)), LocalTime.of(10, random.nextInt(2) * 30)),
                        null,
                        "counsel is in trial");
        };
    }

    private Fact held(LocalDate day, EventKey event) {
        return event.equals(MEETING)
                ? new PreSettlementMeetingHeld(at(day), event)
                : new SettlementConferenceHeld(at(day), event);
    }

    /** An event is held, some did not appear, and a further one is set by a minute entry or an order. */
    private void anotherRound() {
        EventKey event = one(EVENTS);
        LocalDate day = day();
        if (possible(1, event) == 1) {
            record(held(day, event));
        }
        if (chance(2)) {
            record(didNotAppear(day, event, some()));
        }
        LocalDate set = chance(2) ? day : clock;
        record(scheduled(
                set,
                event,
                set.plusDays(random.nextInt(50)),
                chance(2) ? null : one(orders).order()));
    }

    /**
     * Cases with extensions contain no event that is canceled and held anyway: the specification does not say whether
     * the extension counts again.
     */
    private int possible(int drawn, EventKey event) {
        boolean held = entries.stream()
                .anyMatch(entry ->
                        entry.fact() instanceof EventHeld fact && fact.event().equals(event));
        boolean undecided = (drawn == 0 && held) || ((drawn == 1 || drawn == 3) && isCanceled(event));
        return extensions && undecided ? 7 : drawn;
    }

    /** A canceled event that nobody appeared at would count as held. */
    private Fact didNotAppear(LocalDate day, EventKey event, List<PartyId> parties) {
        return extensions && isCanceled(event)
                ? new ExtensionDenied(at(day), term(), null, null, List.of(), null)
                : new NonappearanceRecorded(at(day), event, parties);
    }

    private boolean isCanceled(EventKey event) {
        return entries.stream()
                .anyMatch(entry -> entry.fact() instanceof EventCanceled fact
                        && fact.event().equals(event));
    }

    private EventScheduled scheduled(LocalDate day, EventKey event, LocalDate on, @Nullable OrderId order) {
        return new EventScheduled(
                at(day),
                event,
                event.equals(MEETING) ? EventKind.PRE_SETTLEMENT_MEETING : EventKind.SETTLEMENT_CONFERENCE,
                random.nextInt(4) == 0 ? CourtTime.on(on) : CourtTime.at(on, LocalTime.of(10, 0)),
                null,
                order);
    }

    private Fact extension(LocalDate before) {
        if (!extensions) {
            return new ExtensionDenied(at(before), term(), null, null, List.of(), null);
        }
        // An extension names an order that was already entered.
        LocalDate entered = orders.getLast().circumstances().occurredAt().on().plusDays(1);
        LocalDate day = before.isBefore(entered) ? clock : before;
        LocalDate to = day.plusDays(random.nextInt(35) - 5);
        boolean byDays = random.nextInt(3) == 0;
        TermRef term = chance(2) ? recurringTerm() : term();
        return new DeadlineExtended(
                at(day),
                showCause.isEmpty() || chance(2) ? term : new TermRef(one(showCause), OrderToShowCauseIssued.RESPONSE),
                period(),
                creator(),
                chance(2) ? List.of() : some(),
                byDays ? null : random.nextInt(5) == 0 ? CourtTime.at(to, LocalTime.of(17, 0)) : CourtTime.on(to),
                byDays ? 1 + random.nextInt(20) : null,
                chance(2) ? ExtensionBasis.ORDER : ExtensionBasis.STIPULATION,
                nuncProTunc(day));
    }

    /** Returns a term that recurs, if an order has one. */
    private TermRef recurringTerm() {
        List<TermRef> recurring = orders.stream()
                .flatMap(order -> order.terms().stream()
                        .filter(term ->
                                term.every().isPresent() || term.trigger().recurs())
                        .map(term -> new TermRef(order.order(), term.id())))
                .toList();
        return recurring.isEmpty() ? term() : one(recurring);
    }

    /** Returns the number of an entry that may have created an obligation. */
    private @Nullable Long creator() {
        return random.nextInt(4) == 0 ? Long.valueOf(random.nextInt(entries.size())) : null;
    }

    private @Nullable LocalDate nuncProTunc(LocalDate day) {
        if (random.nextInt(4) != 0) {
            return null;
        }
        LocalDate from = day.minusDays(random.nextInt(12));
        return from.isBefore(begin) ? begin : from;
    }

    private Fact ruling(LocalDate day) {
        var ambiguous = orders.stream()
                .flatMap(order -> order.terms().stream()
                        .filter(term -> term.due().size() > 1 || term.trigger() instanceof Trigger.WindowElapsed)
                        .map(term -> new TermRef(order.order(), term.id())))
                .toList();
        TermRef term = ambiguous.isEmpty() ? term() : one(ambiguous);
        return new ReadingSettled(
                at(day),
                term,
                one(List.of("only", "only.2", "first", "second", "order-dated", "order-filed", "only.1")),
                "the court",
                "minute order");
    }

    private Fact courtAct(LocalDate day) {
        List<PartyId> some = some();
        OrderId order = one(orders).order();
        return switch (random.nextInt(26)) {
            case 24, 25 -> didNotAppear(day, one(EVENTS), some);
            case 0, 1 -> new SettlementReached(at(day), some);
            case 2 -> new SettlementReached(at(day), parties);
            case 3 -> new SettlementFailed(at(day), some);
            case 4, 5 -> new SettlementFailed(at(day), parties);
            case 6, 7 ->
                new ProceedingsStayed(
                        at(day), random.nextInt(5) == 0 ? List.of() : List.of(order), effect(), "pending appeal");
            case 8, 9 -> new StayLifted(at(day), random.nextInt(4) == 0 ? effect() : null, "the appeal was dismissed");
            case 10 -> new CaseClosed(at(day), "judgment");
            case 11, 12 -> new CaseReopened(at(day), "judgment set aside");
            case 13 -> new PartyDismissed(at(day), one(parties));
            case 14 -> new OrderVacated(at(day), order, "entered in error");
            case 15, 16, 17 ->
                new ObligationExcused(
                        at(day),
                        chance(2) ? recurringTerm() : term(),
                        period(),
                        creator(),
                        chance(3) ? List.of() : some,
                        "good cause",
                        nuncProTunc(day));
            case 18, 19 ->
                new AttendanceExcusalDecided(
                        at(day),
                        one(EVENTS),
                        one(parties),
                        "Sample Person",
                        one(List.of(AttendeeRole.values())),
                        random.nextInt(3) != 0,
                        null);
            case 20 -> new CounselAppeared(at(day), CounselId.of("counsel-1"), "Sample Counsel", some, true);
            case 21 -> new CounselWithdrew(at(day), CounselId.of("counsel-1"), some);
            case 22 -> chance(2) ? new JudgeReassigned(at(day), "JZB", new Judge("QZA", "Sample Judge")) : group(day);
            default -> new ExtensionDenied(at(day), term(), null, null, List.of(), null);
        };
    }

    private @Nullable StayEffect effect() {
        return chance(3) ? null : one(List.of(StayEffect.values()));
    }

    private OrderToShowCauseIssued showCauseOrder(LocalDate day) {
        OrderId order = OrderId.of("osc-" + entries.size());
        showCause.add(order);
        int when = random.nextInt(3);
        return new OrderToShowCauseIssued(
                at(day),
                order,
                "JZB",
                some(),
                chance(2) ? List.of() : List.of(CounselId.of("counsel-1")),
                List.of(),
                when == 0 ? when(clock.plusDays(random.nextInt(20))) : null,
                when == 1 ? 1 + random.nextInt(20) : null,
                "show cause");
    }

    private OrderId anOrderToShowCause() {
        return showCause.isEmpty() ? OrderId.of("osc-0") : one(showCause);
    }

    /** Returns an act of a person who is not a party, usually one that performs a term. */
    private Fact nonpartyAct(LocalDate day) {
        List<TermRef> owed = orders.stream()
                .flatMap(order -> order.terms().stream()
                        .filter(term -> term.owedBy().nonparty() != null)
                        .map(term -> new TermRef(order.order(), term.id())))
                .toList();
        TermRef term = !owed.isEmpty() && chance(2)
                ? one(owed)
                : new TermRef(anOrderToShowCause(), OrderToShowCauseIssued.responseOfCounsel(0));
        return new NonpartyActRecorded(
                circumstances(day),
                null,
                term,
                period(),
                random.nextInt(3) == 0 ? Map.of() : Map.of("signed", random.nextInt(3) != 0),
                Map.of());
    }

    private @Nullable Integer period() {
        return random.nextInt(5) == 0 ? 1 + random.nextInt(4) : null;
    }

    /** A group changes no obligation: each case has its own. */
    private Fact group(LocalDate day) {
        CaseId other = CaseId.of("caed-2-25-cv-00002");
        List<CaseId> cases = List.of(other, CaseId.of("caed-2-25-cv-00003"));
        return chance(3)
                ? new CaseSevered(at(day), other)
                : new CaseGroupFormed(
                        at(day).forCases(new ForCases("act-1", cases)), one(List.of(GroupKind.values())), other, cases);
    }

    private Fact noticeOrWord(LocalDate day) {
        TermRef term = term();
        ObligationId obligation = ObligationId.of(term.order(), term.term(), one(parties), null);
        Instant due = clock.atStartOfDay(ReferenceDateCounting.ZONE).toInstant();
        return switch (random.nextInt(17)) {
            case 0 -> new OverdueNoticeIssued(at(clock), obligation, due, "1", entries.size() - 1L);
            case 1 -> new OverdueNoticeWithdrawn(at(clock), obligation, due, "performed", entries.size() - 1L);
            case 2 -> new EntryDisputed(at(day), actors(), random.nextInt(entries.size()), "it never arrived");
            case 3 -> new DisclosureRecorded(at(day), actors(), random.nextInt(entries.size()), "the public");
            case 4, 13 -> showCauseOrder(day);
            case 5, 14, 15 ->
                new SanctionImposed(
                        at(day),
                        some(),
                        List.of(CounselId.of("counsel-1")),
                        chance(2) ? anOrderToShowCause() : null,
                        "fees");
            case 8 -> new OrderToShowCauseDischarged(at(day), anOrderToShowCause(), "discharged");
            case 9, 10 -> new ShowCauseResponseFiled(circumstances(day), actors(), anOrderToShowCause());
            case 11, 12 -> nonpartyAct(day);
            case 6 -> new CourtFindingMade(at(day), some(), List.of(), List.of(term), "complied");
            case 7 -> new ExtensionRequested(at(day), actors(), term, null, null, day.plusDays(14));
            default -> new NeutralSelected(circumstances(day), actors(), "Sample Neutral");
        };
    }

    private Fact partyAct(LocalDate day) {
        Actors actors = actors();
        Circumstances circumstances = circumstances(day);
        EventKey event = one(EVENTS);
        return switch (random.nextInt(34)) {
            case 0, 1 -> new CommunicationAnswered(circumstances, actors);
            case 2, 3 ->
                new MeetAndConferHeld(circumstances, actors, yesNoOrNotRecorded(), yesNoOrNotRecorded(), attendees());
            case 4, 5 -> new JointAgendaSubmitted(circumstances, actors, yesNoOrNotRecorded(), yesNoOrNotRecorded());
            case 6 ->
                new CounselPreregistered(circumstances, actors, event, yesNoOrNotRecorded(), yesNoOrNotRecorded());
            case 7 -> new SettlementDiscoveryCompleted(circumstances, actors);
            case 8, 9 ->
                new StatementSubmitted(
                        circumstances,
                        actors,
                        CONFERENCE,
                        chance(2) ? DocumentFormat.PDF : null,
                        count(12),
                        count(22),
                        SECTIONS.subList(0, random.nextInt(5, 8)));
            case 10 -> new StatementsExchanged(circumstances, actors);
            case 11 -> new ConfidentialLetterSubmitted(circumstances, actors, count(4));
            case 12, 13 ->
                new DemandServed(
                        circumstances,
                        new Actors(null, List.of(P1), toDefendants()),
                        nextOffer(),
                        yesNoOrNotRecorded(),
                        yesNoOrNotRecorded(),
                        yesNoOrNotRecorded());
            case 14 -> {
                boolean back = chance(3);
                yield new CounterofferMade(
                        circumstances,
                        Actors.of(back ? P1 : D1).to(back ? D1 : P1),
                        nextOffer(),
                        offer(),
                        yesNoOrNotRecorded(),
                        yesNoOrNotRecorded());
            }
            case 15 ->
                new CounterofferMade(
                        circumstances, Actors.of(D1).to(P1), nextOffer(), offer(), yesNoOrNotRecorded(), true);
            case 16 -> new OfferRejected(circumstances, Actors.of(D1).to(P1), offer(), yesNoOrNotRecorded());
            case 17 -> new OfferAccepted(circumstances, Actors.of(D1).to(P1), offer(), yesNoOrNotRecorded());
            case 18 -> new OfferWithdrawn(circumstances, Actors.of(P1).to(D1), offer());
            case 19 -> new VDRPContacted(circumstances, actors);
            case 20 -> new VDRPNoticeFiled(circumstances, actors);
            case 21 -> new VDRPSessionCompleted(circumstances, actors, null);
            case 22 -> new VDRPCompletionReportFiled(circumstances, actors);
            case 23 ->
                chance(2)
                        ? new VDRPTelephoneConferenceHeld(circumstances, actors)
                        : new VDRPStatementSubmitted(circumstances, actors, event, count(10), count(10));
            case 24 ->
                chance(3)
                        ? new InformalEffortsExhausted(circumstances, actors)
                        : new ChambersNotifiedOfSettlement(circumstances, actors);
            case 25 -> new OrderCopyProvided(circumstances, actors, one(orders).order(), yesNoOrNotRecorded());
            case 26 ->
                new AttendanceExcusalRequested(
                        circumstances,
                        actors,
                        event,
                        "Sample Person",
                        one(List.of(AttendeeRole.values())),
                        yesNoOrNotRecorded(),
                        yesNoOrNotRecorded(),
                        yesNoOrNotRecorded());
            case 27, 28 ->
                new AttendanceRecorded(
                        circumstances,
                        actors,
                        event,
                        attendees(),
                        chance(2) ? null : LocalTime.of(random.nextInt(9, 12), random.nextInt(2) * 30));
            default ->
                new PerformanceRecorded(
                        circumstances,
                        actors,
                        term(),
                        period(),
                        random.nextInt(3) == 0 ? Map.of() : Map.of("signed", random.nextInt(3) != 0),
                        chance(2) ? Map.of() : Map.of("pages", random.nextInt(8)));
        };
    }

    private @Nullable List<Attendee> attendees() {
        if (random.nextInt(4) == 0) {
            return null;
        }
        var attendees = new ArrayList<Attendee>();
        int count = random.nextInt(12) == 0 ? 0 : 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            attendees.add(new Attendee(
                    "Sample Attendee " + i,
                    chance(2) ? AttendeeRole.LEAD_TRIAL_COUNSEL : one(List.of(AttendeeRole.values())),
                    chance(3) ? null : one(List.of(Authority.values()))));
        }
        return attendees;
    }

    // Orders

    private void order(List<OrderId> supersedes) {
        LocalDate on = clock;
        order(clock.minusDays(random.nextInt(3) == 0 ? 1 : 0), supersedes, List.of());
        for (EventKey event : EVENTS) {
            if (random.nextInt(8) != 0) {
                record(scheduled(
                        on,
                        event,
                        on.plusDays(event.equals(MEETING) ? 56 : 76),
                        chance(2) ? null : orders.getLast().order()));
            }
        }
    }

    private void anotherOrder() {
        OrderEntered earlier = one(orders);
        switch (random.nextInt(3)) {
            case 0 -> order(clock, List.of(), List.of());
            case 1 -> order(clock, List.of(earlier.order()), List.of());
            default ->
                order(
                        clock,
                        List.of(),
                        List.of(new TermRef(
                                earlier.order(), one(earlier.terms()).id())));
        }
        if (chance(2)) {
            EventKey event = one(EVENTS);
            record(scheduled(
                    clock,
                    event,
                    clock.plusDays(random.nextInt(60)),
                    orders.getLast().order()));
        }
    }

    private void order(LocalDate datedOn, List<OrderId> supersedesOrders, List<TermRef> supersedesTerms) {
        OrderEntered order = new OrderEntered(
                Circumstances.at(CourtTime.on(clock)),
                OrderId.of("ecf-" + (21 + orders.size())),
                "Order",
                datedOn,
                chance(2) ? clock.plusDays(random.nextInt(3)) : null,
                "JZB",
                null,
                terms(),
                supersedesOrders,
                supersedesTerms,
                null);
        orders.add(order);
        record(order);
    }

    private void fillPool() {
        pool.addAll(SettlementConferenceOrder.terms());
        pool.addAll(MeetAndConferOrder.terms());
        for (int i = 0; i < 14; i++) {
            pool.add(inline(TermId.of("t" + i), i == 0 ? null : TermId.of("t" + random.nextInt(i))));
        }
    }

    private List<Term> terms() {
        List<Term> terms = someTerms();
        if (alternatives && orders.isEmpty()) {
            terms = new ArrayList<>(terms);
            terms.add(alternative(DISMISSAL, Modality.MUST, REPORT));
            terms.add(alternative(REPORT, Modality.MAY, DISMISSAL));
        }
        return terms;
    }

    /** Returns one of two terms that discharge each other, as in "a dismissal or a status report". */
    private Term alternative(TermId id, Modality modality, TermId other) {
        return new Term(
                id,
                "title",
                modality,
                new Obligor(Obligor.Who.ALL, Obligor.How.JOINTLY, Obligor.Actor.PARTY, List.of()),
                new Trigger.OrderInForce(),
                List.of(Reading.only(new Due.Fixed(clock.plusDays(random.nextInt(60)), null))),
                null,
                List.of(Performance.by("PerformanceRecorded")),
                List.of(),
                List.of(new Ending.Alternative(other)),
                Visibility.PARTIES,
                false,
                false,
                new Citation("p. 1", "the words of " + id));
    }

    /** Returns four to eight terms that depend on each other. */
    private List<Term> someTerms() {
        if (random.nextInt(12) == 0) {
            return chance(2) ? SettlementConferenceOrder.terms() : MeetAndConferOrder.terms();
        }
        var shuffled = new ArrayList<>(pool);
        Collections.shuffle(shuffled, random);
        var terms = new ArrayList<>(shuffled.subList(0, 4 + random.nextInt(5)));
        while (true) {
            var problems = TermsCheck.problems(terms, EVENTS);
            if (problems.isEmpty()) {
                return terms;
            }
            var indexes = new TreeSet<Integer>();
            problems.forEach(
                    problem -> indexes.add(Integer.parseInt(problem.path().split("/", -1)[2])));
            terms.remove((int) indexes.getLast());
            if (terms.isEmpty()) {
                terms.add(shuffled.stream()
                        .filter(term ->
                                TermsCheck.problems(List.of(term), EVENTS).isEmpty())
                        .findFirst()
                        .orElseThrow());
            }
        }
    }

    /** Returns a term of a kind that neither order contains. */
    private Term inline(TermId id, @Nullable TermId other) {
        Trigger trigger = random.nextInt(12) == 0 ? again(id) : trigger(other, 0);
        boolean nonparty = random.nextInt(10) == 0;
        boolean addressed = trigger instanceof Trigger.FactRecorded fact && fact.addressed();
        var who = one(List.of(
                Obligor.Who.ALL, Obligor.Who.ALL, Obligor.Who.PLAINTIFFS, Obligor.Who.DEFENDANTS, Obligor.Who.NAMED));
        if (addressed && chance(2)) {
            who = Obligor.Who.RECIPIENTS;
        }
        Modality modality = one(List.of(
                Modality.MUST,
                Modality.MUST,
                Modality.MUST,
                Modality.MUST,
                Modality.SHOULD,
                Modality.MAY,
                Modality.MUST_NOT));
        var performances = nonparty ? List.of(Performance.by("NonpartyActRecorded")) : performances(trigger, modality);
        List<Reading> due = random.nextInt(6) == 0
                ? List.of(Reading.only(every(trigger, other)))
                : random.nextInt(4) == 0
                        ? List.of(
                                new Reading("first", "one way", due(trigger, other), true),
                                new Reading("second", "another", due(trigger, other), false))
                        : List.of(Reading.only(due(trigger, other)));
        return new Term(
                id,
                "title",
                modality,
                nonparty
                        ? Obligor.of(Nonparty.of(one(List.of(Nonparty.Kind.values()))))
                        : new Obligor(
                                who,
                                one(List.of(
                                        Obligor.How.EACH, Obligor.How.EACH, Obligor.How.JOINTLY, Obligor.How.TOGETHER)),
                                actors.nextInt(3) == 0 ? Obligor.Actor.COUNSEL : Obligor.Actor.PARTY,
                                who == Obligor.Who.NAMED
                                        ? (chance(2) ? List.of(P1) : List.of(LATER.getLast(), D1))
                                        : List.of()),
                trigger,
                due,
                random.nextInt(3) == 0 ? null : one(List.of(Channel.values())),
                performances,
                requirements(performances, trigger, other),
                endings(other),
                Visibility.PARTIES,
                random.nextInt(4) == 0,
                random.nextInt(12) == 0,
                new Citation("p. 1", "the words of " + id));
    }

    /** Returns the trigger "this order and each performance", as in "and within 60 days of each report". */
    private static Trigger again(TermId id) {
        return new Trigger.AnyOf(List.of(new Trigger.OrderInForce(), new Trigger.TermPerformed(null, id, true)));
    }

    private Trigger trigger(@Nullable TermId other, int depth) {
        return switch (random.nextInt(12)) {
            case 10, 11 ->
                other == null
                        ? new Trigger.OrderInForce()
                        : new Trigger.TermPerformed(ofOrder(), other, random.nextInt(3) == 0);
            case 0, 1, 2 -> fact();
            case 3 -> new Trigger.FactRecorded(List.of("DemandServed", "CounterofferMade"), true, true, null);
            case 4 -> other == null ? new Trigger.OrderInForce() : new Trigger.TermDone(other);
            case 5 -> {
                var counted = new Due.Counted(
                        10 + random.nextInt(30),
                        Period.Unit.DAYS,
                        Period.Direction.AFTER,
                        chance(2) ? new Anchor.OrderDated() : new Anchor.OrderFiled(),
                        null);
                yield new Trigger.WindowElapsed(List.of(Reading.only(counted)));
            }
            case 6 -> depth == 0 ? either(trigger(other, 1), trigger(other, 1)) : new Trigger.OrderInForce();
            default -> new Trigger.OrderInForce();
        };
    }

    /** Returns null, for the same order, or an order that may contain the term. */
    private @Nullable OrderId ofOrder() {
        return random.nextInt(4) == 0 ? OrderId.of("ecf-21") : null;
    }

    private Due every(Trigger trigger, @Nullable TermId other) {
        Period.Unit unit = one(List.of(Period.Unit.DAYS, Period.Unit.WEEKS, Period.Unit.MONTHS));
        int amount =
                switch (unit) {
                    case DAYS -> 10 + random.nextInt(40);
                    case WEEKS -> 2 + random.nextInt(4);
                    default -> 1;
                };
        return new Due.Every(amount, unit, anchor(trigger, other), chance(4) ? LocalTime.of(17, 0) : null);
    }

    private static Trigger either(Trigger first, Trigger second) {
        return first.equals(second) ? first : new Trigger.AnyOf(List.of(first, second));
    }

    private Trigger fact() {
        boolean offer = chance(2);
        return new Trigger.FactRecorded(
                offer ? List.of("DemandServed") : List.of(one(SIMPLE_ACTS), "VDRPSessionCompleted"),
                random.nextInt(4) == 0,
                offer && chance(2),
                random.nextInt(4) == 0 ? CONFERENCE : null);
    }

    private Due due(Trigger trigger, @Nullable TermId other) {
        return switch (random.nextInt(12)) {
            case 10, 11 -> {
                Due first = dated(trigger, other);
                Due second = dated(trigger, other);
                yield first.equals(second)
                        ? first
                        : chance(2)
                                ? new Due.EarlierOf(List.of(first, second))
                                : new Due.LaterOf(List.of(first, second));
            }
            default -> simple(trigger, other);
        };
    }

    /** Returns a due rule with a date. */
    private Due dated(Trigger trigger, @Nullable TermId other) {
        Due due = simple(trigger, other);
        return due instanceof Due.Undated ? new Due.Fixed(begin.plusDays(random.nextInt(70)), null) : due;
    }

    private Anchor anchor(Trigger trigger, @Nullable TermId other) {
        return switch (random.nextInt(10)) {
            case 0 -> new Anchor.OrderDated();
            case 1 -> new Anchor.OrderFiled();
            case 2 -> other == null ? new Anchor.OrderDated() : new Anchor.TermDue(other);
            case 3, 4 ->
                trigger instanceof Trigger.FactRecorded
                                || trigger instanceof Trigger.AnyOf
                                || trigger instanceof Trigger.TermPerformed
                        ? new Anchor.TriggeringFact()
                        : new Anchor.OrderDated();
            case 5, 6 -> other == null ? new Anchor.OrderFiled() : new Anchor.TermPerformed(ofOrder(), other);
            default -> new Anchor.ScheduledEvent(one(EVENTS));
        };
    }

    private Due simple(Trigger trigger, @Nullable TermId other) {
        return switch (random.nextInt(10)) {
            case 0 -> new Due.Undated("promptly");
            case 1, 2 -> new Due.Fixed(begin.plusDays(random.nextInt(70)), chance(3) ? LocalTime.of(17, 0) : null);
            case 3 -> new Due.EventDay(one(EVENTS));
            case 4 -> other == null ? new Due.Undated("soon") : new Due.SameAs(other);
            default -> {
                Anchor from = anchor(trigger, other);
                boolean moment = from instanceof Anchor.ScheduledEvent || from instanceof Anchor.TriggeringFact;
                Period.Unit unit = one(List.of(
                        Period.Unit.DAYS,
                        Period.Unit.DAYS,
                        Period.Unit.WEEKS,
                        Period.Unit.MONTHS,
                        Period.Unit.COURT_DAYS,
                        moment ? Period.Unit.HOURS : Period.Unit.DAYS));
                int amount =
                        switch (unit) {
                            case HOURS -> 1 + random.nextInt(200);
                            case DAYS -> 1 + random.nextInt(40);
                            case WEEKS -> 1 + random.nextInt(6);
                            case MONTHS -> 1 + random.nextInt(2);
                            case COURT_DAYS -> 1 + random.nextInt(20);
                        };
                yield new Due.Counted(
                        amount,
                        unit,
                        from instanceof Anchor.ScheduledEvent && random.nextInt(4) != 0
                                ? Period.Direction.BEFORE
                                : Period.Direction.AFTER,
                        from,
                        unit != Period.Unit.HOURS && random.nextInt(5) == 0 ? LocalTime.of(17, 0) : null);
            }
        };
    }

    private List<Performance> performances(Trigger trigger, Modality modality) {
        if (trigger instanceof Trigger.FactRecorded fact && fact.facts().contains("DemandServed") && chance(2)) {
            return List.of(
                    new Performance("CounterofferMade", null, List.of(), true),
                    new Performance("OfferRejected", null, List.of(), true));
        }
        String act = chance(2) ? "PerformanceRecorded" : one(SIMPLE_ACTS);
        boolean about = act.equals("StatementSubmitted") || act.equals("AttendanceRecorded");
        var first = new Performance(
                act,
                about && chance(2) ? CONFERENCE : null,
                modality == Modality.MUST_NOT || random.nextInt(8) == 0
                        ? List.of(Channel.EMAILED, Channel.FILED)
                        : List.of(),
                false);
        String second = one(SIMPLE_ACTS);
        return second.equals(act) || chance(2) ? List.of(first) : List.of(first, Performance.by(second));
    }

    private List<Requirement> requirements(List<Performance> performances, Trigger trigger, @Nullable TermId other) {
        var requirements = new ArrayList<Requirement>();
        if (random.nextInt(8) == 0) {
            requirements.add(new Requirement.NotBefore(dated(trigger, other), "no earlier than that"));
        }
        if (random.nextInt(8) == 0) {
            requirements.add(new Requirement.AtLeast("pages", 3, "at least three pages"));
        }
        var facts = performances.stream().map(Performance::fact).toList();
        if (chance(3)) {
            requirements.add(
                    new Requirement.OneOf("channel", List.of("EMAILED", "FILED", "SERVED"), "by these channels"));
        }
        if (facts.contains("PerformanceRecorded")) {
            if (chance(2)) {
                requirements.add(new Requirement.Affirmed("signed", "signed by counsel"));
            }
            if (chance(2)) {
                requirements.add(new Requirement.AtMost("pages", 5, "at most five pages"));
            }
        }
        if (facts.contains("StatementSubmitted") && chance(2)) {
            requirements.add(new Requirement.Includes("sections", SECTIONS.getLast(), "with the last section"));
        }
        if ((facts.contains("AttendanceRecorded") || facts.contains("MeetAndConferHeld")) && chance(2)) {
            requirements.add(new Requirement.AttendedBy(
                    List.of(AttendeeRole.LEAD_TRIAL_COUNSEL, AttendeeRole.OTHER_COUNSEL),
                    chance(2) ? List.of() : List.of(Authority.UNLIMITED),
                    chance(2) ? null : new PartyFilter(List.of(PartyKind.ORGANIZATION), null),
                    "with counsel"));
        }
        if (facts.size() > 1 && random.nextInt(4) == 0) {
            requirements.add(new Requirement.ActIs(List.of(facts.getFirst()), "the first act"));
        }
        if (random.nextInt(6) == 0) {
            requirements.add(new Requirement.PrecededBy(one(SIMPLE_ACTS), "after that"));
        }
        return requirements;
    }

    private List<Ending> endings(@Nullable TermId other) {
        var endings = new ArrayList<Ending>();
        if (other != null && chance(3)) {
            endings.add(chance(2) ? new Ending.TermPerformed(other) : new Ending.Alternative(other));
        }
        if (chance(2)) {
            endings.add(new Ending.Settled());
        }
        if (random.nextInt(3) == 0) {
            endings.add(new Ending.Exhausted());
        }
        if (random.nextInt(3) == 0) {
            endings.add(new Ending.EventDayOver(one(EVENTS)));
        }
        return endings;
    }

    // Random choices

    private boolean chance(int of) {
        return random.nextInt(of) == 0;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private TermRef term() {
        OrderEntered order = one(orders);
        return new TermRef(order.order(), one(order.terms()).id());
    }

    private Actors actors() {
        return new Actors(null, some(), List.of());
    }

    private List<PartyId> some() {
        return switch (random.nextInt(4)) {
            case 0, 1 -> List.copyOf(parties);
            case 2 -> List.of(one(parties));
            default -> List.of(P1, D1);
        };
    }

    private List<PartyId> toDefendants() {
        return chance(2)
                ? List.of(D1)
                : parties.stream().filter(party -> !party.equals(P1)).toList();
    }

    private @Nullable Boolean yesNoOrNotRecorded() {
        return random.nextInt(4) == 0 ? null : Boolean.valueOf(random.nextInt(4) != 0);
    }

    private @Nullable Integer count(int around) {
        return random.nextInt(4) == 0 ? null : Integer.valueOf(random.nextInt(around + 2));
    }

    private OfferId nextOffer() {
        return OfferId.of("offer-" + ++offers);
    }

    private OfferId offer() {
        return OfferId.of("offer-" + Math.max(1, offers - random.nextInt(2)));
    }

    /** Prints the case in a few lines per entry, for a failure message. */
    static String print(CaseRecord record) {
        var text = new StringBuilder();
        for (Entry entry : record.entries()) {
            text.append("  %2d %s  %s%n"
                    .formatted(
                            entry.sequence(),
                            entry.recordedAt()
                                    .atZone(ReferenceDateCounting.ZONE)
                                    .toLocalDateTime(),
                            shortened(entry.fact())));
        }
        for (CalendarEntry entry : record.calendar()) {
            text.append("   calendar %s  %s%n"
                    .formatted(
                            entry.recordedAt()
                                    .atZone(ReferenceDateCounting.ZONE)
                                    .toLocalDateTime(),
                            entry.fact()));
        }
        return text.toString();
    }

    private static String shortened(Fact fact) {
        Fact shown = fact instanceof OrderEntered order
                ? new OrderEntered(
                        order.circumstances(),
                        order.order(),
                        order.title(),
                        order.datedOn(),
                        order.filedOn(),
                        order.judge(),
                        null,
                        List.of(),
                        order.supersedesOrders(),
                        order.supersedesTerms(),
                        null)
                : fact;
        String terms = fact instanceof OrderEntered order
                ? String.join(
                        " ",
                        order.terms().stream().map(term -> term.id().value()).toList())
                : "";
        return shown.toString()
                        .replaceAll("PartyId\\[value=([^]]*)]", "$1")
                        .replaceAll("(Order|Offer|Term)(Id|Key)?\\[value=([^]]*)]", "$3")
                        .replaceAll("CourtTime\\[on=([^,]*), time=null]", "$1")
                        .replaceAll("CourtTime\\[on=([^,]*), time=([^]]*)]", "$1T$2")
                        .replaceAll(", \\w+=(null|\\[\\])", "")
                + terms;
    }
}
