package org.goodfaith.query.recording;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.goodfaith.orders.Modality;
import org.goodfaith.rulebook.replay.Change;
import org.goodfaith.rulebook.replay.ChangedAspect;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.goodfaith.rulebook.time.DueMoment;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The result of a dry run: changed obligations, the schedule of an order, or the days of a closure. */
public sealed interface DryRunResult {

    /** @return oddities to check; they do not prevent recording */
    List<Warning> warnings();

    /** An oddity to check. */
    record Warning(String kind, String detail) {}

    /** The obligations that would change. */
    record Changes(List<Changed> changes, List<Warning> warnings) implements DryRunResult {

        /** Omits changes that a user cannot see, such as other evidence for the same status. */
        public Changes {
            changes = changes.stream().filter(Changed::isVisible).toList();
        }

        /** @return the changes made by recorded entries */
        static Changes of(List<Change> changes) {
            return new Changes(changes.stream().map(Changed::of).toList(), List.of());
        }
    }

    /** The change of one obligation. */
    record Changed(
            String obligation,
            String title,
            List<String> obligors,
            Set<ChangedAspect> changed,
            @Nullable DryRunState before,
            @Nullable DryRunState after) {

        static Changed of(Change change) {
            return new Changed(
                    change.id().value(),
                    change.obligation().title(),
                    change.obligation().owedBy(),
                    change.aspects(),
                    DryRunState.of(change.before()),
                    DryRunState.of(change.after()));
        }

        boolean isVisible() {
            return !Objects.equals(before, after)
                    || changed.contains(ChangedAspect.OBLIGORS)
                    || changed.contains(ChangedAspect.TERM);
        }

        /** @return whether other parties would owe it */
        public boolean changesObligors() {
            return changed.contains(ChangedAspect.OBLIGORS);
        }

        /** @return whether its due date would move */
        public boolean movesDate() {
            return before != null
                    && after != null
                    && !(Objects.equals(before.dueOn(), after.dueOn())
                            && Objects.equals(before.dueTime(), after.dueTime()));
        }
    }

    /** An obligation before or after a change. */
    record DryRunState(
            ObligationStatus status,
            String wording,
            String reason,
            @Nullable LocalDate dueOn,
            @Nullable LocalTime dueTime,
            List<String> deficiencies) {

        static @Nullable DryRunState of(@Nullable Obligation obligation) {
            if (obligation == null) {
                return null;
            }
            DueMoment due = obligation.due();
            return new DryRunState(
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

        /** @return the reason of the status; empty if it only repeats the due date or the wording */
        public String explanation() {
            return reason.startsWith("due ") || wording.contains(reason) ? "" : reason;
        }
    }

    /** The obligations an order would create, and the events it would schedule. */
    record DryRunSchedule(String title, List<DryRunEvent> events, List<Required> obligations, List<Warning> warnings)
            implements DryRunResult {}

    /** The days a court would be closed, or open again. */
    record Closing(List<ClosedDays> days, List<Warning> warnings) implements DryRunResult {}

    /** Nothing, because the case is too large for a dry run. */
    record NotComputed(List<Warning> warnings) implements DryRunResult {

        NotComputed() {
            this(List.of());
        }
    }

    /**
     * A day of a closure.
     *
     * @param closedAnyway the other reasons for which the day is closed; empty if there are none
     */
    record ClosedDays(LocalDate on, List<String> closedAnyway) {}

    /** A scheduled event. */
    record DryRunEvent(String event, String kind, String at) {}

    /** An obligation that an order would create. */
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
            List<DryRunReading> readings,
            String cites,
            String quotation,
            List<String> flags) {

        /** @return the computation of the due date under the reading in force */
        public List<ExplanationStep> explanation() {
            return readings.stream()
                    .filter(DryRunReading::inForce)
                    .findFirst()
                    .map(DryRunReading::explanation)
                    .orElse(List.of());
        }
    }

    /** A reading of the due date. */
    record DryRunReading(boolean inForce, List<ExplanationStep> explanation) {}

    /** A step of the computation of a due date. */
    record ExplanationStep(String cites, String says, String result) {}

    /** @param body the answer of the API */
    static DryRunResult of(JsonNode body) {
        JsonMapper mapper = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        Class<? extends DryRunResult> type =
                body.has("obligations") ? DryRunSchedule.class : body.has("days") ? Closing.class : Changes.class;
        return mapper.treeToValue(body, type);
    }
}
