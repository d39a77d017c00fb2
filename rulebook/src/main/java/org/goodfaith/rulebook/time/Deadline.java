package org.goodfaith.rulebook.time;

import java.util.List;

/**
 * When an act is due, and why.
 *
 * @param due the last moment
 * @param explanation the steps that led to it
 * @param flags sentences a person should read before relying on it
 */
public record Deadline(DueMoment due, DateExplanation explanation, List<String> flags) {

    public Deadline {
        flags = List.copyOf(flags);
    }
}
