package org.goodfaith.query.notices;

import org.goodfaith.cases.CaseCommand;

/** The query side's port to the command side: the bus in one process, HTTP otherwise. */
public interface CommandPort {

    /** The outcome of a command. */
    sealed interface Outcome {

        /** @param sequence the entry it created */
        record Recorded(long sequence) implements Outcome {}

        /** @param why the refusal's reason; a refusal is expected and not an error */
        record Refused(String why) implements Outcome {}
    }

    /** Sends the command and waits for its outcome. */
    Outcome send(CaseCommand command);
}
