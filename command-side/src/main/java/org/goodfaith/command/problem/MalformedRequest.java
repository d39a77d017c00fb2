package org.goodfaith.command.problem;

import java.util.List;
import java.util.Locale;

/** Thrown if a request cannot be read. It has not reached the case or calendar. */
public final class MalformedRequest extends RuntimeException {

    /** The value of {@code field} that means the whole body. */
    public static final String BODY = "body";

    /** The kind of problem. Its name in kebab case is the last segment of the problem type. */
    public enum MalformedKind {
        UNKNOWN_FACT,
        UNKNOWN_OPERATION,
        UNSUPPORTED_MEDIA_TYPE,
        MALFORMED_HEADER,
        MALFORMED_PARAMETER,
        UNKNOWN_PARAMETER,
        MALFORMED_LINE,
        TOO_LARGE,
        UNKNOWN_TEMPLATE,
        MALFORMED_ORDER,
        MALFORMED_JSON,
        INVALID_VALUE,
        MISSING_PROPERTY,
        UNKNOWN_PROPERTY;

        /** @return the last segment of the problem type, such as {@code unknown-fact} */
        String type() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final MalformedKind kind;
    private final String field;
    private final transient List<RequestFault> faults;

    /**
     * One of several faults in a request.
     *
     * @param field the path of the faulty value
     */
    public record RequestFault(String field, String detail) {}

    /**
     * @param field the path of the faulty value, or the name of the parameter or header
     * @param detail a sentence for the user; a missing full stop is added
     */
    public MalformedRequest(MalformedKind kind, String field, String detail) {
        this(kind, field, detail, List.of());
    }

    /** @param faults all faults, if there may be several */
    public MalformedRequest(MalformedKind kind, String field, String detail, List<RequestFault> faults) {
        super(detail.endsWith(".") ? detail : detail + ".", null, false, false);
        this.kind = kind;
        this.field = field;
        this.faults = List.copyOf(faults);
    }

    MalformedKind kind() {
        return kind;
    }

    String field() {
        return field;
    }

    List<RequestFault> faults() {
        return faults;
    }
}
