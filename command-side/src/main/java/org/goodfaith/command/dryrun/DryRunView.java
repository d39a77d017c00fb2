package org.goodfaith.command.dryrun;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.goodfaith.command.dispatch.ReceiptView;
import org.goodfaith.rulebook.replay.Change;
import org.goodfaith.rulebook.replay.ChangedAspect;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.jspecify.annotations.Nullable;

/**
 * The response to a dry run of a command on a case.
 *
 * @param entries the names of the facts that would be recorded, in order
 * @param changes the obligations that would change
 * @param warnings oddities to check; they do not prevent recording
 * @param lastEntry the number of the case's last entry; null if the case has not been opened
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Effect", description = "The changes that recording would cause. Nothing was recorded.")
public record DryRunView(
        List<String> entries,
        List<DryRunChangeView> changes,
        List<ReceiptView.WarningView> warnings,

        @Schema(description = LAST_ENTRY) @Nullable Long lastEntry) {

    static final String LAST_ENTRY = "Send it as `If-Match` to record only if the case has not changed since.";

    /**
     * One obligation that would change.
     *
     * @param obligation the id of the obligation
     * @param term the id of the order's term
     * @param title a short title of the term
     * @param obligors the parties who owe it
     * @param changed the aspects that would change
     * @param says the changes in words
     * @param before the state now; null if the obligation does not exist yet
     * @param after the state afterward; null if the obligation would no longer exist
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "EffectChange")
    record DryRunChangeView(
            String obligation,
            String term,
            String title,
            List<String> obligors,
            Set<ChangedAspect> changed,
            List<String> says,
            @Nullable DryRunStateView before,
            @Nullable DryRunStateView after) {

        static DryRunChangeView of(Change change) {
            Obligation obligation = change.obligation();
            return new DryRunChangeView(
                    change.id().value(),
                    obligation.term().id().value(),
                    obligation.title(),
                    obligation.owedBy(),
                    change.aspects(),
                    change.descriptions(),
                    DryRunStateView.of(change.before()),
                    DryRunStateView.of(change.after()));
        }
    }

    /**
     * An obligation before or after a change. Days and times are in the court's zone.
     *
     * @param status the status
     * @param wording the status in words
     * @param reason the reason for the status
     * @param dueOn the last day, inclusive; null if it has no due date
     * @param dueTime the last second on that day; null for the end of the day
     * @param deficiencies uncured defects of form, in the order's words
     * @param flags notes to read before relying on the result
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "EffectState")
    record DryRunStateView(
            ObligationStatus status,
            String wording,
            String reason,
            @Nullable LocalDate dueOn,
            @Nullable LocalTime dueTime,
            List<String> deficiencies,
            List<String> flags) {

        static @Nullable DryRunStateView of(@Nullable Obligation obligation) {
            return obligation == null
                    ? null
                    : new DryRunStateView(
                            obligation.status(),
                            obligation.wording(),
                            obligation.reason(),
                            DryRunObligationView.day(obligation.due()),
                            DryRunObligationView.time(obligation.due()),
                            obligation.deficiencies().stream()
                                    .filter(deficiency -> deficiency.curedBy() == null)
                                    .map(deficiency -> deficiency.requirement() + ": " + deficiency.actual())
                                    .toList(),
                            obligation.flags());
        }
    }

    public static DryRunView of(CommandEffect effect) {
        return new DryRunView(
                effect.added().stream().map(entry -> entry.fact().factName()).toList(),
                effect.changes().stream().map(DryRunChangeView::of).toList(),
                Stream.concat(
                                effect.warnings().stream().map(ReceiptView.WarningView::of),
                                effect.dateWarnings().stream()
                                        .map(warning -> ReceiptView.WarningView.of(warning.code(), warning.detail())))
                        .toList(),
                effect.lastEntry() < 0 ? null : effect.lastEntry());
    }
}
