package org.goodfaith.rulebook.conduct;

import org.goodfaith.events.AttendanceRecorded;

/** Tells which acts are attendance at an event, which can be late but never early. */
final class Attendance {

    private static final String FACT = AttendanceRecorded.class.getSimpleName();

    private Attendance() {}

    static boolean isAttendance(String fact) {
        return fact.equals(FACT);
    }
}
