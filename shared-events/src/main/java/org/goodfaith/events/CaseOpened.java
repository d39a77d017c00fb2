package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;

/**
 * The case was opened in Goodfaith. This is the first entry of its record.
 *
 * @param circumstances the time, channel and evidence of the fact
 * @param caseId the id of the case, derived from court and docket number
 * @param court the short name of the district court, such as {@code cand}
 * @param docketNumber the docket number as the court writes it
 * @param caption the short title of the case
 * @param judges the assigned judges, the presiding judge first
 * @param sample true if this is a fictional case shipped with Goodfaith
 */
public record CaseOpened(
        Circumstances circumstances,
        CaseId caseId,
        CourtId court,
        String docketNumber,
        String caption,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<Judge> judges,
        boolean sample)
        implements CourtAct {

    /** @throws IllegalArgumentException if a component is malformed */
    public CaseOpened {
        Texts.requireLine("docketNumber", docketNumber);
        Texts.requireLine("caption", caption);
        judges = List.copyOf(judges);
        Texts.requireDistinct("judges", judges, Limits.PARTIES_MAX);
    }

    @Override
    public Visibility usualVisibility() {
        return Visibility.PUBLIC;
    }
}
