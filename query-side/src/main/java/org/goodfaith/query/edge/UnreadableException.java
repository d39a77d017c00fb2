package org.goodfaith.query.edge;

/** Thrown where a read cannot be answered. Expected; never logged as an error. */
public final class UnreadableException extends RuntimeException {

    private final transient Unreadable reason;

    public UnreadableException(Unreadable reason) {
        super(reason.says(), null, false, false);
        this.reason = reason;
    }

    public Unreadable reason() {
        return reason;
    }

    public static UnreadableException malformed(String field, String says) {
        return new UnreadableException(new Unreadable.MalformedParameter(field, says));
    }

    public static UnreadableException senseless(String field, String says) {
        return new UnreadableException(new Unreadable.SenselessParameter(field, says));
    }

    public static UnreadableException notOnRecord(String field, String says) {
        return new UnreadableException(new Unreadable.NotOnRecord(field, says));
    }
}
