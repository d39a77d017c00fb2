package org.goodfaith.query.recording;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.goodfaith.events.PartyId;
import org.goodfaith.orders.Modality;
import org.goodfaith.rulebook.replay.ChangedAspect;
import org.goodfaith.rulebook.replay.Change;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.goodfaith.rulebook.time.DueMoment;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the API says recording would come to: what would change, the schedule that an order would set, or the days that
 * would be closed.
 */
public sealed interface DryRunResult {

    /** @return what is odd about it; it could be recorded all the same */
    List<Warned> warnings();

    /** Something odd. */
    record Warned(String kind, String detail) {}

    /** What would change. */
    record Changes(List<Changed> changes, List<Warned> warnings) implements DryRunResult {

        /**
         * What only rests on other entries, or is reckoned in other words, has not changed for anybody who reads it.
         */
        public Changes {
            changes = changes.stream().filter(Changed::isSeen).toList();
        }

        /** @return what was changed for good */
        static Changes of(List<Change> changes) {
            return new Changes(changes.stream().map(Changed::of).toList(), List.of());
        }
    }

    /** What would become of one obligation. */
    record Changed(
            String obligation,
            String title,
            List<String> obligors,
            Set<ChangedAspect> changed,
            @Nullable State before,
            @Nullable State after) {

        static Changed of(Change change) {
            return new Changed(
                    change.id().value(),
                    change.obligation().term().title(),
                    change.obligation().obligors().stream().map(PartyId::value).toList(),
                    change.aspects(),
                    State.of(change.before()),
                    State.of(change.after()));
        }

        boolean isSeen() {
            return !Objects.equals(before, after) || changed.contains(ChangedAspect.OBLIGORS) || changed.contains(ChangedAspect.TERM);
        }

        /** @return whether others would owe it */
        public boolean movesDuty() {
            return changed.contains(ChangedAspect.OBLIGORS);
        }

        /** @return whether its date would be another */
        public boolean movesDate() {
            return before != null
                    && after != null
                    && !(Objects.equals(before.dueOn(), after.dueOn())
                            && Objects.equals(before.dueTime(), after.dueTime()));
        }
    }

    /** Where an obligation stands on one side of a change. */
    record State(
            ObligationStatus status,
            String wording,
            String reason,
            @Nullable LocalDate dueOn,
            @Nullable LocalTime dueTime,
            List<String> deficiencies) {

        static @Nullable State of(@Nullable Obligation obligation) {
            if (obligation == null) {
                return null;
            }
            DueMoment due = obligation.due();
            return new State(
                    obligation.status(),
                    obligation.wording(),
                    obligation.reason(),
                    due == null ? null : due.on(),
                    due == null ? null : due.time(),
                    obligation.deficiencies().stream()
                            .filter(deficiency -> deficiency.curedBy() == null)
                            .map(deficiency -> deficiency.requirement() + ": " + deficiency.actual())
                            .toList());
        }

        /** @return why it stands there, where that says more than the standing and the date */
        public String why() {
            return reason.startsWith("due ") || wording.contains(reason) ? "" : reason;
        }
    }

    /** What an order would require of whom, by when, and what it would set for a time. */
    record Schedule(String title, List<Setting> events, List<Required> obligations, List<Warned> warnings)
            implements DryRunResult {}

    /** Which days a court would be closed, or open again. */
    record Closing(List<Day> days, List<Warned> warnings) implements DryRunResult {}

    /**
     * A day of a closure.
     *
     * @param closedAnyway why it is closed also without that closure; empty if it is not
     */
    record Day(LocalDate on, List<String> closedAnyway) {}

    /** Something set for a time. */
    record Setting(String event, String kind, String at) {}

    /** One obligation an order would create. */
    record Required(
            String id,
            String title,
            Modality modality,
            List<String> obligors,
            ObligationStatus status,
            String wording,
            String reason,
            @Nullable LocalDate dueOn,
            @Nullable LocalTime dueTime,
            List<Reading> readings,
            String cites,
            String quotation,
            List<String> flags) {

        /** @return why it is due then, under the reading in force */
        public List<Step> explanation() {
            return readings.stream()
                    .filter(Reading::inForce)
                    .findFirst()
                    .map(Reading::explanation)
                    .orElse(List.of());
        }
    }

    /** One reading of when it is due. */
    record Reading(boolean inForce, List<Step> explanation) {}

    /** One step of a reckoning. */
    record Step(String cites, String says, String result) {}

    /** @param answer to a dry run of an order, or of anything else */
    static DryRunResult of(JsonNode answer) {
        JsonMapper mapper = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        Class<? extends DryRunResult> what =
                answer.has("obligations") ? Schedule.class : answer.has("days") ? Closing.class : Changes.class;
        return mapper.treeToValue(answer, what);
    }
}
