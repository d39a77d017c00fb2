package org.goodfaith.command.operation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.Collectors;
import org.goodfaith.events.CaseId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/**
 * The response to a joint entry: for each case, whether it has the entry.
 *
 * @param act the name of the act, which the entries of all cases carry
 * @param complete whether every case has the entry, or would have it
 * @param says the cases that have it and those that do not, in words
 * @param cases the outcome in each case, in the order of the request
 */
@Schema(name = "JointEntryOutcome", description = "The outcome in each case. A refusal in one case changes no other.")
public record JointEntryView(String act, boolean complete, String says, List<CaseOutcome> cases) {

    /** The outcome in one case. */
    public enum Outcome {
        /** The case has the entry, from this request or from an earlier one with the same key. */
        RECORDED,
        /** In a dry run, the case would have the entry. */
        WOULD_BE_RECORDED,
        /** The case does not have the entry, and the problem says why. */
        REFUSED,
        /** It is not certain whether the case has the entry. The same request with the same key settles it. */
        UNKNOWN
    }

    /**
     * The outcome in one case.
     *
     * @param receipt the receipt; null unless it was recorded
     * @param effect the result of the dry run; null unless it is one
     * @param problem the reason why the case does not have the entry; null if it has
     */
    @Schema(name = "JointEntryCase")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CaseOutcome(
            String caseId,
            Outcome outcome,
            @Nullable Object receipt,
            @Nullable Object effect,
            @Nullable ProblemDetail problem) {

        static CaseOutcome of(CaseId one, LocalOperations.Response response, boolean dryRun) {
            if (response.body() instanceof ProblemDetail problem) {
                Outcome outcome = response.status() >= 500 ? Outcome.UNKNOWN : Outcome.REFUSED;
                return new CaseOutcome(one.value(), outcome, null, null, problem);
            }
            return dryRun
                    ? new CaseOutcome(one.value(), Outcome.WOULD_BE_RECORDED, null, response.body(), null)
                    : new CaseOutcome(one.value(), Outcome.RECORDED, response.body(), null, null);
        }

        boolean hasEntry() {
            return outcome == Outcome.RECORDED || outcome == Outcome.WOULD_BE_RECORDED;
        }
    }

    static JointEntryView of(String act, List<CaseOutcome> cases, boolean dryRun) {
        List<CaseOutcome> without =
                cases.stream().filter(one -> !one.hasEntry()).toList();
        String have = dryRun ? "would have" : "have";
        String says = without.isEmpty()
                ? "All " + cases.size() + " cases " + have + " the entry."
                : (cases.size() - without.size()) + " of " + cases.size() + " cases " + have
                        + " the entry. Without it: "
                        + without.stream().map(JointEntryView::why).collect(Collectors.joining(" "));
        return new JointEntryView(act, without.isEmpty(), says, List.copyOf(cases));
    }

    private static String why(CaseOutcome one) {
        ProblemDetail problem = one.problem();
        return one.caseId()
                + (one.outcome() == Outcome.UNKNOWN ? " (not certain)" : "")
                + ": "
                + (problem == null ? "" : problem.getDetail());
    }
}
