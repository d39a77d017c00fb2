package org.goodfaith.query.notices;

import org.goodfaith.cases.CaseCommand;

/** The query side's one way to the command side: the bus where both run in one process, HTTP otherwise. */
public interface CommandPort {

    /** What became of a command. */
    sealed interface Outcome {

        /** @param sequence the entry it made */
        record Recorded(long sequence) implements Outcome {}

        /** @param why what the command side said; it is expected, and no fault */
        record Refused(String why) implements Outcome {}
    }

    /** Sends the command and waits for what becomes of it. */
    Outcome send(CaseCommand command);
}
