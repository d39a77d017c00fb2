package org.goodfaith.command.dryrun;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.goodfaith.orders.Modality;
import org.goodfaith.rulebook.status.DueReading;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.goodfaith.rulebook.time.ComputationStep;
import org.goodfaith.rulebook.time.DueMoment;
import org.jspecify.annotations.Nullable;

/**
 * An obligation in a dry run: who must do what, by when, and why. Days and times are in the court's zone.
 *
 * @param id the id of the obligation
 * @param term the id of the order's term
 * @param title a short title of the term
 * @param modality the strength of the order's wording
 * @param obligors the parties who owe it
 * @param status the status it would have now
 * @param wording the status in words
 * @param reason the reason for the status
 * @param dueOn the last day, inclusive; null if it has no due date
 * @param dueTime the last second on that day; null for the end of the day
 * @param readings the due date under each reading of the order
 * @param cites the place in the order
 * @param quotation the order's own words
 * @param flags notes to read before relying on the result
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DryRunObligation")
public record DryRunObligationView(
        String id,
        String term,
        String title,
        Modality modality,
        List<String> obligors,
        ObligationStatus status,
        String wording,
        String reason,
        @Nullable LocalDate dueOn,
        @Nullable LocalTime dueTime,
        List<DryRunReadingView> readings,
        String cites,
        String quotation,
        List<String> flags) {

    /**
     * The due date under one reading.
     *
     * @param id the id of the reading
     * @param label a short description of the reading
     * @param dueOn the last day, inclusive; null if this reading gives none
     * @param dueTime the last second on that day; null for the end of the day
     * @param inForce whether this reading determines the status
     * @param ruledOut whether the court settled on another reading
     * @param explanation each step of the computation
     * @param flags notes to read before relying on the result
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DryRunReading")
    record DryRunReadingView(
            String id,
            String label,
            @Nullable LocalDate dueOn,
            @Nullable LocalTime dueTime,
            boolean inForce,
            boolean ruledOut,
            List<ComputationStep> explanation,
            List<String> flags) {

        static DryRunReadingView of(DueReading reading) {
            return new DryRunReadingView(
                    reading.id(),
                    reading.label(),
                    day(reading.due()),
                    time(reading.due()),
                    reading.inForce(),
                    reading.ruledOut(),
                    reading.explanation().steps(),
                    reading.flags());
        }
    }

    static DryRunObligationView of(Obligation obligation) {
        return new DryRunObligationView(
                obligation.id().value(),
                obligation.term().id().value(),
                obligation.title(),
                obligation.term().modality(),
                obligation.owedBy(),
                obligation.status(),
                obligation.wording(),
                obligation.reason(),
                day(obligation.due()),
                time(obligation.due()),
                obligation.readings().stream().map(DryRunReadingView::of).toList(),
                obligation.term().citation().where(),
                obligation.term().citation().quotation(),
                obligation.flags());
    }

    static @Nullable LocalDate day(@Nullable DueMoment due) {
        return due == null ? null : due.on();
    }

    static @Nullable LocalTime time(@Nullable DueMoment due) {
        return due == null ? null : due.time();
    }
}
