package org.goodfaith.query.recording;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The port to the command side's API. Forms record only through it.
 *
 * <p>Bodies and problems are the same for every implementation as those of the HTTP API. Implementations never throw if
 * the command side fails; they answer with status 503 instead.
 */
public interface RecordingApi {

    /**
     * An answer of the API.
     *
     * @param status the HTTP status; 503 if the command side failed or cannot be reached
     * @param body the requested resource, a receipt, or an RFC 9457 problem
     */
    record Answer(int status, JsonNode body) {

        private static final String NOT_EVALUATED = "/problems/not-evaluated";
        private static final Set<String> CONFLICTS = Set.of("/problems/case-changed", "/problems/concurrent-change");
        /** Failures after which it is certain that nothing was recorded. */
        private static final Set<String> NOT_RECORDED =
                Set.of("/problems/database-unavailable", "/problems/disk-full", NOT_EVALUATED);

        boolean isAccepted() {
            return status >= 200 && status < 300;
        }

        /** @return whether the outcome of the request is unknown */
        boolean isUnclear() {
            return status >= 500 && !NOT_RECORDED.contains(type());
        }

        /** @return whether nothing was recorded because another entry was recorded meanwhile */
        boolean isConflict() {
            return CONFLICTS.contains(type());
        }

        /** @return whether the case is too large for a dry run; the entry can be recorded without one */
        boolean isTooLarge() {
            return NOT_EVALUATED.equals(type());
        }

        private String type() {
            return body.path("type").asString("");
        }
    }

    /**
     * A confirmed recording, which the user may confirm more than once.
     *
     * @param key the idempotency key
     * @param lastEntry the number of the case's last entry that the user has seen; empty if there was no case yet
     */
    record Confirmation(String key, String lastEntry) {}

    /** @param path a path below the root of the API, such as {@code /templates} */
    Answer get(String path);

    /**
     * Sends a dry run, which records nothing.
     *
     * @param actor the account that filled in the form
     */
    Answer dryRun(String path, JsonNode body, String actor);

    /**
     * Records a form once per key, and only if no entry was added to the case since the user saw it.
     *
     * @param actor the account that filled in the form
     */
    Answer record(String path, JsonNode body, Confirmation confirmation, String actor);
}
