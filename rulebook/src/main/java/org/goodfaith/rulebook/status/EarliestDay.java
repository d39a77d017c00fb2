package org.goodfaith.rulebook.status;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.goodfaith.events.UsDates;
import org.goodfaith.orders.Requirement;
import org.goodfaith.rulebook.time.ComputationStep;
import org.goodfaith.rulebook.time.DateExplanation;
import org.goodfaith.rulebook.time.DueMoment;

/** Computes and explains the earliest day on which an act counts, as in "no earlier than 10 days before". */
final class EarliestDay {

    private EarliestDay() {}

    /** @return the earliest day under every reading; empty if it cannot be computed */
    static Optional<LocalDate> of(Assessment assessment, Duty duty, Requirement.NotBefore requirement) {
        return assessment.resolve(duty, requirement.earliest()).dates().stream()
                .map(ResolvedDueRule.DueDate::due)
                .filter(Objects::nonNull)
                .map(DueMoment::on)
                .min(LocalDate::compareTo);
    }

    /** @return a sentence for each earliest day of the duty */
    static Stream<String> sentences(Assessment assessment, Duty duty) {
        return requirements(duty).flatMap(requirement -> of(assessment, duty, requirement).stream()
                .map(day -> "not before " + UsDates.day(day) + ": \"" + requirement.words() + "\""));
    }

    /** @return the readings, each of which also explains the earliest day */
    static List<DueReading> explainedIn(Assessment assessment, Duty duty, List<DueReading> readings) {
        List<ComputationStep> steps = requirements(duty)
                .flatMap(requirement -> steps(assessment, duty, requirement))
                .toList();
        return steps.isEmpty()
                ? readings
                : readings.stream()
                        .map(reading -> new DueReading(
                                reading.id(),
                                reading.label(),
                                reading.due(),
                                new DateExplanation(
                                        Stream.concat(reading.explanation().steps().stream(), steps.stream())
                                                .toList()),
                                reading.flags(),
                                reading.inForce(),
                                reading.ruledOut()))
                        .toList();
    }

    private static Stream<ComputationStep> steps(Assessment assessment, Duty duty, Requirement.NotBefore requirement) {
        String where = duty.term().citation().where();
        return of(assessment, duty, requirement).stream().flatMap(day -> {
            var steps = new ArrayList<>(assessment
                    .resolve(duty, requirement.earliest())
                    .dates()
                    .getFirst()
                    .steps());
            steps.add(new ComputationStep(
                    where,
                    "\"" + requirement.words() + "\": an act before this day does not perform the term",
                    "not before " + UsDates.day(day)));
            return steps.stream();
        });
    }

    private static Stream<Requirement.NotBefore> requirements(Duty duty) {
        return duty.term().requirements().stream()
                .filter(Requirement.NotBefore.class::isInstance)
                .map(Requirement.NotBefore.class::cast);
    }
}
