package org.goodfaith.command.cases;

import java.util.List;
import org.goodfaith.cases.OpenCase;
import org.goodfaith.cases.RecordingWarning;
import org.goodfaith.events.CaseId;

/** Tells which cases are on record. */
@FunctionalInterface
public interface OpenedCases {

    boolean contains(CaseId caseId);

    /** @return a warning if the case could be one on record whose number was entered without the office, or with it */
    default List<RecordingWarning> warnings(OpenCase open) {
        List<CaseId> alike =
                open.caseId().withOtherOffices().stream().filter(this::contains).toList();
        return alike.isEmpty() ? List.of() : List.of(new RecordingWarning.PossiblySameCase(alike));
    }
}
