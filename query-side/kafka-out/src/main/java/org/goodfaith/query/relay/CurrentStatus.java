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
 * Where an obligation stands, as topics of statuses carry it.
 *
 * @param caseId the case
 * @param obligation unique in the case
 * @param obligors the parties that owe it
 * @param wording the standing in words
 * @param reason why it stands there
 * @param dueOn the last day, under the reading in force; absent if none can be counted
 * @param dueTime the time on that day, on the court's clock; absent if it is the end of the day
 * @param overdueFrom the first moment past due
 * @param openSinceOn since when it is open without a date
 * @param changesAt the moment at which time alone will change it if nothing more is recorded
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
