package org.goodfaith.query.copy;

/** Thrown when the next record does not follow the one before it. The message contains only names and numbers. */
final class BrokenTopicException extends RuntimeException {

    BrokenTopicException(String message) {
        super(message, null, false, false);
    }
}
