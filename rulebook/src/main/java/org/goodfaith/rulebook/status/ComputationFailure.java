package org.goodfaith.rulebook.status;

import java.util.List;
import java.util.stream.Stream;

/**
 * A bug of the rulebook that kept it from computing one obligation.
 *
 * @param place the error and the method that raised it. It contains no message, because a message may quote
 *     confidential content, and no line number, because equal rules must give equal results
 */
record ComputationFailure(String place) {

    private static final String RULEBOOK = "org.goodfaith.rulebook.";

    static ComputationFailure of(Throwable bug) {
        String method = Stream.of(bug.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(RULEBOOK))
                .findFirst()
                .map(frame -> " in "
                        + frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1) + "."
                        + frame.getMethodName())
                .orElse("");
        return new ComputationFailure(bug.getClass().getSimpleName() + method);
    }

    /** @return the obligation as open and without a date, with a flag that reports the bug */
    Obligation obligation(Duty duty) {
        String reason = "the status could not be computed because of a program error (" + place + ")";
        return new Obligation(
                duty.id(),
                duty.order().id(),
                duty.term(),
                duty.eligible(),
                null,
                null,
                ObligationStatus.OPEN,
                "open - not computed",
                reason,
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                List.of(duty.order().entry().asEvidence(Evidence.Part.IMPOSES)),
                List.of(reason + "; report it to your administrator"));
    }
}
