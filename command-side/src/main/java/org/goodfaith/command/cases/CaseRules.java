package org.goodfaith.command.cases;

import java.util.List;
import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.goodfaith.events.CaseAmended;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.CaseOpened;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.Fact;
import org.goodfaith.events.JudgeAmended;
import org.goodfaith.events.JudgeReassigned;
import org.goodfaith.events.PartyAct;

/** The rules for the case as a whole: its closing, its stays and its judge. */
final class CaseRules {

    private static final String OCCURRED_AT = "circumstances.occurredAt";

    private CaseRules() {}

    static void partiesMustNotActInAClosedCase(Fact fact, EffectiveEntries entries) {
        CourtTime occurredAt = fact.circumstances().occurredAt();
        if (fact instanceof PartyAct) {
            entries.closingBefore(occurredAt).ifPresent(closedAt -> {
                throw new Refused(new Refusal.CaseWasClosed(fact.factName(), occurredAt, closedAt, OCCURRED_AT));
            });
        }
    }

    static void caseMustBeOpen(CourtTime at, EffectiveEntries entries) {
        entries.closedAsOf(at).ifPresent(closedAt -> {
            throw new Refused(new Refusal.CaseAlreadyClosed(closedAt, OCCURRED_AT));
        });
    }

    static void caseMustBeClosed(CourtTime at, EffectiveEntries entries) {
        if (entries.closedAsOf(at).isEmpty()) {
            throw new Refused(new Refusal.CaseNotClosed(at, OCCURRED_AT));
        }
    }

    static void proceedingsMustBeStayed(CourtTime at, EffectiveEntries entries) {
        if (entries.schedule(at).staysInEffect().isEmpty()) {
            throw new Refused(new Refusal.NotStayed(at, OCCURRED_AT));
        }
    }

    /** Applies only if any judge of the case is recorded. */
    static void formerJudgeMustHaveTheCase(JudgeReassigned reassigned, EffectiveEntries entries) {
        List<String> judges = entries.judges();
        if (!judges.isEmpty() && !judges.contains(reassigned.from())) {
            throw new Refused(new Refusal.UnknownJudge(reassigned.from(), "from"));
        }
    }

    static void judgeMustHaveTheCase(JudgeAmended amended, EffectiveEntries entries) {
        if (!entries.judges().contains(amended.initials())) {
            throw new Refused(new Refusal.UnknownJudge(amended.initials(), "initials"));
        }
    }

    /** The id of a case never changes. An amended number may only add the office, and change initials and spelling. */
    static void docketNumberMustIdentifyTheCase(CaseAmended amended, EffectiveEntries entries) {
        String docketNumber = amended.docketNumber();
        if (docketNumber == null) {
            return;
        }
        entries.facts(CaseOpened.class).findFirst().ifPresent(opened -> {
            CaseId identified = CaseId.of(opened.court(), docketNumber);
            if (!identified.equals(opened.caseId())
                    && !opened.caseId().withOtherOffices().contains(identified)) {
                throw new Refused(new Refusal.DocketNumberOfAnotherCase(identified, docketNumber));
            }
        });
    }

    static void visibilityMustNotBeWidened(Fact fact) {
        if (!fact.visibility().isWithin(fact.usualVisibility())) {
            throw new Refused(new Refusal.VisibilityWidened(
                    fact.factName(),
                    fact.usualVisibility().name(),
                    fact.visibility().name()));
        }
    }
}
