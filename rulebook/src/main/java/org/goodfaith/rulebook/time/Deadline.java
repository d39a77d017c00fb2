package org.goodfaith.rulebook.time;

import java.util.List;

/**
 * The due moment of an act, with its explanation.
 *
 * @param due the last moment at which the act is timely
 * @param explanation the steps that lead to the due moment
 * @param flags warnings to read before relying on the due moment, in sentences
 */
public record Deadline(DueMoment due, DateExplanation explanation, List<String> flags) {

    public Deadline {
        flags = List.copyOf(flags);
    }
}
