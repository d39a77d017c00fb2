package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;

/**
 * The case was opened in the tracker: from here on it has a record.
 *
 * @param circumstances when, by what channel and with what evidence
 * @param caseId derived from court and docket number
 * @param court the district court
 * @param docketNumber as the court writes it
 * @param caption the short title of the case
 * @param judges the judges assigned, first the one who presides
 * @param sample whether this is a fictional case shipped with the product
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
