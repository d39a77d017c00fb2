package org.goodfaith.command.dryrun;

import java.util.List;
import java.util.stream.Stream;
import org.goodfaith.cases.RecordingWarning;
import org.goodfaith.rulebook.intake.OrderWarning;
import org.goodfaith.rulebook.replay.Change;
import org.goodfaith.rulebook.status.Entry;

/**
 * The effect of a command on a case.
 *
 * @param lastEntry the number of the case's last entry before the command; -1 if the case has not been opened
 * @param added the entries that would be recorded
 * @param changes the obligations that would change
 * @param warnings oddities of the added entries
 * @param dateWarnings oddities of the dates they set
 */
public record CommandEffect(
        long lastEntry,
        List<Entry> added,
        List<Change> changes,
        List<RecordingWarning> warnings,
        List<OrderWarning> dateWarnings) {

    /** @return the same effect with more warnings */
    CommandEffect with(List<RecordingWarning> more) {
        return new CommandEffect(
                lastEntry,
                added,
                changes,
                Stream.concat(warnings.stream(), more.stream()).toList(),
                dateWarnings);
    }
}
