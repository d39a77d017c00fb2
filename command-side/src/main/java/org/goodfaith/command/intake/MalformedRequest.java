package org.goodfaith.command.intake;

import java.util.List;

/** Thrown at the edge where a request cannot be read; nothing was asked of the record yet. */
public final class MalformedRequest extends RuntimeException {

    /** The kind of problem, which is also the last part of its type. */
    public enum Kind {
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
        INVALID_VALUE
    }

    private final Kind kind;
    private final String field;
    private final transient List<Fault> faults;

    /** One of several things that are wrong. */
    public record Fault(String field, String detail) {}

    /**
     * @param field what is to blame
     * @param detail a sentence for whoever sent it
     */
    public MalformedRequest(Kind kind, String field, String detail) {
        this(kind, field, detail, List.of());
    }

    MalformedRequest(Kind kind, String field, String detail, List<Fault> faults) {
        super(detail, null, false, false);
        this.kind = kind;
        this.field = field;
        this.faults = List.copyOf(faults);
    }

    Kind kind() {
        return kind;
    }

    String field() {
        return field;
    }

    List<Fault> faults() {
        return faults;
    }
}
