package org.goodfaith.query.recording;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The command side's HTTP API, as the forms use it: the one way by which anything filled in here is recorded. */
interface RecordingApi {

    /**
     * What the API answered.
     *
     * @param status its HTTP status; 503 if it cannot be reached or answers with a failure of its own
     * @param body what was asked for, a receipt, or a problem as RFC 9457 has it
     */
    record Answer(int status, JsonNode body) {

        private static final Set<String> OVERTAKEN = Set.of("/problems/case-changed", "/problems/concurrent-change");

        boolean isTaken() {
            return status >= 200 && status < 300;
        }

        /** @return whether it cannot be told if what was asked for was done */
        boolean isUnclear() {
            return status >= 500;
        }

        /** @return whether nothing was done because the case's record grew meanwhile */
        boolean isOvertaken() {
            return OVERTAKEN.contains(body.path("type").asString(""));
        }
    }

    /**
     * A recording that is confirmed, perhaps more than once.
     *
     * @param key under which it is recorded once
     * @param lastEntry the last entry of the case that whoever confirmed it has seen; empty if there was no case yet
     */
    record Confirmation(String key, String lastEntry) {}

    /** @param path under the API's root, such as {@code /templates} */
    Answer get(String path);

    /**
     * Tries something; nothing is recorded.
     *
     * @param actor who filled in the form
     */
    Answer rehearse(String path, JsonNode body, String actor);

    /**
     * Records something, once for each key, and only if nothing else was recorded since it was looked at.
     *
     * @param actor who filled in the form
     */
    Answer record(String path, JsonNode body, Confirmation confirmation, String actor);
}
