package org.goodfaith.query.desk;

import tools.jackson.databind.JsonNode;

/** The command side's HTTP API, as the forms use it: the one way by which anything filled in here is recorded. */
interface RecordingApi {

    /**
     * What the API answered.
     *
     * @param status its HTTP status; 503 if it cannot be reached
     * @param body what was asked for, a receipt, or a problem as RFC 9457 has it
     */
    record Answer(int status, JsonNode body) {

        boolean isTaken() {
            return status >= 200 && status < 300;
        }
    }

    /** @param path under the API's root, such as {@code /templates} */
    Answer get(String path);

    /**
     * Tries something; nothing is recorded.
     *
     * @param actor who filled in the form
     */
    Answer rehearse(String path, JsonNode body, String actor);

    /**
     * Records something, once for each key.
     *
     * @param actor who filled in the form
     */
    Answer record(String path, JsonNode body, String key, String actor);
}
