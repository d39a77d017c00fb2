package org.goodfaith.ledger;

import java.nio.charset.StandardCharsets;

/** Reports a text that {@link CanonicalJson} does not accept. */
public final class MalformedJsonException extends Exception {

    /** @param message the reason; an unpaired surrogate in it is replaced, because the message may end up in JSON */
    MalformedJsonException(String message) {
        super(new String(message.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }
}
