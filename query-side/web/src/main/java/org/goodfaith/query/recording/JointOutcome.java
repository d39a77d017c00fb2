package org.goodfaith.query.recording;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.goodfaith.query.recording.RecordingApi.Answer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The outcome of an entry for several cases: which cases have it, and why the others do not.
 *
 * @param complete whether every case has it, or would have it
 */
public record JointOutcome(boolean complete, List<JointOutcomeInCase> cases) {

    /**
     * The outcome in one case.
     *
     * @param outcome the last part of the key of its text
     * @param entry the number of its last entry; -1 if it was not recorded
     * @param changes the number of obligations that would change
     * @param problem the reason why the case does not have it; empty if it has
     * @param conflict whether the reason is that another entry was added to the case
     * @param lastEntry the last entry of the case that a dry run has seen; null if it is none
     */
    public record JointOutcomeInCase(
            String caseId,
            String outcome,
            long entry,
            int changes,
            String problem,
            boolean conflict,
            @Nullable Long lastEntry) {

        private static JointOutcomeInCase of(JsonNode one) {
            return new JointOutcomeInCase(
                    one.path("caseId").asString(""),
                    one.path("outcome").asString(""),
                    one.path("receipt").path("sequence").asLong(-1),
                    one.path("effect")
                            .path(one.path("effect").has("changes") ? "changes" : "obligations")
                            .size(),
                    one.path("problem").path("detail").asString(""),
                    new Answer(0, one.path("problem")).isConflict(),
                    one.path("effect").has("lastEntry")
                            ? (Long) one.path("effect").path("lastEntry").asLong()
                            : null);
        }
    }

    /** @return the outcome; empty if the answer is about one case */
    static Optional<JointOutcome> of(Answer answer) {
        return answer.body().has("act")
                ? Optional.of(new JointOutcome(
                        answer.body().path("complete").asBoolean(false),
                        answer.body()
                                .path("cases")
                                .valueStream()
                                .map(JointOutcomeInCase::of)
                                .toList()))
                : Optional.empty();
    }

    boolean hasConflict() {
        return cases.stream().anyMatch(JointOutcomeInCase::conflict);
    }

    boolean isRecordedAnywhere() {
        return cases.stream().anyMatch(one -> one.entry() >= 0);
    }

    /** @return the same with a later dry run for the cases to which another entry was added */
    JointOutcome reviewedAgain(JointOutcome dryRun) {
        return new JointOutcome(
                complete,
                cases.stream()
                        .map(one -> one.conflict() ? dryRun.of(one.caseId()).orElse(one) : one)
                        .toList());
    }

    private Optional<JointOutcomeInCase> of(String caseId) {
        return cases.stream().filter(one -> one.caseId().equals(caseId)).findFirst();
    }

    /** @return the last entries that the dry run has seen, by case */
    LastEntries lastEntries() {
        var byCase = new LinkedHashMap<String, Long>();
        for (JointOutcomeInCase one : cases) {
            Long last = one.lastEntry();
            if (last != null) {
                byCase.put(one.caseId(), last);
            }
        }
        return new LastEntries(byCase);
    }

    /** @return the answer about the form's own case, which is the first */
    static Answer ownCase(Answer answer) {
        if (of(answer).isEmpty()) {
            return answer;
        }
        JsonNode own = answer.body().path("cases").path(0);
        return own.has("problem")
                ? new Answer(own.path("problem").path("status").asInt(answer.status()), own.path("problem"))
                : new Answer(answer.status(), own.has("receipt") ? own.path("receipt") : own.path("effect"));
    }
}
