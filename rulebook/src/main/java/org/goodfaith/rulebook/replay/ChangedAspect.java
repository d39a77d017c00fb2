package org.goodfaith.rulebook.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.goodfaith.rulebook.status.Deficiency;
import org.goodfaith.rulebook.status.DueReading;
import org.goodfaith.rulebook.status.Obligation;
import org.jspecify.annotations.Nullable;

/** What of an obligation can be other than it was. */
public enum ChangedAspect {
    /** It was not there before. */
    APPEARED,
    /** It is not there any more. */
    GONE,
    /** The order's words, or what was made of them. */
    TERM,
    /** Who owes it. */
    OBLIGORS,
    /** Where it stands, or the words for it. */
    STATUS,
    /** The last moment under the reading in force. */
    DUE,
    /** The dates under its readings, and which of them counts. */
    READINGS,
    LATENESS,
    DEFICIENCIES,
    /** Why it stands so and how its dates are reckoned. */
    EXPLANATION,
    /** The entries it rests on. */
    EVIDENCE;

    /** @return what differs, every difference under at least one aspect; nothing if both are the same */
    static Set<ChangedAspect> between(@Nullable Obligation before, @Nullable Obligation after) {
        var aspects = new TreeSet<ChangedAspect>();
        if (before == null || after == null) {
            if (after != null) {
                aspects.add(APPEARED);
            } else if (before != null) {
                aspects.add(GONE);
            }
            return aspects;
        }
        note(aspects, TERM, List.of(before.order(), before.term()), List.of(after.order(), after.term()));
        note(aspects, OBLIGORS, before.obligors(), after.obligors());
        note(aspects, STATUS, status(before), status(after));
        note(aspects, DUE, before.due(), after.due());
        note(aspects, READINGS, readings(before), readings(after));
        note(aspects, LATENESS, before.lateness(), after.lateness());
        note(aspects, DEFICIENCIES, before.deficiencies(), after.deficiencies());
        note(aspects, EXPLANATION, explanation(before), explanation(after));
        note(aspects, EVIDENCE, before.evidence(), after.evidence());
        return aspects;
    }

    private static void note(
            Set<ChangedAspect> aspects, ChangedAspect aspect, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            aspects.add(aspect);
        }
    }

    /** @return what differs in this respect, in words */
    List<String> describe(@Nullable Obligation before, @Nullable Obligation after) {
        if (before == null || after == null) {
            return switch (this) {
                case APPEARED -> after == null ? List.of() : List.of("appeared: " + standsAs(after));
                case GONE -> before == null ? List.of() : List.of("gone; before: " + standsAs(before));
                default -> List.of();
            };
        }
        return switch (this) {
            case APPEARED, GONE -> List.of();
            case TERM -> List.of("the order says something else of it");
            case OBLIGORS -> List.of("it is owed by others than before");
            case STATUS ->
                List.of(
                        after.wording().equals(before.wording())
                                ? after.wording() + ", from another day or for another cause"
                                : was(after.wording(), before.wording()));
            case DUE -> List.of(was(due(after.due()), due(before.due())));
            case READINGS -> describeReadings(before, after);
            case LATENESS -> List.of(was(lateness(after), lateness(before)));
            case DEFICIENCIES -> describeDeficiencies(before, after);
            case EXPLANATION ->
                List.of(
                        after.reason().equals(before.reason())
                                ? "the explanation of its dates changed"
                                : "because: " + after.reason());
            case EVIDENCE -> List.of("other entries of the record bear it out");
        };
    }

    private static String was(String now, String before) {
        return now + "; before: " + before;
    }

    private static String standsAs(Obligation obligation) {
        return obligation.wording() + (obligation.due() == null ? "" : ", " + due(obligation.due()));
    }

    private static String due(@Nullable Object due) {
        return due == null ? "without a date" : "due " + due;
    }

    private static String lateness(Obligation obligation) {
        return obligation.lateness() == null ? "not late" : "late by " + obligation.lateness();
    }

    private static List<String> describeReadings(Obligation before, Obligation after) {
        Map<String, DueReading> had = byId(before);
        Map<String, DueReading> has = byId(after);
        return Stream.concat(has.keySet().stream(), had.keySet().stream())
                .distinct()
                .filter(id -> !Objects.equals(reading(had.get(id)), reading(has.get(id))))
                .map(id -> was(
                        "under the reading \"" + label(had.get(id), has.get(id)) + "\": " + reading(has.get(id)),
                        reading(had.get(id))))
                .toList();
    }

    private static String label(@Nullable DueReading before, @Nullable DueReading after) {
        return after != null ? after.label() : before != null ? before.label() : "";
    }

    private static Map<String, DueReading> byId(Obligation obligation) {
        var readings = new LinkedHashMap<String, DueReading>();
        obligation.readings().forEach(reading -> readings.put(reading.id(), reading));
        return readings;
    }

    private static String reading(@Nullable DueReading reading) {
        return reading == null
                ? "not there"
                : due(reading.due())
                        + (reading.inForce() ? ", in force" : "")
                        + (reading.ruledOut() ? ", ruled out" : "");
    }

    private static List<String> describeDeficiencies(Obligation before, Obligation after) {
        var says = new ArrayList<String>();
        for (Deficiency now : after.deficiencies()) {
            if (!before.deficiencies().contains(now)) {
                says.add(
                        (now.curedBy() == null ? "deficient: " : "cured: ") + now.requirement() + " - " + now.actual());
            }
        }
        for (Deficiency then : before.deficiencies()) {
            if (after.deficiencies().stream().noneMatch(now -> now.requirement().equals(then.requirement()))) {
                says.add("no longer deficient: " + then.requirement());
            }
        }
        return says;
    }

    private static List<Object> status(Obligation obligation) {
        return Stream.of(
                        obligation.status(),
                        obligation.wording(),
                        obligation.cause(),
                        obligation.openSinceOn(),
                        obligation.endedOn())
                .map(String::valueOf)
                .<Object>map(text -> text)
                .toList();
    }

    private static List<String> readings(Obligation obligation) {
        return obligation.readings().stream()
                .map(reading -> reading.id() + " " + reading.label() + " " + reading(reading))
                .toList();
    }

    private static List<Object> explanation(Obligation obligation) {
        return List.of(
                obligation.reason(),
                obligation.flags(),
                String.valueOf(obligation.trigger()),
                obligation.window(),
                obligation.readings().stream()
                        .flatMap(reading -> Stream.of(reading.explanation(), reading.flags()))
                        .toList());
    }
}
