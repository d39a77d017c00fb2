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

/** An aspect in which an obligation can change. */
public enum ChangedAspect {
    /** The obligation is new. */
    APPEARED,
    /** The obligation no longer exists. */
    GONE,
    /** The order's words, or the term modeled from them. */
    TERM,
    /** The parties that owe it. */
    OBLIGORS,
    /** The status, its wording, its cause, or the day it became binding or ended. */
    STATUS,
    /** The due moment under the reading in force. */
    DUE,
    /** The due dates under its readings, or which reading counts. */
    READINGS,
    LATENESS,
    DEFICIENCIES,
    /** The reason for the status, or the computation of the dates. */
    EXPLANATION,
    /** The entries that support the status. */
    EVIDENCE;

    /** @return the aspects that differ, so that every difference has at least one; empty if both are equal */
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
        addIfChanged(aspects, TERM, List.of(before.order(), before.term()), List.of(after.order(), after.term()));
        addIfChanged(aspects, OBLIGORS, before.obligors(), after.obligors());
        addIfChanged(aspects, STATUS, status(before), status(after));
        addIfChanged(aspects, DUE, before.due(), after.due());
        addIfChanged(aspects, READINGS, readings(before), readings(after));
        addIfChanged(aspects, LATENESS, before.lateness(), after.lateness());
        addIfChanged(aspects, DEFICIENCIES, before.deficiencies(), after.deficiencies());
        addIfChanged(aspects, EXPLANATION, explanation(before), explanation(after));
        addIfChanged(aspects, EVIDENCE, before.evidence(), after.evidence());
        return aspects;
    }

    private static void addIfChanged(
            Set<ChangedAspect> aspects, ChangedAspect aspect, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            aspects.add(aspect);
        }
    }

    /** @return the differences in this aspect, in words */
    List<String> describe(@Nullable Obligation before, @Nullable Obligation after) {
        if (before == null || after == null) {
            return switch (this) {
                case APPEARED -> after == null ? List.of() : List.of("new: " + summary(after));
                case GONE -> before == null ? List.of() : List.of("removed; before: " + summary(before));
                default -> List.of();
            };
        }
        return switch (this) {
            case APPEARED, GONE -> List.of();
            case TERM -> List.of("the terms of the order changed");
            case OBLIGORS -> List.of("the parties that owe it changed");
            case STATUS ->
                List.of(
                        after.wording().equals(before.wording())
                                ? after.wording() + "; its dates or its cause changed"
                                : nowAndBefore(after.wording(), before.wording()));
            case DUE -> List.of(nowAndBefore(due(after.due()), due(before.due())));
            case READINGS -> describeReadings(before, after);
            case LATENESS -> List.of(nowAndBefore(lateness(after), lateness(before)));
            case DEFICIENCIES -> describeDeficiencies(before, after);
            case EXPLANATION ->
                List.of(
                        after.reason().equals(before.reason())
                                ? "the explanation of its due date changed"
                                : "reason: " + after.reason());
            case EVIDENCE -> List.of("the supporting entries changed");
        };
    }

    private static String nowAndBefore(String now, String before) {
        return now + "; before: " + before;
    }

    private static String summary(Obligation obligation) {
        return obligation.wording() + (obligation.due() == null ? "" : ", " + due(obligation.due()));
    }

    private static String due(@Nullable Object due) {
        return due == null ? "no due date" : "due " + due;
    }

    private static String lateness(Obligation obligation) {
        return obligation.lateness() == null ? "not late" : "late by " + obligation.lateness();
    }

    private static List<String> describeReadings(Obligation before, Obligation after) {
        Map<String, DueReading> earlier = byId(before);
        Map<String, DueReading> later = byId(after);
        return Stream.concat(later.keySet().stream(), earlier.keySet().stream())
                .distinct()
                .filter(id -> !Objects.equals(describe(earlier.get(id)), describe(later.get(id))))
                .map(id -> nowAndBefore(
                        "under the reading \"" + label(earlier.get(id), later.get(id)) + "\": "
                                + describe(later.get(id)),
                        describe(earlier.get(id))))
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

    private static String describe(@Nullable DueReading reading) {
        return reading == null
                ? "not listed"
                : due(reading.due())
                        + (reading.inForce() ? ", in force" : "")
                        + (reading.ruledOut() ? ", ruled out" : "");
    }

    private static List<String> describeDeficiencies(Obligation before, Obligation after) {
        var descriptions = new ArrayList<String>();
        for (Deficiency current : after.deficiencies()) {
            if (!before.deficiencies().contains(current)) {
                descriptions.add((current.curedBy() == null ? "deficient: " : "cured: ") + current.requirement() + " - "
                        + current.actual());
            }
        }
        for (Deficiency earlier : before.deficiencies()) {
            if (after.deficiencies().stream()
                    .noneMatch(current -> current.requirement().equals(earlier.requirement()))) {
                descriptions.add("no longer deficient: " + earlier.requirement());
            }
        }
        return descriptions;
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
                .map(reading -> reading.id() + " " + reading.label() + " " + describe(reading))
                .toList();
    }

    private static List<Object> explanation(Obligation obligation) {
        return List.of(
                obligation.reason(),
                obligation.flags(),
                String.valueOf(obligation.trigger()),
                String.valueOf(obligation.occasion()),
                obligation.window(),
                obligation.readings().stream()
                        .flatMap(reading -> Stream.of(reading.explanation(), reading.flags()))
                        .toList());
    }
}
