package org.goodfaith.command.topic;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** Invalid records of the intake topic and the problem expected for each. */
final class InvalidRecords {

    /** A case opened on January 8, 2024, with the parties plaintiff-1 and defendant-1. */
    static final String CASE = "cand-24-cv-90590";

    /** An idempotency key already used in that case. */
    static final String USED_KEY = "used-before";

    static final String ANSWERED =
            "{\"circumstances\":{\"occurredAt\":\"2024-06-26\"},\"actors\":{\"onBehalfOf\":[\"defendant-1\"]}}";

    /** The header that names the kind of a record, so that a test recognizes its dead letter. */
    static final String KIND = "kind";

    /**
     * A kind of invalid record.
     *
     * @param headers headers of the record; one with a null value is sent without a value
     */
    @SuppressWarnings("ArrayRecordComponent") // Compared by their contents only.
    record Kind(
            String name,
            byte @Nullable [] key,
            List<RecordHeader> headers,
            byte @Nullable [] value,
            String type,
            String field) {

        /**
         * @param number distinguishes records of the same kind and completes the idempotency key, unless the key is the
         *     error
         */
        ProducerRecord<byte[], byte[]> record(String topic, int partition, int number) {
            var own = new ArrayList<Header>();
            for (RecordHeader header : headers) {
                boolean numbered =
                        header.value() != null && new String(header.value(), StandardCharsets.UTF_8).equals("k#");
                own.add(numbered ? new RecordHeader(header.key(), bytes("bad-" + number)) : header);
            }
            own.add(new RecordHeader(KIND, bytes(name)));
            return new ProducerRecord<>(topic, partition, key, value, own);
        }
    }

    private InvalidRecords() {}

    static List<Kind> kinds() {
        return List.of(
                // The key.
                of("no key", null, headers(), bytes(ANSWERED), "malformed-parameter", "key"),
                of(
                        "key not UTF-8",
                        new byte[] {(byte) 0xC3, 0x28},
                        headers(),
                        bytes(ANSWERED),
                        "malformed-parameter",
                        "key"),
                of(
                        "key no case",
                        bytes("the Larkhaven case"),
                        headers(),
                        bytes(ANSWERED),
                        "malformed-parameter",
                        "caseId"),
                of("key with NUL", bytes(CASE + "\0"), headers(), bytes(ANSWERED), "malformed-parameter", "caseId"),
                of("empty key", new byte[0], headers(), bytes(ANSWERED), "malformed-parameter", "caseId"),
                of("case not opened", bytes("cand-24-cv-90999"), headers(), bytes(ANSWERED), "unknown-case", "caseId"),
                // The headers.
                of(
                        "no idempotency key",
                        bytes(CASE),
                        List.of(operation("facts/CommunicationAnswered")),
                        bytes(ANSWERED),
                        "malformed-header",
                        "Idempotency-Key"),
                keyed("blank idempotency key", ""),
                keyed("idempotency key with a space", "a key"),
                keyed("idempotency key with a line feed", "a\nkey"),
                keyed("idempotency key too long", "k".repeat(201)),
                headed(
                        "idempotency key twice",
                        "Idempotency-Key",
                        bytes("another"),
                        "malformed-header",
                        "Idempotency-Key"),
                of(
                        "idempotency key without a value",
                        bytes(CASE),
                        List.of(operation("facts/CommunicationAnswered"), new RecordHeader("idempotency-key", (byte[])
                                null)),
                        bytes(ANSWERED),
                        "malformed-header",
                        "Idempotency-Key"),
                of(
                        "no operation",
                        bytes(CASE),
                        List.of(new RecordHeader("idempotency-key", bytes("k#"))),
                        bytes(ANSWERED),
                        "malformed-header",
                        "operation"),
                headed("operation twice", "operation", bytes("parties"), "malformed-header", "operation"),
                headed(
                        "content type of another kind",
                        "content-type",
                        bytes("application/xml"),
                        "unsupported-media-type",
                        "Content-Type"),
                headed(
                        "content type that is none",
                        "content-type",
                        bytes("JSON, please"),
                        "unsupported-media-type",
                        "Content-Type"),
                headed(
                        "content type in another charset",
                        "content-type",
                        bytes("application/json;charset=iso-8859-1"),
                        "unsupported-media-type",
                        "Content-Type"),
                headed("in another's name", "acting-for", bytes("the chief clerk"), "malformed-header", "Acting-For"),
                // The operation.
                operated("unknown operation", "whisper", ANSWERED, "unknown-operation", "operation"),
                operated("operation cut short", "facts", ANSWERED, "unknown-operation", "operation"),
                operated(
                        "operation too long",
                        "facts/CommunicationAnswered/more",
                        ANSWERED,
                        "unknown-operation",
                        "operation"),
                operated("operation of a calendar", "closures", "{}", "unknown-operation", "operation"),
                operated("notice of the sweep", "notices", "{}", "unknown-operation", "operation"),
                operated("unknown fact", "facts/DemandWhispered", "{}", "unknown-fact", "fact"),
                operated("fact with a command of its own", "facts/OrderEntered", "{}", "has-its-own-command", "fact"),
                operated(
                        "entry that is no number",
                        "entries/one/strike",
                        "{\"reason\":\"r\"}",
                        "malformed-parameter",
                        "entry"),
                operated(
                        "entry that is not there",
                        "entries/4711/strike",
                        "{\"reason\":\"r\"}",
                        "unknown-entry",
                        "entry"),
                operated(
                        "event that cannot be one",
                        "events/The Conference/reschedule",
                        "{\"circumstances\":{\"occurredAt\":\"2024-06-26\"},\"to\":\"2024-09-10\",\"reason\":\"r\"}",
                        "malformed-parameter",
                        "event"),
                operated(
                        "event that was never set",
                        "events/hearing/reschedule",
                        "{\"circumstances\":{\"occurredAt\":\"2024-06-26\"},\"to\":\"2024-09-10\",\"reason\":\"r\"}",
                        "unknown-event",
                        "event"),
                of(
                        "calendar of nobody",
                        bytes("calendar-zzzz"),
                        headers("closures"),
                        bytes("{}"),
                        "unknown-court",
                        "court"),
                of(
                        "court that is none",
                        bytes("calendar-X Y"),
                        headers("closures"),
                        bytes("{}"),
                        "malformed-parameter",
                        "court"),
                of(
                        "calendar asked for a fact",
                        bytes("calendar-cand"),
                        headers("facts/CommunicationAnswered"),
                        bytes(ANSWERED),
                        "malformed-parameter",
                        "caseId"),
                // The value.
                valued("tombstone", null, "malformed-json", "body"),
                valued("empty value", new byte[0], "malformed-json", "body"),
                valued("not JSON", bytes("hello"), "malformed-json", "body"),
                valued("JSON cut short", bytes(ANSWERED.substring(0, 60)), "malformed-json", "actors"),
                valued("two values", bytes(ANSWERED + ANSWERED), "malformed-json", "body"),
                valued(
                        "not UTF-8",
                        latin1(ANSWERED.replace("defendant-1", "d\u00e9fendant")),
                        "malformed-json",
                        "actors.onBehalfOf[0]"),
                valued(
                        "property twice",
                        bytes(ANSWERED.replace("\"2024-06-26\"", "\"2024-06-26\",\"occurredAt\":\"2024-06-27\"")),
                        "malformed-json",
                        "circumstances.occurredAt"),
                valued("null", bytes("null"), "missing-property", "body"),
                valued("list", bytes("[]"), "invalid-value", "body"),
                valued(
                        "value of another type",
                        bytes(ANSWERED.replace("[\"defendant-1\"]", "\"defendant-1\"")),
                        "invalid-value",
                        "actors.onBehalfOf"),
                valued("property missing", bytes("{}"), "missing-property", "circumstances"),
                valued(
                        "unknown property",
                        bytes(ANSWERED.replace("{\"circ", "{\"offered\":1,\"circ")),
                        "unknown-property",
                        "offered"),
                valued(
                        "day that does not exist",
                        bytes(ANSWERED.replace("06-26", "02-30")),
                        "invalid-value",
                        "circumstances.occurredAt"),
                valued("too large", bytes(" ".repeat(256 * 1024) + ANSWERED), "too-large", "body"),
                // Facts that the case does not allow.
                valued(
                        "in the future",
                        bytes(ANSWERED.replace("2024-06-26", "2190-01-01")),
                        "in-the-future",
                        "circumstances.occurredAt"),
                valued(
                        "before the case",
                        bytes(ANSWERED.replace("2024-06-26", "2023-06-26")),
                        "before-the-case",
                        "circumstances.occurredAt"),
                valued(
                        "stranger",
                        bytes(ANSWERED.replace("defendant-1", "stranger")),
                        "unknown-party",
                        "actors.onBehalfOf[0]"),
                operated(
                        "party that joined already",
                        "parties",
                        "{\"circumstances\":{\"occurredAt\":\"2024-01-08\"},\"party\":\"plaintiff-1\",\"name\":\"The plaintiff\",\"side\":\"PLAINTIFF\",\"kind\":\"NATURAL_PERSON\"}",
                        "party-already-joined",
                        "party"),
                operated(
                        "offer never made",
                        "facts/OfferRejected",
                        ANSWERED.replace("{\"circ", "{\"answers\":\"demand-9\",\"circ"),
                        "offer-never-made",
                        "answers"),
                operated("case opened twice", "open", opening("24-cv-90590"), "case-already-opened", "docketNumber"),
                operated("another case opened", "open", opening("24-cv-90591"), "invalid-value", "docketNumber"),
                operated("template of nobody", "orders", order("nobodys-order"), "unknown-template", "template"),
                operated(
                        "order without its dates",
                        "orders",
                        order("cand-settlement-conference"),
                        "malformed-order",
                        "parameters.answerDueOn"),
                of(
                        "key used for something else",
                        bytes(CASE),
                        List.of(
                                operation("facts/CommunicationAnswered"),
                                new RecordHeader("idempotency-key", bytes(USED_KEY))),
                        bytes(ANSWERED.replace("26", "27")),
                        "key-already-used",
                        "Idempotency-Key"));
    }

    static String opening(String docketNumber) {
        return "{\"court\":\"cand\",\"docketNumber\":\"" + docketNumber
                + "\",\"caption\":\"Alder v. Birch Co. (fictional)\",\"openedOn\":\"2024-01-08\"}";
    }

    private static String order(String template) {
        return "{\"circumstances\":{\"occurredAt\":\"2024-06-05\"},\"order\":\"ecf-21\",\"datedOn\":\"2024-06-05\",\"judge\":\"ABC\",\"template\":\""
                + template + "\"}";
    }

    static RecordHeader operation(String name) {
        return new RecordHeader("operation", bytes(name));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static List<RecordHeader> headers() {
        return headers("facts/CommunicationAnswered");
    }

    private static List<RecordHeader> headers(String operation) {
        return List.of(new RecordHeader("idempotency-key", bytes("k#")), operation(operation));
    }

    private static Kind keyed(String name, String key) {
        return of(
                name,
                bytes(CASE),
                List.of(operation("facts/CommunicationAnswered"), new RecordHeader("idempotency-key", bytes(key))),
                bytes(ANSWERED),
                "malformed-header",
                "Idempotency-Key");
    }

    private static Kind headed(String name, String header, byte[] value, String type, String field) {
        var headers = new ArrayList<>(headers());
        headers.add(new RecordHeader(header, value));
        return of(name, bytes(CASE), headers, bytes(ANSWERED), type, field);
    }

    private static Kind operated(String name, String operation, String body, String type, String field) {
        return of(name, bytes(CASE), headers(operation), bytes(body), type, field);
    }

    private static Kind valued(String name, byte @Nullable [] value, String type, String field) {
        return of(name, bytes(CASE), headers(), value, type, field);
    }

    private static Kind of(
            String name,
            byte @Nullable [] key,
            List<RecordHeader> headers,
            byte @Nullable [] value,
            String type,
            String field) {
        return new Kind(name, key, headers, value, type, field);
    }
}
