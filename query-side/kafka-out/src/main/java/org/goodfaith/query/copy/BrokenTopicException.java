package org.goodfaith.query.copy;

/** What came next is not what must come next. Says what, in names and numbers only. */
final class BrokenTopicException extends RuntimeException {

    BrokenTopicException(String says) {
        super(says, null, false, false);
    }
}
