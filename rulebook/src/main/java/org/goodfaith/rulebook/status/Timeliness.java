package org.goodfaith.rulebook.status;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.goodfaith.events.AttendanceRecorded;
import org.goodfaith.events.CourtTime;
import org.goodfaith.rulebook.time.DueMoment;

/** Decides whether an act of a duty was late, and by how much. */
final class Timeliness {

    private final Assessment assessment;
    private final Duty duty;
    private final Dates dates;

    /** @param dates the duty's dates as they count now */
    Timeliness(Assessment assessment, Duty duty, Dates dates) {
        this.assessment = assessment;
        this.duty = duty;
        this.dates = dates;
    }

    /** @return how late the act was; empty if it was in time, and for attendance if the arrival was */
    Optional<Lateness> lateness(DatedEntry act) {
        return lateAgainst(act).map(due -> lateBy(act, due)).or(() -> lateArrival(act));
    }

    /**
     * An act is in time if it was so under the due moment in force when it was done, or under the one in force now, or
     * if nothing was owed yet when it was done. One that was late stays so when its date is then moved into the past.
     *
     * @return the later of the two due moments, if it was late under both
     */
    Optional<DueMoment> lateAgainst(DatedEntry act) {
        Dates then = assessment.at(act.at(), duty, Assessment::dates).orElse(dates);
        boolean early = assessment
                .at(act.at(), duty, Assessment::binding)
                .filter(Activation.Inactive.class::isInstance)
                .isPresent();
        boolean inTimeNow = dates.undatedBecause() == null && !dates.tooLate(act);
        return early || inTimeNow || !then.tooLate(act)
                ? Optional.empty()
                : Stream.of(then, dates)
                        .filter(Dates::dated)
                        .flatMap(inForce -> inForce.latest().stream())
                        .max(Comparator.comparing(DueMoment::overdueFrom));
    }

    /** Calendar days; on the same day, hours and minutes. */
    static Lateness lateBy(DatedEntry act, DueMoment due) {
        long days = act.occurredOn().toEpochDay() - due.on().toEpochDay();
        LocalTime time = act.occurredAt().time();
        LocalTime dueTime = due.time();
        return days > 0 || time == null || dueTime == null
                ? new Lateness(days, 0)
                : new Lateness(0, minutes(dueTime, time));
    }

    /** Attendance is late by the arrival after the scheduled time. */
    private Optional<Lateness> lateArrival(DatedEntry act) {
        if (!(act.fact() instanceof AttendanceRecorded attendance) || attendance.arrivedTime() == null) {
            return Optional.empty();
        }
        LocalTime arrived = attendance.arrivedTime();
        return assessment
                .scheduledAt(attendance.event(), act.at())
                .filter(scheduled -> scheduled.on().equals(act.occurredOn()))
                .map(CourtTime::time)
                .filter(arrived::isAfter)
                .map(scheduled -> new Lateness(0, minutes(scheduled, arrived)));
    }

    /** Less than a minute late is late by one. */
    private static long minutes(LocalTime from, LocalTime to) {
        return Math.max(1, Duration.between(from, to).toMinutes());
    }
}
