package org.goodfaith.query.page;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.goodfaith.query.casestatus.CaseAtViewpoint;
import org.goodfaith.query.casestatus.EntryLine;
import org.goodfaith.query.viewpoint.ResolvedViewpoint;
import org.jspecify.annotations.Nullable;

/**
 * Links to the previous and the next recording.
 *
 * @param previous the recording before the last visible one; absent if that is the first
 * @param next the first recording after the viewpoint; absent if all are visible
 */
public record StepLinks(
        @Nullable LinkedStep previous, @Nullable LinkedStep next) {

    /**
     * A viewpoint at the moment of a recording.
     *
     * @param moment the moment of recording, with its offset
     * @param entry the last entry recorded at that moment
     */
    public record LinkedStep(String moment, long entry, String fact) {

        private static LinkedStep after(EntryLine line, ZoneId zone) {
            return new LinkedStep(
                    line.entry().recordedAt().atZone(zone).toOffsetDateTime().toString(),
                    line.entry().sequence(),
                    line.entry().fact().factName());
        }
    }

    static StepLinks of(CaseAtViewpoint shown) {
        List<EntryLine> lines = shown.onRecord();
        ResolvedViewpoint seen = shown.seen();
        Instant knownAt = seen.reading() == ResolvedViewpoint.Reading.NOW
                ? Instant.MAX
                : seen.at().knownAt();
        Optional<Instant> last = moments(lines, knownAt).max(Comparator.naturalOrder());
        Optional<Instant> before =
                last.flatMap(moment -> moments(lines, moment.minusNanos(1)).max(Comparator.naturalOrder()));
        Optional<Instant> after = lines.stream()
                .map(line -> line.entry().recordedAt())
                .filter(moment -> moment.isAfter(knownAt))
                .min(Comparator.naturalOrder());
        ZoneId zone = shown.court().zone();
        return new StepLinks(
                before.map(moment -> step(lines, moment, zone)).orElse(null),
                after.map(moment -> step(lines, moment, zone)).orElse(null));
    }

    private static Stream<Instant> moments(List<EntryLine> lines, Instant until) {
        return lines.stream().map(line -> line.entry().recordedAt()).filter(moment -> !moment.isAfter(until));
    }

    private static LinkedStep step(List<EntryLine> lines, Instant moment, ZoneId zone) {
        return LinkedStep.after(
                lines.stream()
                        .filter(line -> line.entry().recordedAt().equals(moment))
                        .reduce((_, later) -> later)
                        .orElseThrow(),
                zone);
    }
}
