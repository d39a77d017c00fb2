package org.goodfaith.query.relay;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.goodfaith.orders.Modality;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.jspecify.annotations.Nullable;

/**
 * The current status of an obligation as the status topics carry it.
 *
 * @param caseId the case
 * @param obligation the id, unique in the case
 * @param obligors the parties that owe it
 * @param wording the status in words
 * @param reason why it has this status
 * @param dueOn the due date under the reading in force; absent if it has none
 * @param dueTime the time on that date in the court's zone; absent if due by the end of the day
 * @param overdueFrom the first instant that is past due
 * @param openSinceOn the date since which it is open without a due date
 * @param changesAt the instant at which the status changes if nothing more is recorded
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CurrentStatus(
        String caseId,
        String obligation,
        String title,
        Modality modality,
        List<String> obligors,
        ObligationStatus status,
        String wording,
        String reason,
        @Nullable LocalDate dueOn,
        @Nullable LocalTime dueTime,
        @Nullable Instant overdueFrom,
        @Nullable LocalDate openSinceOn,
        @Nullable Instant changesAt) {}
