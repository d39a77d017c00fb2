package org.goodfaith.command.json;

import org.goodfaith.command.problem.MalformedRequest;

/** The size limit of a request body. */
public final class BodyLimit {

    /** The largest accepted body in bytes. */
    public static final int MAX_BYTES = 256 * 1024;

    private BodyLimit() {}

    /** @throws MalformedRequest if the body is larger than {@link #MAX_BYTES} */
    public static void require(byte[] body) {
        if (body.length > MAX_BYTES) {
            throw tooLarge();
        }
    }

    public static MalformedRequest tooLarge() {
        return new MalformedRequest(
                MalformedRequest.MalformedKind.TOO_LARGE,
                MalformedRequest.BODY,
                "The body is larger than the limit of " + MAX_BYTES / 1024 + " KiB.");
    }
}
