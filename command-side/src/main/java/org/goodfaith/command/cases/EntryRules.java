package org.goodfaith.command.cases;

import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.goodfaith.events.CaseOpened;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.events.Fact;
import org.goodfaith.events.OverdueNoticeIssued;
import org.goodfaith.events.OverdueNoticeWithdrawn;

/** The rules for facts that name other entries by number. */
final class EntryRules {

    private EntryRules() {}

    /** The entry must exist and must not have been stricken. */
    static void entryMustCount(long entry, String field, CaseState state) {
        entryMustExist(entry, field, state);
        if (state.stricken().contains(entry)) {
            throw new Refused(new Refusal.EntryWasStricken(entry, field));
        }
    }

    static void factMustBeStrikable(long entry, Fact fact) {
        if (fact instanceof CaseOpened
                || fact instanceof EntryStricken
                || fact instanceof OverdueNoticeIssued
                || fact instanceof OverdueNoticeWithdrawn) {
            throw new Refused(new Refusal.CannotBeStricken(entry, fact.factName()));
        }
    }

    static void replacedEntryMustBeStricken(Fact fact, CaseState state) {
        Long replaced = fact.circumstances().replaces();
        if (replaced == null) {
            return;
        }
        String field = "circumstances.replaces";
        entryMustExist(replaced, field, state);
        if (!state.stricken().contains(replaced)) {
            throw new Refused(new Refusal.ReplacedEntryNotStricken(replaced, field));
        }
    }

    private static void entryMustExist(long entry, String field, CaseState state) {
        if (entry < 0 || entry > state.lastEntry()) {
            throw new Refused(new Refusal.UnknownEntry(entry, field));
        }
    }
}
