package org.goodfaith.query.edge;

/** Thrown when a read fails for an expected reason. Never logged as an error. */
public final class ReadProblemException extends RuntimeException {

    private final transient ReadProblem reason;

    public ReadProblemException(ReadProblem reason) {
        super(reason.says(), null, false, false);
        this.reason = reason;
    }

    public ReadProblem reason() {
        return reason;
    }

    public static ReadProblemException malformed(String field, String says) {
        return new ReadProblemException(new ReadProblem.MalformedParameter(field, says));
    }

    public static ReadProblemException invalidParameter(String field, String says) {
        return new ReadProblemException(new ReadProblem.InvalidParameter(field, says));
    }

    public static ReadProblemException notFound(String field, String says) {
        return new ReadProblemException(new ReadProblem.NotFound(field, says));
    }
}
