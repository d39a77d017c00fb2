package org.goodfaith.rulebook.time;

import java.util.List;
import java.util.stream.Stream;
import org.goodfaith.events.UsDates;

/**
 * A deadline under every reading of the calendar that changes it.
 *
 * @param inForce the default reading
 * @param alternatives the readings with a different due moment, one per moment, closest to the default reading first;
 *     empty if nothing contested or doubtful changes the deadline
 */
public record Computation(CalendarReading inForce, List<CalendarReading> alternatives) {

    public Computation {
        alternatives = List.copyOf(alternatives);
    }

    /** Returns the deadline under the default reading. */
    public Deadline deadline() {
        return inForce.deadline();
    }

    /** Returns all readings, the default reading first. */
    public List<CalendarReading> readings() {
        return Stream.concat(Stream.of(inForce), alternatives.stream()).toList();
    }

    /** Returns true if a contested or doubtful day, or the place in the district, changes the deadline. */
    public boolean isContested() {
        return !alternatives.isEmpty();
    }

    /**
     * Returns this computation with the readings of the same deadline in another place of the district. The reading in
     * force stays and is flagged if the other place has another due moment.
     *
     * @param place the condition under which the other readings apply, such as {@code the case is heard in El Paso}
     */
    Computation orElsewhere(String place, Computation other) {
        var known =
                readings().stream().map(reading -> reading.deadline().moment()).toList();
        var elsewhere = other.readings().stream()
                .filter(reading -> !known.contains(reading.deadline().moment()))
                .map(reading -> new CalendarReading(
                        reading.equals(other.inForce()) ? place : place + ", and " + reading.label(),
                        reading.deadline()))
                .toList();
        if (elsewhere.isEmpty()) {
            return this;
        }
        var flag = "In doubt: the district has two time zones. "
                + elsewhere
                        .getFirst()
                        .deadline()
                        .moment()
                        .map(due -> "Overdue from "
                                + UsDates.exactMoment(due.overdueFrom().atZone(due.zone())))
                        .orElse("No date can be computed")
                + " instead if " + elsewhere.getFirst().label() + ".";
        return new Computation(
                new CalendarReading(inForce.label(), inForce.deadline().withFlags(List.of(flag))),
                Stream.concat(alternatives.stream(), elsewhere.stream()).toList());
    }
}
