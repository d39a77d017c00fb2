package org.goodfaith.command.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.goodfaith.orders.Modality;
import org.goodfaith.rulebook.status.DueReading;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.goodfaith.rulebook.time.DueMoment;
import org.goodfaith.rulebook.time.ComputationStep;
import org.jspecify.annotations.Nullable;

/**
 * An obligation in a dry run: what would be required of whom, by when, and why.
 *
 * @param id the obligation
 * @param term the term of the order
 * @param title what it asks, in a few words
 * @param modality how strongly the order speaks
 * @param obligors who owes it
 * @param status where it would stand now
 * @param wording the standing in words
 * @param reason why it stands there
 * @param dueOn the last day; absent if undated
 * @param dueTime the last second of it; absent if that is the end of the day
 * @param readings when it is due, under every reading
 * @param cites where the order says it
 * @param quotation the order's own words
 * @param flags what a person should read before relying on it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DryRunObligation")
record DryRunObligationView(
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
        List<ReadingView> readings,
        String cites,
        String quotation,
        List<String> flags) {

    /**
     * One reading of when it is due.
     *
     * @param id its short name
     * @param label the reading in a few words
     * @param dueOn the last day; absent if this reading gives none
     * @param dueTime the last second of it; absent if that is the end of the day
     * @param inForce whether it is the one acted upon
     * @param ruledOut whether another was settled on
     * @param explanation every step that led to the date
     * @param flags what a person should read before relying on it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DryRunReading")
    record ReadingView(
            String id,
            String label,
            @Nullable LocalDate dueOn,
            @Nullable LocalTime dueTime,
            boolean inForce,
            boolean ruledOut,
            List<ComputationStep> explanation,
            List<String> flags) {

        static ReadingView of(DueReading reading) {
            return new ReadingView(
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
                obligation.term().title(),
                obligation.term().modality(),
                obligation.obligors().stream().map(String::valueOf).toList(),
                obligation.status(),
                obligation.wording(),
                obligation.reason(),
                day(obligation.due()),
                time(obligation.due()),
                obligation.readings().stream().map(ReadingView::of).toList(),
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
