package org.goodfaith.command.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.goodfaith.command.intake.DryRun.Effect;
import org.goodfaith.rulebook.replay.ChangedAspect;
import org.goodfaith.rulebook.replay.Change;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a dry run of whatever is recorded as a fact.
 *
 * @param entries the names of the facts that would be recorded, in order
 * @param changes the obligations that would change, before and after side by side
 * @param warnings what would be odd about it; it could be recorded all the same
 * @param lastEntry the last entry that was taken into account; absent if the case is yet to be opened
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Effect", description = "What recording would change. Nothing was recorded.")
record DryRunView(
        List<String> entries,
        List<ChangeView> changes,
        List<ReceiptView.WarningView> warnings,

        @Schema(description = "Send it as `If-Match` to record only if nothing else was recorded since.") @Nullable
        Long lastEntry) {

    /**
     * What would become of one obligation.
     *
     * @param obligation the obligation
     * @param term the term of the order
     * @param title what it asks, in a few words
     * @param obligors who owes it
     * @param changed in which respects
     * @param says what would change, in words
     * @param before as it stands; absent if it is not there yet
     * @param after as it would stand; absent if it would not be there any more
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "EffectChange")
    record ChangeView(
            String obligation,
            String term,
            String title,
            List<String> obligors,
            Set<ChangedAspect> changed,
            List<String> says,
            @Nullable StateView before,
            @Nullable StateView after) {

        static ChangeView of(Change change) {
            Obligation obligation = change.obligation();
            return new ChangeView(
                    change.id().value(),
                    obligation.term().id().value(),
                    obligation.term().title(),
                    obligation.obligors().stream().map(String::valueOf).toList(),
                    change.aspects(),
                    change.descriptions(),
                    StateView.of(change.before()),
                    StateView.of(change.after()));
        }
    }

    /**
     * Where an obligation stands on one side of a change.
     *
     * @param status where it stands
     * @param wording the standing in words
     * @param reason why it stands there
     * @param dueOn the last day; absent if undated
     * @param dueTime the last second of it; absent if that is the end of the day
     * @param deficiencies what of the form the order asks for is missing and not cured, in the order's words
     * @param flags what a person should read before relying on it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "EffectState")
    record StateView(
            ObligationStatus status,
            String wording,
            String reason,
            @Nullable LocalDate dueOn,
            @Nullable LocalTime dueTime,
            List<String> deficiencies,
            List<String> flags) {

        static @Nullable StateView of(@Nullable Obligation obligation) {
            return obligation == null
                    ? null
                    : new StateView(
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

    static DryRunView of(Effect effect) {
        return new DryRunView(
                effect.added().stream().map(entry -> entry.fact().factName()).toList(),
                effect.changes().stream().map(ChangeView::of).toList(),
                Stream.concat(
                                effect.warnings().stream().map(ReceiptView.WarningView::of),
                                effect.dates().stream().map(odd -> ReceiptView.WarningView.of(odd.code(), odd.detail())))
                        .toList(),
                effect.lastEntry() < 0 ? null : effect.lastEntry());
    }
}
