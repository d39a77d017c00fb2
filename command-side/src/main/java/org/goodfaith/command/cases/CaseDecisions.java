package org.goodfaith.command.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.goodfaith.cases.CaseCommand;
import org.goodfaith.cases.EnterOrder;
import org.goodfaith.cases.IssueOverdueNotice;
import org.goodfaith.cases.OpenCase;
import org.goodfaith.cases.RecordFact;
import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.goodfaith.cases.StrikeEntry;
import org.goodfaith.cases.WithdrawOverdueNotice;
import org.goodfaith.events.CaseOpened;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.Fact;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.OverdueNoticeIssued;
import org.goodfaith.events.OverdueNoticeWithdrawn;
import org.jspecify.annotations.Nullable;

/**
 * Decides which facts each command appends to its case.
 *
 * <p>Decisions are pure: the time is an argument, and nothing is read or written. A fact is refused if it cannot be
 * true. It is never refused because it is late or deficient, since the record exists to show that.
 */
final class CaseDecisions {

    private final CaseState state;
    private final CourtTime now;

    private CaseDecisions(CaseState state, CourtTime now) {
        this.state = state;
        this.now = now;
    }

    /**
     * Decides a command.
     *
     * @param now the current time in the court's zone
     * @return the facts to append, in order; at least one
     * @throws Refused if a rule does not allow the command
     */
    static List<Fact> decide(CaseState state, CaseCommand command, CourtTime now) {
        if (!state.isOpened() && !(command instanceof OpenCase)) {
            throw new Refused(new Refusal.UnknownCase(command.caseId()));
        }
        List<Fact> facts = new CaseDecisions(state, now).decide(command);
        SizeRules.caseMustHaveRoom(command, facts, state);
        return facts;
    }

    private List<Fact> decide(CaseCommand command) {
        return switch (command) {
            case OpenCase open -> List.of(openCase(open));
            case RecordFact record -> List.of(recordFact(record));
            case EnterOrder enter -> enterOrder(enter);
            case StrikeEntry strike -> strikeEntry(strike);
            case IssueOverdueNotice issue -> List.of(issueOverdueNotice(issue));
            case WithdrawOverdueNotice withdraw -> List.of(withdrawOverdueNotice(withdraw));
        };
    }

    private CaseOpened openCase(OpenCase open) {
        if (state.isOpened()) {
            throw new Refused(new Refusal.CaseAlreadyOpened(open.caseId()));
        }
        TimeRules.timeMustNotBeInTheFuture(open.circumstances().occurredAt(), now, "circumstances.occurredAt");
        return new CaseOpened(
                open.circumstances(),
                open.caseId(),
                open.court(),
                open.docketNumber(),
                open.caption(),
                open.judges(),
                open.sample());
    }

    private Fact recordFact(RecordFact record) {
        OwnCommand.requireNone(record.fact().getClass());
        FactRules.check(record.fact(), state, now);
        return record.fact();
    }

    private List<Fact> enterOrder(EnterOrder enter) {
        OrderEntered order = enter.order();
        FactRules.check(order, state, now);
        Set<OrderId> superseded = state.effective().orders().supersededBy(order);
        var facts = new ArrayList<Fact>();
        facts.add(order);
        for (int i = 0; i < enter.events().size(); i++) {
            EventScheduled event = enter.events().get(i);
            CaseState soFar = state.with(facts);
            within("events[" + i + "]", () -> {
                OrderRules.eventMustNameItsOrder(event, order);
                FactRules.check(event, soFar, now, superseded);
            });
            facts.add(event);
        }
        return facts;
    }

    private List<Fact> strikeEntry(StrikeEntry strike) {
        EntryRules.entryMustCount(strike.entry(), "entry", state);
        Fact target = state.entries().get((int) strike.entry()).fact();
        EntryRules.factMustBeStrikable(strike.entry(), target);
        List<Long> events = eventsStrickenWith(strike, target);
        Long replacedBy = strike.replacement() == null ? null : state.lastEntry() + events.size() + 2;
        var facts = new ArrayList<Fact>();
        facts.add(stricken(strike, strike.entry(), replacedBy));
        events.forEach(event -> facts.add(stricken(strike, event, null)));
        if (strike.replacement() != null) {
            facts.add(replacement(strike, strike.replacement(), target, state.with(facts)));
        }
        return facts;
    }

    private Fact replacement(StrikeEntry strike, Fact proposed, Fact target, CaseState afterStrike) {
        Fact replacement = proposed.with(proposed.circumstances().replacing(strike.entry()));
        within("replacement.body", () -> {
            if (!(replacement instanceof OrderEntered)) {
                OwnCommand.requireNone(replacement.getClass());
            }
            FactRules.check(replacement, afterStrike, now, supersededByOrderOf(target, replacement));
        });
        return replacement;
    }

    private EntryStricken stricken(StrikeEntry strike, long entry, @Nullable Long replacedBy) {
        return new EntryStricken(Circumstances.at(now), entry, strike.reason(), strike.struckBy(), replacedBy);
    }

    /** Returns the events a stricken order scheduled, unless an order with the same id replaces it. */
    private List<Long> eventsStrickenWith(StrikeEntry strike, Fact target) {
        if (!(target instanceof OrderEntered order)
                || (strike.replacement() instanceof OrderEntered corrected
                        && corrected.order().equals(order.order()))) {
            return List.of();
        }
        return state.effective()
                .ofType(EventScheduled.class)
                .filter(entry -> order.order().equals(((EventScheduled) entry.fact()).order()))
                .map(CaseEntry::sequence)
                .toList();
    }

    /** A corrected event may replace the events that the original event replaced. */
    private Set<OrderId> supersededByOrderOf(Fact target, Fact replacement) {
        return target instanceof EventScheduled original
                        && replacement instanceof EventScheduled corrected
                        && corrected.event().equals(original.event())
                        && corrected.order() != null
                ? state.effective()
                        .order(corrected.order())
                        .map(state.effective().orders()::supersededBy)
                        .orElse(Set.of())
                : Set.of();
    }

    private static void within(String part, Runnable decision) {
        try {
            decision.run();
        } catch (Refused e) {
            throw new Refused(new Refusal.Within(part, e.refusal()));
        }
    }

    private OverdueNoticeIssued issueOverdueNotice(IssueOverdueNotice issue) {
        NoticeRules.noticeMustNotBeIssued(issue.obligation(), issue.dueAt(), state);
        NoticeRules.evaluationMustBeCurrent(issue.evaluatedThrough(), state);
        return new OverdueNoticeIssued(
                Circumstances.at(now), issue.obligation(), issue.dueAt(), issue.ruleSet(), issue.evaluatedThrough());
    }

    private OverdueNoticeWithdrawn withdrawOverdueNotice(WithdrawOverdueNotice withdraw) {
        NoticeRules.noticeMustBeIssued(withdraw.obligation(), withdraw.dueAt(), state);
        NoticeRules.evaluationMustBeCurrent(withdraw.evaluatedThrough(), state);
        return new OverdueNoticeWithdrawn(
                Circumstances.at(now),
                withdraw.obligation(),
                withdraw.dueAt(),
                withdraw.ground(),
                withdraw.evaluatedThrough());
    }
}
