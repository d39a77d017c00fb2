package org.goodfaith.command.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.goodfaith.cases.*;
import org.goodfaith.command.cases.References.Mention;
import org.goodfaith.command.cases.EffectiveEntries.Entry;
import org.goodfaith.events.*;
import org.goodfaith.orders.Performance;
import org.goodfaith.orders.TermRef;
import org.jspecify.annotations.Nullable;

/**
 * What the record of one case holds, as far as decisions need it: who and what is known, what was struck, what was
 * flagged.
 *
 * <p>Facts that others depend on are kept as they are and everything is derived from those that were not struck, so a
 * struck fact is as if never recorded. Refusals are judged at the time a fact happened, not at the time it is recorded;
 * a fact known by its day only is refused only if it cannot be true at any time of that day.
 *
 * @param names the kind of every entry, by its sequence number
 * @param status the entries others may depend on, without those that were struck
 * @param marks what tells a likely duplicate
 * @param struck the entries that were struck
 * @param notices what is flagged as overdue
 */
record CaseState(
        List<String> names, EffectiveEntries status, List<Mark> marks, Set<Long> struck, Set<Notice> notices) {

    /** The record of a case that was not opened. */
    static final CaseState EMPTY = new CaseState(List.of(), EffectiveEntries.NONE, List.of(), Set.of(), Set.of());

    /** An act, what it is about, whose it is and on which day. */
    record Mark(
            long sequence,
            String name,
            String subject,
            @Nullable PartyId party,
            LocalDate on) {

        boolean tellsSameActAs(Mark other) {
            return name.equals(other.name)
                    && subject.equals(other.subject)
                    && Objects.equals(party, other.party)
                    && on.equals(other.on);
        }
    }

    /** An obligation flagged for one due moment. */
    record Notice(ObligationId obligation, Instant dueAt) {}

    /** @return the number of the last entry, -1 if there is none */
    long lastEntry() {
        return names.size() - 1L;
    }

    /** @return whether what the command adds is part of a fictional case shipped with the product */
    boolean concernsSample(CaseCommand command) {
        return command instanceof OpenCase open
                ? open.sample()
                : status.facts(CaseOpened.class).anyMatch(CaseOpened::sample);
    }

    /** @return the id the case was opened under, empty if it was not */
    String caseId() {
        return status.facts(CaseOpened.class)
                .map(opened -> opened.caseId().value())
                .findFirst()
                .orElse("");
    }

    /**
     * Decides what a command adds to the record. Lateness and defects of form are no ground for refusal: they are what
     * the record is for.
     *
     * @param now the present on the court's clock
     * @return the facts to append, in order; at least one
     * @throws Refused if the record does not allow it
     */
    List<Fact> decide(CaseCommand command, CourtTime now) {
        if (names.isEmpty() && !(command instanceof OpenCase)) {
            throw new Refused(new Refusal.UnknownCase(command.caseId()));
        }
        return switch (command) {
            case OpenCase open -> List.of(open(open, now));
            case RecordFact record -> List.of(join(record.fact(), now));
            case EnterOrder enter -> enter(enter, now);
            case StrikeEntry strike -> strike(strike, now);
            case IssueOverdueNotice issue -> List.of(issue(issue, now));
            case WithdrawOverdueNotice withdraw -> List.of(withdraw(withdraw, now));
        };
    }

    /** @return what is odd about facts that are about to be appended */
    List<RecordingWarning> warnings(List<Fact> accepted) {
        var warnings = new LinkedHashSet<RecordingWarning>();
        CaseState record = this;
        for (Fact fact : accepted) {
            warnings.addAll(record.warnings(fact));
            record = record.evolve(record.lastEntry() + 1, fact);
        }
        return List.copyOf(warnings);
    }

    /**
     * @param sequence the number of the entry, one more than that of the last
     * @throws IllegalStateException if an entry is missing or told twice
     */
    CaseState evolve(long sequence, Fact fact) {
        if (sequence != lastEntry() + 1) {
            throw new IllegalStateException("entry " + sequence + " follows entry " + lastEntry());
        }
        CaseState next = new CaseState(
                plus(names, fact.factName()), status, plusAll(marks, marks(sequence, fact)), struck, notices);
        return switch (fact) {
            case CaseOpened _,
                    CaseClosed _,
                    CaseReopened _,
                    PartyJoined _,
                    PartyDismissed _,
                    CounselAppeared _,
                    CounselWithdrew _,
                    SettlementReached _,
                    SettlementFailed _,
                    OrderEntered _,
                    OrderVacated _,
                    ProceedingsStayed _,
                    StayLifted _,
                    JudgeReassigned _,
                    EventScheduled _,
                    DemandServed _,
                    CounterofferMade _,
                    OfferAccepted _,
                    OfferWithdrawn _ -> next.status(new Entry(sequence, fact));
            case EntryStricken stricken -> next.without(stricken.entry());
            case OverdueNoticeIssued issued -> next.flagged(new Notice(issued.obligation(), issued.dueAt()));
            case OverdueNoticeWithdrawn withdrawn ->
                next.unflagged(new Notice(withdrawn.obligation(), withdrawn.dueAt()));
            case AttendanceExcusalDecided _,
                    AttendanceExcusalRequested _,
                    AttendanceRecorded _,
                    ChambersNotifiedOfSettlement _,
                    CommunicationAnswered _,
                    ConfidentialLetterSubmitted _,
                    CounselPreregistered _,
                    CourtFindingMade _,
                    DeadlineExtended _,
                    DisclosureRecorded _,
                    EntryDisputed _,
                    EventCanceled _,
                    EventRescheduled _,
                    ExtensionDenied _,
                    ExtensionRequested _,
                    InformalEffortsExhausted _,
                    JointAgendaSubmitted _,
                    MeetAndConferHeld _,
                    NeutralSelected _,
                    ObligationExcused _,
                    OfferRejected _,
                    OrderCopyProvided _,
                    OrderToShowCauseIssued _,
                    PerformanceRecorded _,
                    PreSettlementMeetingHeld _,
                    ReadingSettled _,
                    SanctionImposed _,
                    SettlementConferenceHeld _,
                    SettlementDiscoveryCompleted _,
                    StatementSubmitted _,
                    StatementsExchanged _,
                    VDRPCompletionReportFiled _,
                    VDRPContacted _,
                    VDRPNoticeFiled _,
                    VDRPSessionCompleted _,
                    VDRPSessionHeld _,
                    VDRPStatementSubmitted _,
                    VDRPTelephoneConferenceHeld _ -> next;
        };
    }

    private CaseOpened open(OpenCase open, CourtTime now) {
        if (!names.isEmpty()) {
            throw new Refused(new Refusal.CaseAlreadyOpened(open.caseId()));
        }
        requireNotInTheFuture(open.circumstances().occurredAt(), now, "circumstances.occurredAt");
        return new CaseOpened(
                open.circumstances(),
                open.caseId(),
                open.court(),
                open.docketNumber(),
                open.caption(),
                open.judges(),
                open.sample());
    }

    private Fact join(Fact fact, CourtTime now) {
        requireNoCommandOfItsOwn(fact);
        requireAcceptable(fact, now);
        return fact;
    }

    private List<Fact> enter(EnterOrder enter, CourtTime now) {
        var facts = new ArrayList<Fact>();
        requireAcceptable(enter.order(), now);
        Set<OrderId> superseded = status.supersededBy(enter.order());
        facts.add(enter.order());
        CaseState record = evolve(lastEntry() + 1, enter.order());
        for (int i = 0; i < enter.events().size(); i++) {
            EventScheduled event = enter.events().get(i);
            CaseState soFar = record;
            within("events[" + i + "]", () -> {
                if (!enter.order().order().equals(event.order())) {
                    throw new Refused(new Refusal.EventOfAnotherOrder(
                            event.event(), enter.order().order()));
                }
                soFar.requireAcceptable(event, now, superseded);
            });
            facts.add(event);
            record = record.evolve(record.lastEntry() + 1, event);
        }
        return facts;
    }

    private List<Fact> strike(StrikeEntry strike, CourtTime now) {
        requireStatus(strike.entry(), "entry");
        String name = names.get((int) strike.entry());
        if (Stream.of(CaseOpened.class, EntryStricken.class, OverdueNoticeIssued.class, OverdueNoticeWithdrawn.class)
                .anyMatch(type -> type.getSimpleName().equals(name))) {
            throw new Refused(new Refusal.CannotBeStricken(strike.entry(), name));
        }
        List<Long> settings = settingsFallingWith(strike);
        Long replacedBy = strike.replacement() == null ? null : lastEntry() + settings.size() + 2;
        var facts = new ArrayList<Fact>();
        facts.add(stricken(strike, strike.entry(), replacedBy, now));
        settings.forEach(setting -> facts.add(stricken(strike, setting, null, now)));
        if (strike.replacement() == null) {
            return facts;
        }
        CaseState record = this;
        for (Fact fact : facts) {
            record = record.evolve(record.lastEntry() + 1, fact);
        }
        CaseState rest = record;
        Fact replacement =
                strike.replacement().with(strike.replacement().circumstances().replacing(strike.entry()));
        within("replacement.body", () -> {
            if (!(replacement instanceof OrderEntered)) {
                requireNoCommandOfItsOwn(replacement);
            }
            rest.requireAcceptable(replacement, now, supersededByOrderOf(strike.entry(), replacement));
        });
        facts.add(replacement);
        return facts;
    }

    private static EntryStricken stricken(StrikeEntry strike, long entry, @Nullable Long replacedBy, CourtTime now) {
        return new EntryStricken(Circumstances.at(now), entry, strike.reason(), strike.struckBy(), replacedBy);
    }

    /** What a struck order set for a time falls with it, unless an order of the same name takes its place. */
    private List<Long> settingsFallingWith(StrikeEntry strike) {
        if (!(status.fact(strike.entry()) instanceof OrderEntered order)
                || (strike.replacement() instanceof OrderEntered corrected
                        && corrected.order().equals(order.order()))) {
            return List.of();
        }
        return status.ofType(EventScheduled.class)
                .filter(entry -> order.order().equals(((EventScheduled) entry.fact()).order()))
                .map(Entry::sequence)
                .toList();
    }

    /** A corrected setting may move what the corrected one moved. */
    private Set<OrderId> supersededByOrderOf(long entry, Fact replacement) {
        return status.fact(entry) instanceof EventScheduled struckSetting
                        && replacement instanceof EventScheduled corrected
                        && corrected.event().equals(struckSetting.event())
                        && corrected.order() != null
                ? status.order(corrected.order()).map(status::supersededBy).orElse(Set.of())
                : Set.of();
    }

    private static void within(String part, Runnable decision) {
        try {
            decision.run();
        } catch (Refused e) {
            throw new Refused(new Refusal.Within(part, e.refusal()));
        }
    }

    private OverdueNoticeIssued issue(IssueOverdueNotice issue, CourtTime now) {
        if (notices.contains(new Notice(issue.obligation(), issue.dueAt()))) {
            throw new Refused(new Refusal.NoticeAlreadyIssued(issue.obligation(), issue.dueAt()));
        }
        requireEvaluatedThroughLast(issue.evaluatedThrough());
        return new OverdueNoticeIssued(
                Circumstances.at(now), issue.obligation(), issue.dueAt(), issue.ruleSet(), issue.evaluatedThrough());
    }

    private OverdueNoticeWithdrawn withdraw(WithdrawOverdueNotice withdraw, CourtTime now) {
        if (!notices.contains(new Notice(withdraw.obligation(), withdraw.dueAt()))) {
            throw new Refused(new Refusal.NoticeNotIssued(withdraw.obligation(), withdraw.dueAt()));
        }
        requireEvaluatedThroughLast(withdraw.evaluatedThrough());
        return new OverdueNoticeWithdrawn(
                Circumstances.at(now),
                withdraw.obligation(),
                withdraw.dueAt(),
                withdraw.ground(),
                withdraw.evaluatedThrough());
    }

    private void requireEvaluatedThroughLast(long evaluatedThrough) {
        if (evaluatedThrough != lastEntry()) {
            throw new Refused(new Refusal.EvaluationOutdated(evaluatedThrough, lastEntry()));
        }
    }

    private static void requireNoCommandOfItsOwn(Fact fact) {
        OwnCommand.requireNone(fact.getClass());
    }

    private void requireAcceptable(Fact fact, CourtTime now) {
        requireAcceptable(fact, now, Set.of());
    }

    /**
     * Everything a fact must fulfill to join the record, in the order in which a clerk would check it.
     *
     * @param superseded the orders whose events the fact may set anew
     */
    private void requireAcceptable(Fact fact, CourtTime now, Set<OrderId> superseded) {
        CourtTime occurredAt = fact.circumstances().occurredAt();
        String when = "circumstances.occurredAt";
        requireNotInTheFuture(occurredAt, now, when);
        CourtTime openedAt = status.facts(CaseOpened.class)
                .map(opened -> opened.circumstances().occurredAt())
                .findFirst()
                .orElseThrow();
        if (EffectiveEntries.isBefore(occurredAt, openedAt)) {
            throw new Refused(new Refusal.BeforeTheCase(occurredAt, openedAt, when));
        }
        if (!fact.visibility().isWithin(fact.usualVisibility())) {
            throw new Refused(new Refusal.VisibilityWidened(
                    fact.factName(),
                    fact.usualVisibility().name(),
                    fact.visibility().name()));
        }
        requireKnown(References.in(fact), occurredAt);
        requireNotBeforeWhatItActsOn(fact);
        requireReplacesStricken(fact);
        if (fact instanceof PartyAct) {
            status.closingBefore(occurredAt).ifPresent(closedAt -> {
                throw new Refused(new Refusal.CaseWasClosed(fact.factName(), occurredAt, closedAt, when));
            });
        }
        requireMakesSense(fact, now, superseded);
    }

    private void requireMakesSense(Fact fact, CourtTime now, Set<OrderId> superseded) {
        CourtTime occurredAt = fact.circumstances().occurredAt();
        String when = "circumstances.occurredAt";
        switch (fact) {
            case PartyJoined joined -> {
                if (status.joinedAt(joined.party()).isPresent()) {
                    throw new Refused(new Refusal.PartyAlreadyJoined(joined.party()));
                }
            }
            case PartyDismissed dismissed ->
                status.ofType(PartyDismissed.class)
                        .filter(entry -> ((PartyDismissed) entry.fact()).party().equals(dismissed.party()))
                        .findFirst()
                        .ifPresent(entry -> {
                            throw new Refused(new Refusal.PartyAlreadyDismissed(dismissed.party(), entry.occurredAt()));
                        });
            case CounselAppeared appeared -> {
                requireSomebody(appeared, appeared.parties(), "parties");
                for (PartyId party : appeared.parties()) {
                    if (status.appearsFor(appeared.counsel(), party, occurredAt)) {
                        throw new Refused(new Refusal.CounselAlreadyAppeared(appeared.counsel(), party, "counsel"));
                    }
                }
            }
            case CounselWithdrew withdrew -> {
                requireSomebody(withdrew, withdrew.parties(), "parties");
                for (PartyId party : withdrew.parties()) {
                    if (!status.appearsFor(withdrew.counsel(), party, occurredAt)) {
                        throw new Refused(new Refusal.NotCounselFor(withdrew.counsel(), party, "parties"));
                    }
                }
            }
            case SettlementReached reached -> requireSomebody(reached, reached.parties(), "parties");
            case SettlementFailed failed -> {
                requireSomebody(failed, failed.parties(), "parties");
                for (PartyId party : failed.parties()) {
                    if (!status.isSettled(party, occurredAt)) {
                        throw new Refused(new Refusal.NoSettlement(party, "parties"));
                    }
                }
            }
            case CaseClosed _ ->
                status.closedAsOf(occurredAt).ifPresent(closedAt -> {
                    throw new Refused(new Refusal.CaseAlreadyClosed(closedAt, when));
                });
            case CaseReopened _ -> {
                if (status.closedAsOf(occurredAt).isEmpty()) {
                    throw new Refused(new Refusal.CaseNotClosed(occurredAt, when));
                }
            }
            case StayLifted _ -> {
                if (!(status.lastOf(occurredAt, ProceedingsStayed.class, StayLifted.class)
                        instanceof ProceedingsStayed)) {
                    throw new Refused(new Refusal.NotStayed(occurredAt, when));
                }
            }
            case JudgeReassigned reassigned -> requireKnownJudge(reassigned);
            case EventScheduled scheduled ->
                status.lastSetting(scheduled.event())
                        .filter(set -> set.order() == null || !superseded.contains(set.order()))
                        .ifPresent(_ -> {
                            throw new Refused(new Refusal.EventAlreadyScheduled(scheduled.event(), "event"));
                        });
            case OrderEntered order -> requireEnterable(order, now);
            case ReadingSettled settled -> {
                List<String> readings = OrderConsistency.readingsOf(
                        status.term(settled.term()).orElseThrow());
                if (!readings.contains(settled.reading())) {
                    throw new Refused(new Refusal.UnknownReading(settled.term(), settled.reading(), readings));
                }
            }
            case PerformanceRecorded performance -> requirePerformedByName(performance);
            case OrderToShowCauseIssued order -> {
                if (order.counsel().isEmpty()) {
                    requireSomebody(order, order.parties(), "parties");
                }
            }
            case SanctionImposed sanction -> {
                if (sanction.counsel().isEmpty()) {
                    requireSomebody(sanction, sanction.parties(), "parties");
                }
            }
            case DemandServed demand -> requireNewOffer(demand);
            case CounterofferMade counteroffer -> {
                requireNewOffer(counteroffer);
                requireAnswerable(counteroffer, occurredAt);
            }
            case OfferAccepted accepted -> requireAnswerable(accepted, occurredAt);
            case OfferRejected rejected -> requireAnswerable(rejected, occurredAt);
            case OfferWithdrawn withdrawn -> requireOwn(withdrawn);
            case AttendanceExcusalDecided _,
                    AttendanceExcusalRequested _,
                    AttendanceRecorded _,
                    CaseOpened _,
                    ChambersNotifiedOfSettlement _,
                    CommunicationAnswered _,
                    ConfidentialLetterSubmitted _,
                    CounselPreregistered _,
                    CourtFindingMade _,
                    DeadlineExtended _,
                    DisclosureRecorded _,
                    EntryDisputed _,
                    EntryStricken _,
                    EventCanceled _,
                    EventRescheduled _,
                    ExtensionDenied _,
                    ExtensionRequested _,
                    InformalEffortsExhausted _,
                    JointAgendaSubmitted _,
                    MeetAndConferHeld _,
                    NeutralSelected _,
                    ObligationExcused _,
                    OrderCopyProvided _,
                    OrderVacated _,
                    OverdueNoticeIssued _,
                    OverdueNoticeWithdrawn _,
                    PreSettlementMeetingHeld _,
                    ProceedingsStayed _,
                    SettlementConferenceHeld _,
                    SettlementDiscoveryCompleted _,
                    StatementSubmitted _,
                    StatementsExchanged _,
                    VDRPCompletionReportFiled _,
                    VDRPContacted _,
                    VDRPNoticeFiled _,
                    VDRPSessionCompleted _,
                    VDRPSessionHeld _,
                    VDRPStatementSubmitted _,
                    VDRPTelephoneConferenceHeld _ -> {
                // What it names is on record; more is not asked of it.
            }
        }
    }

    private static void requireNotInTheFuture(CourtTime at, CourtTime now, String field) {
        if (EffectiveEntries.isBefore(now, at)) {
            throw new Refused(new Refusal.InTheFuture(at, now, field));
        }
    }

    private void requireKnown(References mentions, CourtTime occurredAt) {
        for (Mention<PartyId> party : mentions.parties()) {
            CourtTime joinedAt = status.joinedAt(party.value())
                    .orElseThrow(() -> new Refused(new Refusal.UnknownParty(party.value(), party.field())));
            if (EffectiveEntries.isBefore(occurredAt, joinedAt)) {
                throw new Refused(new Refusal.PartyNotYetJoined(party.value(), joinedAt, occurredAt, party.field()));
            }
        }
        for (Mention<CounselId> counsel : mentions.counsel()) {
            if (status.facts(CounselAppeared.class).noneMatch(f -> f.counsel().equals(counsel.value()))) {
                throw new Refused(new Refusal.UnknownCounsel(counsel.value(), counsel.field()));
            }
        }
        for (Mention<OrderId> order : mentions.orders()) {
            if (status.order(order.value()).isEmpty()) {
                throw new Refused(new Refusal.UnknownOrder(order.value(), order.field()));
            }
        }
        for (Mention<TermRef> term : mentions.terms()) {
            if (status.term(term.value()).isEmpty()) {
                throw new Refused(new Refusal.UnknownTerm(term.value(), term.field()));
            }
        }
        for (Mention<EventKey> event : mentions.events()) {
            if (!status.knows(event.value())) {
                throw new Refused(new Refusal.UnknownEvent(event.value(), event.field()));
            }
        }
        for (Mention<Long> entry : mentions.entries()) {
            requireStatus(entry.value(), entry.field());
        }
    }

    private void requireStatus(long entry, String field) {
        requireOnRecord(entry, field);
        if (struck.contains(entry)) {
            throw new Refused(new Refusal.EntryWasStricken(entry, field));
        }
    }

    private void requireOnRecord(long entry, String field) {
        if (entry < 0 || entry > lastEntry()) {
            throw new Refused(new Refusal.UnknownEntry(entry, field));
        }
    }

    private void requireReplacesStricken(Fact fact) {
        Long replaces = fact.circumstances().replaces();
        if (replaces != null) {
            String field = "circumstances.replaces";
            requireOnRecord(replaces, field);
            if (!struck.contains(replaces)) {
                throw new Refused(new Refusal.ReplacedEntryNotStricken(replaces, field));
            }
        }
    }

    /** What the court did about something before it was on record would be accepted and have no effect. */
    private void requireNotBeforeWhatItActsOn(Fact fact) {
        CourtTime occurredAt = fact.circumstances().occurredAt();
        String when = "circumstances.occurredAt";
        switch (fact) {
            case OrderVacated f -> requireNotBeforeOrder(f.order(), occurredAt, when);
            case DeadlineExtended f -> {
                requireNotBeforeOrder(f.term().order(), occurredAt, when);
                requireCountsFromOrder(f.term().order(), f.countsFromOn());
            }
            case ObligationExcused f -> {
                requireNotBeforeOrder(f.term().order(), occurredAt, when);
                requireCountsFromOrder(f.term().order(), f.countsFromOn());
            }
            case ReadingSettled f -> requireNotBeforeOrder(f.term().order(), occurredAt, when);
            case ExtensionDenied f -> requireNotBeforeOrder(f.term().order(), occurredAt, when);
            case EventRescheduled f -> requireNotBeforeSetting(f.event(), occurredAt);
            case EventCanceled f -> requireNotBeforeSetting(f.event(), occurredAt);
            default -> {
                // Acts on nothing, or on what it names whenever that was.
            }
        }
    }

    private void requireNotBeforeOrder(OrderId order, CourtTime at, String field) {
        requireNotBefore(
                at, status.order(order).orElseThrow().circumstances().occurredAt(), "the order " + order, field);
    }

    private void requireCountsFromOrder(OrderId order, @Nullable LocalDate countsFromOn) {
        if (countsFromOn != null) {
            OrderEntered entered = status.order(order).orElseThrow();
            LocalDate enteredOn = entered.circumstances().occurredAt().on();
            LocalDate orderOn = entered.datedOn().isBefore(enteredOn) ? entered.datedOn() : enteredOn;
            requireNotBefore(CourtTime.on(countsFromOn), CourtTime.on(orderOn), "the order " + order, "countsFromOn");
        }
    }

    private void requireNotBeforeSetting(EventKey event, CourtTime at) {
        CourtTime setAt = status.facts(EventScheduled.class)
                .filter(set -> set.event().equals(event))
                .map(set -> set.circumstances().occurredAt())
                .min(Comparator.comparing(CourtTime::on))
                .orElseThrow();
        requireNotBefore(at, setAt, "what is called " + event, "circumstances.occurredAt");
    }

    /** Days are compared: the hours of one day's acts are often not recorded. */
    private static void requireNotBefore(CourtTime at, CourtTime since, String what, String field) {
        if (at.on().isBefore(since.on())) {
            throw new Refused(new Refusal.BeforeOrderOrEvent(what, at, since, field));
        }
    }

    private static void requireSomebody(Fact fact, List<PartyId> parties, String field) {
        if (parties.isEmpty()) {
            throw new Refused(new Refusal.NoPartyNamed(fact.factName(), field));
        }
    }

    private void requireKnownJudge(JudgeReassigned reassigned) {
        List<String> judges = Stream.concat(
                        status.facts(CaseOpened.class)
                                .flatMap(f -> f.judges().stream())
                                .map(Judge::initials),
                        status.facts(JudgeReassigned.class).map(f -> f.to().initials()))
                .toList();
        if (!judges.isEmpty() && !judges.contains(reassigned.from())) {
            throw new Refused(new Refusal.UnknownJudge(reassigned.from(), "from"));
        }
    }

    private void requireEnterable(OrderEntered order, CourtTime now) {
        if (status.order(order.order()).isPresent()) {
            throw new Refused(new Refusal.OrderAlreadyEntered(order.order()));
        }
        requireNotInTheFuture(CourtTime.on(order.datedOn()), now, "datedOn");
        if (order.filedOn() != null) {
            requireNotInTheFuture(CourtTime.on(order.filedOn()), now, "filedOn");
        }
        OrderConsistency.require(order);
    }

    private void requirePerformedByName(PerformanceRecorded performance) {
        List<String> performedBy = status.term(performance.term()).orElseThrow().performedBy().stream()
                .map(Performance::fact)
                .distinct()
                .toList();
        if (!performedBy.contains(performance.factName())) {
            throw new Refused(new Refusal.PerformedByOtherFacts(performance.term(), performedBy));
        }
    }

    private void requireNewOffer(Offer offer) {
        if (status.offer(offer.offer()).isPresent()) {
            throw new Refused(new Refusal.OfferNameTaken(offer.offer()));
        }
        for (PartyId party : offer.actors().to()) {
            if (offer.actors().onBehalfOf().contains(party)) {
                throw new Refused(new Refusal.OwnOffer(offer.offer(), party, "actors.to"));
            }
        }
    }

    /** An answer is judged at its own time: one made before an acceptance stands although it is recorded after it. */
    private void requireAnswerable(OfferAnswer answer, CourtTime occurredAt) {
        String field = "answers";
        Entry entry = status.offer(answer.answers())
                .orElseThrow(() -> new Refused(new Refusal.UnknownOffer(answer.answers(), field)));
        requireNotBeforeOffer(answer.answers(), entry, occurredAt);
        Actors made = ((Offer) entry.fact()).actors();
        for (PartyId party : answer.actors().onBehalfOf()) {
            if (made.onBehalfOf().contains(party)) {
                throw new Refused(new Refusal.OwnOffer(answer.answers(), party, field));
            }
            if (!made.to().isEmpty() && !made.to().contains(party)) {
                throw new Refused(new Refusal.OfferNotAddressed(answer.answers(), party));
            }
            status.acceptance(answer.answers(), party, occurredAt).ifPresent(acceptedAt -> {
                throw new Refused(new Refusal.OfferAlreadyAccepted(answer.answers(), party, acceptedAt));
            });
        }
    }

    private void requireOwn(OfferWithdrawn withdrawn) {
        Entry entry = status.offer(withdrawn.offer())
                .orElseThrow(() -> new Refused(new Refusal.UnknownOffer(withdrawn.offer(), "offer")));
        requireNotBeforeOffer(
                withdrawn.offer(), entry, withdrawn.circumstances().occurredAt());
        for (PartyId party : withdrawn.actors().onBehalfOf()) {
            if (!((Offer) entry.fact()).actors().onBehalfOf().contains(party)) {
                throw new Refused(new Refusal.NotOfferingParty(withdrawn.offer(), party));
            }
        }
    }

    private static void requireNotBeforeOffer(OfferId offer, Entry made, CourtTime occurredAt) {
        if (EffectiveEntries.isBefore(occurredAt, made.occurredAt())) {
            throw new Refused(
                    new Refusal.BeforeTheOffer(offer, occurredAt, made.occurredAt(), "circumstances.occurredAt"));
        }
    }

    private List<RecordingWarning> warnings(Fact fact) {
        var warnings = new ArrayList<RecordingWarning>();
        for (Mark mark : marks(lastEntry() + 1, fact)) {
            marks.stream()
                    .filter(mark::tellsSameActAs)
                    .findFirst()
                    .ifPresent(earlier -> warnings.add(new RecordingWarning.LikelyDuplicate(
                            earlier.sequence(),
                            mark.name(),
                            mark.party(),
                            fact.circumstances().occurredAt())));
        }
        if (fact instanceof Offer offer && offer.actors().to().isEmpty()) {
            warnings.add(new RecordingWarning.OfferToNobody(offer.offer()));
        }
        if (fact instanceof OfferAccepted accepted) {
            status.ofType(OfferWithdrawn.class)
                    .filter(entry -> ((OfferWithdrawn) entry.fact()).offer().equals(accepted.answers()))
                    .filter(entry ->
                            !EffectiveEntries.isBefore(accepted.circumstances().occurredAt(), entry.occurredAt()))
                    .findFirst()
                    .ifPresent(entry ->
                            warnings.add(new RecordingWarning.AcceptedAfterWithdrawal(accepted.answers(), entry.occurredAt())));
        }
        if (fact instanceof StatementSubmitted statement && statement.sections() != null) {
            List<String> known = status.sectionsAskedFor();
            List<String> unknown = statement.sections().stream()
                    .filter(section -> !known.contains(section))
                    .toList();
            if (!known.isEmpty() && !unknown.isEmpty()) {
                warnings.add(new RecordingWarning.UnknownSections(unknown, known));
            }
        }
        FreeTexts.withAmounts(fact).forEach(field -> warnings.add(new RecordingWarning.AmountInText(field)));
        return warnings;
    }

    private static List<Mark> marks(long sequence, Fact fact) {
        return switch (fact) {
            // A second one of these is refused, not only odd; acts of the record are no acts of anybody.
            case CaseOpened _,
                    CounselAppeared _,
                    EventScheduled _,
                    OrderEntered _,
                    PartyDismissed _,
                    PartyJoined _,
                    EntryStricken _,
                    OverdueNoticeIssued _,
                    OverdueNoticeWithdrawn _ -> List.of();
            case PartyAct act ->
                act.actors().onBehalfOf().stream()
                        .map(party -> mark(sequence, fact, party))
                        .toList();
            case CourtAct _ -> {
                List<Mention<PartyId>> parties = References.in(fact).parties();
                yield parties.isEmpty()
                        ? List.of(mark(sequence, fact, null))
                        : parties.stream()
                                .map(party -> mark(sequence, fact, party.value()))
                                .toList();
            }
        };
    }

    private static Mark mark(long sequence, Fact fact, @Nullable PartyId party) {
        References mentions = References.in(fact);
        var subject = new ArrayList<Object>();
        Stream.of(mentions.orders(), mentions.terms(), mentions.events(), mentions.entries(), mentions.counsel())
                .flatMap(List::stream)
                .forEach(mention -> subject.add(mention.value()));
        if (fact instanceof OfferAnswer answer) {
            subject.add(answer.answers());
        }
        if (fact instanceof OfferWithdrawn withdrawn) {
            subject.add(withdrawn.offer());
        }
        return new Mark(
                sequence,
                fact.factName(),
                subject.toString(),
                party,
                fact.circumstances().occurredAt().on());
    }

    private CaseState status(Entry entry) {
        return new CaseState(names, status.plus(entry), marks, struck, notices);
    }

    private CaseState without(long entry) {
        return new CaseState(
                names,
                status.without(entry),
                marks.stream().filter(kept -> kept.sequence() != entry).toList(),
                plus(struck, entry),
                notices);
    }

    private CaseState flagged(Notice notice) {
        return new CaseState(names, status, marks, struck, plus(notices, notice));
    }

    private CaseState unflagged(Notice notice) {
        var rest = new HashSet<>(notices);
        rest.remove(notice);
        return new CaseState(names, status, marks, struck, Collections.unmodifiableSet(rest));
    }

    private static <T> Set<T> plus(Set<T> set, T element) {
        var more = new HashSet<>(set);
        more.add(element);
        return Collections.unmodifiableSet(more);
    }

    private static <T> List<T> plus(List<T> list, T element) {
        return plusAll(list, List.of(element));
    }

    private static <T> List<T> plusAll(List<T> list, List<T> elements) {
        if (elements.isEmpty()) {
            return list;
        }
        var more = new ArrayList<T>(list.size() + elements.size());
        more.addAll(list);
        more.addAll(elements);
        return Collections.unmodifiableList(more);
    }
}
