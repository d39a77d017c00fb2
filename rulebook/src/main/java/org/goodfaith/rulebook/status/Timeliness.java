package org.goodfaith.rulebook.status;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.goodfaith.events.AttendanceRecorded;
import org.goodfaith.events.CourtTime;
import org.goodfaith.rulebook.time.DueMoment;

/** Decides whether an act that performs a duty was late, and by how much. */
final class Timeliness {

    private final Assessment assessment;
    private final Duty duty;
    private final ComputedDueDate current;

    /** @param current the duty's due date as it counts now */
    Timeliness(Assessment assessment, Duty duty, ComputedDueDate current) {
        this.assessment = assessment;
        this.duty = duty;
        this.current = current;
    }

    /** @return how late the act was; for attendance, how late the arrival was; empty if neither was late */
    Optional<Lateness> lateness(DatedEntry act) {
        return missedDueMoment(act).map(due -> latenessAgainst(act, due)).or(() -> lateArrival(act));
    }

    /**
     * Returns the due moment that an act missed.
     *
     * <p>An act is timely if it met the due date in force when it was done or meets the due date in force now. It is
     * also timely if the duty was not binding yet. A late act remains late if its due date is later moved into the
     * past.
     *
     * @return the later of the two due moments; empty if the act was timely
     */
    Optional<DueMoment> missedDueMoment(DatedEntry act) {
        ComputedDueDate original =
                assessment.asOf(act.at(), duty, Assessment::dueDate).orElse(current);
        boolean early = assessment
                .asOf(act.at(), duty, Assessment::activation)
                .filter(Activation.Inactive.class::isInstance)
                .isPresent();
        boolean timelyNow = current.voidBecause() == null && !current.isTooLate(act);
        return early || timelyNow || !original.isTooLate(act)
                ? Optional.empty()
                : Stream.of(original, current)
                        .filter(ComputedDueDate::hasDate)
                        .flatMap(dueDate -> dueDate.latest().stream())
                        .max(Comparator.comparing(DueMoment::overdueFrom));
    }

    /** Counts calendar days or, on the due day itself, minutes. */
    static Lateness latenessAgainst(DatedEntry act, DueMoment due) {
        long days = act.occurredOn().toEpochDay() - due.on().toEpochDay();
        LocalTime time = act.occurredAt().time();
        LocalTime dueTime = due.time();
        return days > 0 || time == null || dueTime == null
                ? new Lateness(days, 0)
                : new Lateness(0, minutes(dueTime, time));
    }

    /** Attendance is late if the arrival is recorded after the scheduled time. */
    private Optional<Lateness> lateArrival(DatedEntry act) {
        if (!(act.fact() instanceof AttendanceRecorded attendance) || attendance.arrivedTime() == null) {
            return Optional.empty();
        }
        LocalTime arrived = attendance.arrivedTime();
        return assessment
                .scheduledTime(duty, attendance.event(), act.at())
                .filter(scheduled -> scheduled.on().equals(act.occurredOn()))
                .map(CourtTime::time)
                .filter(arrived::isAfter)
                .map(scheduled -> new Lateness(0, minutes(scheduled, arrived)));
    }

    /** Rounds less than a minute up to one. */
    private static long minutes(LocalTime from, LocalTime to) {
        return Math.max(1, Duration.between(from, to).toMinutes());
    }
}
