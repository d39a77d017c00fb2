package org.goodfaith.command.intake;

/** Thrown where a body, or a part of one, is malformed. */
final class MalformedBodyException extends RuntimeException {

    private final transient MalformedBody malformed;

    MalformedBodyException(MalformedBody malformed) {
        super(malformed.detail(), null, false, false);
        this.malformed = malformed;
    }

    MalformedBody malformed() {
        return malformed;
    }
}
