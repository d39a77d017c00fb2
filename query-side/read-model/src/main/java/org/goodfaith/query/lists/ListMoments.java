package org.goodfaith.query.lists;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.goodfaith.query.edge.ReadProblem;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.viewpoint.Moment;
import org.goodfaith.rulebook.time.Court;
import org.goodfaith.rulebook.time.Courts;
import org.jspecify.annotations.Nullable;

/**
 * The moment a list looks at, on the clock of each court.
 *
 * @param courts the courts listed
 * @param moments the moment for each, in the same order
 * @param says the moment in words
 */
record ListMoments(List<Court> courts, List<Instant> moments, String says) {

    /**
     * @param court the one court wanted; absent for all
     * @throws ReadProblemException if the moment has passed in every court
     */
    static ListMoments of(@Nullable String court, @Nullable String asOf, Instant now) {
        List<Court> courts = Courts.all().stream()
                .filter(candidate -> court == null || candidate.id().value().equals(court))
                .toList();
        if (courts.isEmpty()) {
            throw ReadProblemException.notFound("court", "No court is called " + court + ".");
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
                asked.map(ListMoments::says).orElse("Now, with all that is known."));
    }

    private static String says(Moment moment) {
        String when =
                switch (moment) {
                    case Moment.EndOfDay(LocalDate day) -> "the end of " + day + " on each court's clock";
                    case Moment.OnTheCourtsClock(var time) -> time + " on each court's clock";
                    case Moment.WithOffset(var time) -> time.toString();
                };
        return "As of " + when + ", if nothing more is recorded.";
    }

    /** @return for each court, the start of the day that follows {@code days} later */
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

    /** @return for each court, the day it then is */
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
