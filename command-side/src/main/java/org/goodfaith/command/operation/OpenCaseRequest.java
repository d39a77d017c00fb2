package org.goodfaith.command.operation;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.goodfaith.cases.CaseCommand;
import org.goodfaith.cases.OpenCase;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.Judge;
import org.goodfaith.events.Texts;
import org.jspecify.annotations.Nullable;

/**
 * The request body for opening a case.
 *
 * @param court the short name of the court
 * @param docketNumber the docket number as the court writes it
 * @param caption the short title
 * @param judges the assigned judges; the presiding judge first
 * @param openedOn the day the case was opened in court
 * @param docketEntry the docket entry that shows it; null if there is none
 */
@Schema(name = "Opening")
public record OpenCaseRequest(
        CourtId court,
        String docketNumber,
        String caption,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<Judge> judges,
        LocalDate openedOn,
        @Nullable Integer docketEntry) {

    /** @throws IllegalArgumentException if a component is malformed */
    public OpenCaseRequest {
        judges = List.copyOf(judges);
        Texts.requireLine("docketNumber", docketNumber);
        Texts.requireLine("caption", caption);
        circumstances(openedOn, docketEntry);
        CaseId.of(court, docketNumber);
    }

    private static Circumstances circumstances(LocalDate openedOn, @Nullable Integer docketEntry) {
        return new Circumstances(CourtTime.on(openedOn), null, docketEntry, null, null, null, null, null, null);
    }

    public CaseCommand command() {
        return new OpenCase(circumstances(openedOn, docketEntry), court, docketNumber, caption, judges, false);
    }
}
