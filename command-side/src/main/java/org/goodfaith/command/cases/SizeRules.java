package org.goodfaith.command.cases;

import java.util.List;
import java.util.stream.Stream;
import org.goodfaith.cases.CaseCommand;
import org.goodfaith.cases.EnterOrder;
import org.goodfaith.cases.IssueOverdueNotice;
import org.goodfaith.cases.OpenCase;
import org.goodfaith.cases.RecordFact;
import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.goodfaith.cases.StrikeEntry;
import org.goodfaith.cases.WithdrawOverdueNotice;
import org.goodfaith.events.CaseClosed;
import org.goodfaith.events.CounselAppeared;
import org.goodfaith.events.CounselId;
import org.goodfaith.events.Fact;
import org.goodfaith.events.Limits;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderToShowCauseIssued;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.rulebook.proceedings.CourtOrder;
import org.goodfaith.rulebook.status.ObligationCount;

/** The rules that keep a case small enough to evaluate. Stricken parties, counsel and orders do not count. */
final class SizeRules {

    private SizeRules() {}

    /**
     * Strikes, notices and the closing of the case are always possible, so that a full case can still be corrected and
     * ended. None of them can be repeated without limit.
     */
    static void caseMustHaveRoom(CaseCommand command, List<Fact> facts, CaseState state) {
        boolean needsRoom =
                switch (command) {
                    case OpenCase _, IssueOverdueNotice _, WithdrawOverdueNotice _ -> false;
                    case RecordFact record -> !(record.fact() instanceof CaseClosed);
                    case StrikeEntry strike -> strike.replacement() != null;
                    case EnterOrder _ -> true;
                };
        if (needsRoom) {
            require(state.lastEntry() + 1 + facts.size(), Limits.ENTRIES_PER_CASE_MAX, "entries in one case", "caseId");
            obligationsMustHaveRoom(facts, state);
        }
    }

    /** A case that already has too many obligations takes entries that add none. */
    private static void obligationsMustHaveRoom(List<Fact> facts, CaseState state) {
        long after = obligations(state.with(facts));
        if (after > Limits.OBLIGATIONS_PER_CASE_MAX && after > obligations(state)) {
            throw new Refused(new Refusal.LimitReached(
                    "obligations in one case", Limits.OBLIGATIONS_PER_CASE_MAX, field(facts.getFirst())));
        }
    }

    private static long obligations(CaseState state) {
        return ObligationCount.of(state.effective().entries().stream().map(CaseEntry::fact));
    }

    private static String field(Fact fact) {
        return switch (fact) {
            case OrderEntered _, OrderToShowCauseIssued _ -> "terms";
            case PartyJoined _ -> "party";
            default -> "caseId";
        };
    }

    static void partiesMustHaveRoom(EffectiveEntries entries) {
        require(
                1 + entries.facts(PartyJoined.class).count(),
                Limits.PARTIES_PER_CASE_MAX,
                "parties in one case",
                "party");
    }

    static void counselMustHaveRoom(CounselAppeared appeared, EffectiveEntries entries) {
        Stream<CounselId> counsel = Stream.concat(
                Stream.of(appeared.counsel()),
                entries.facts(CounselAppeared.class).map(CounselAppeared::counsel));
        require(counsel.distinct().count(), Limits.COUNSEL_PER_CASE_MAX, "attorneys in one case", "counsel");
    }

    static void ordersMustHaveRoom(OrderEntered order, EffectiveEntries entries) {
        List<OrderEntered> orders = Stream.concat(
                        Stream.of(order),
                        entries.orders().all().values().stream().map(CourtOrder::entered))
                .toList();
        require(orders.size(), Limits.ORDERS_PER_CASE_MAX, "orders in one case", "order");
        require(
                orders.stream()
                        .flatMap(each -> each.terms().stream())
                        .mapToLong(term -> term.every().isPresent() ? Limits.TERMS_PER_RECURRING_TERM : 1)
                        .sum(),
                Limits.TERMS_PER_CASE_MAX,
                "terms of orders in one case",
                "terms");
    }

    private static void require(long size, int max, String what, String field) {
        if (size > max) {
            throw new Refused(new Refusal.LimitReached(what, max, field));
        }
    }
}
