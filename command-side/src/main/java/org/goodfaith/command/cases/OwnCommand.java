package org.goodfaith.command.cases;

import java.util.Map;
import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.goodfaith.events.CaseOpened;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.events.Fact;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OverdueNoticeIssued;
import org.goodfaith.events.OverdueNoticeWithdrawn;

/** Lists the facts that only a dedicated command may record. */
public final class OwnCommand {

    private static final Map<Class<? extends Fact>, String> COMMANDS = Map.of(
            CaseOpened.class, "OpenCase",
            OrderEntered.class, "EnterOrder",
            EntryStricken.class, "StrikeEntry",
            OverdueNoticeIssued.class, "IssueOverdueNotice",
            OverdueNoticeWithdrawn.class, "WithdrawOverdueNotice");

    private OwnCommand() {}

    /** @throws Refused if only a dedicated command may record facts of this type */
    public static void requireNone(Class<? extends Fact> type) {
        String command = COMMANDS.get(type);
        if (command != null) {
            throw new Refused(new Refusal.HasItsOwnCommand(type.getSimpleName(), command));
        }
    }
}
