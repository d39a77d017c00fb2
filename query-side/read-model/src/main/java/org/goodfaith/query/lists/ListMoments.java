package org.goodfaith.query.lists;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.goodfaith.query.edge.Cursor;
import org.goodfaith.query.edge.ReadProblem;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.viewpoint.Moment;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.goodfaith.rulebook.time.Court;
import org.goodfaith.rulebook.time.Courts;
import org.jspecify.annotations.Nullable;

/**
 * The instant a list looks at, in the zone of each court.
 *
 * @param courts the courts listed
 * @param moments the instant for each court, in the same order
 * @param says the instant in words
 */
record ListMoments(List<Court> courts, List<Instant> moments, String says) {

    /** A page is read soon after the previous one. The clocks of two nodes may differ a little. */
    private static final Duration CLOCKS_DIFFER_MAX = Duration.ofHours(1);

    /**
     * @param part the part of the cursor that has the instant of the first page
     * @return that instant; now for the first page
     * @throws ReadProblemException if no page can have had that instant
     */
    static Instant now(Optional<Cursor> cursor, int part, RecordedTime recordedTime) {
        Instant now = recordedTime.now();
        Instant first = cursor.map(after -> after.instant(part)).orElse(now);
        if (first.isBefore(Instant.EPOCH) || first.isAfter(now.plus(CLOCKS_DIFFER_MAX))) {
            throw Cursor.unknown();
        }
        return first;
    }

    /**
     * @param court the only court wanted; absent for all
     * @throws ReadProblemException if the instant is past in every court
     */
    static ListMoments of(@Nullable String court, @Nullable String asOf, Instant now) {
        List<Court> courts = Courts.all().stream()
                .filter(candidate -> court == null || candidate.id().value().equals(court))
                .toList();
        if (courts.isEmpty()) {
            throw ReadProblemException.notFound("court", "There is no court " + court + ".");
        }
        Optional<Moment> asked =
                asOf == null || asOf.isBlank() ? Optional.empty() : Optional.of(Moment.read("asOf", asOf));
        List<Instant> meant = courts.stream()
                .map(candidate ->
                        asked.map(moment -> moment.in(candidate.zone())).orElse(now))
                .toList();
        if (meant.stream().allMatch(moment -> moment.isBefore(now))) {
            throw new ReadProblemException(new ReadProblem.PastAsOf());
        }
        return new ListMoments(
                courts,
                meant.stream()
                        .map(moment -> moment.isBefore(now) ? now : moment)
                        .toList(),
                asked.map(ListMoments::says).orElse("Now, with everything known."));
    }

    private static String says(Moment moment) {
        String when =
                switch (moment) {
                    case Moment.EndOfDay(LocalDate day) -> "the end of " + day + " in each court's zone";
                    case Moment.OnTheCourtsClock(var time) -> time + " in each court's zone";
                    case Moment.WithOffset(var time) -> time.toString();
                };
        return "As of " + when + ", if nothing more is recorded.";
    }

    /** @return for each court, the end (exclusive) of the {@code days}-th day from today */
    List<Instant> endsOfDayAfter(int days) {
        return IntStream.range(0, courts.size())
                .mapToObj(i -> moments.get(i)
                        .atZone(courts.get(i).zone())
                        .toLocalDate()
                        .plusDays(days + 1L)
                        .atStartOfDay(courts.get(i).zone())
                        .toInstant())
                .toList();
    }

    /** @return for each court, the current date */
    List<LocalDate> days() {
        return IntStream.range(0, courts.size())
                .mapToObj(i -> moments.get(i).atZone(courts.get(i).zone()).toLocalDate())
                .toList();
    }

    String[] courtIds() {
        return courts.stream().map(court -> court.id().value()).toArray(String[]::new);
    }

    /** @return dates or instants as text, which the driver can send as an array */
    static String[] texts(List<?> moments) {
        return moments.stream().map(Object::toString).toArray(String[]::new);
    }
}
