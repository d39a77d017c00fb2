package org.goodfaith.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Sends fifty malformed requests. A 4xx problem names the field of each, and nothing is recorded. The command side
 * tests more requests; this test runs them against the whole product.
 */
class MalformedRequestsEverywhereTest extends WholeSystem {

    private static final String ANSWERED = "/facts/CommunicationAnswered";
    private static final String SUBMITTED = "/facts/StatementSubmitted";
    private static final String FINE =
            "{'circumstances': {'occurredAt': '2024-06-20'}, 'actors': {'onBehalfOf': ['defendant-1']}}";
    private static final String PARTY = "{'circumstances': {'occurredAt': '2024-06-20'}, 'party': 'plaintiff-9',"
            + " 'name': 'N', 'side': 'PLAINTIFF', 'kind': 'ORGANIZATION'}";
    private static final String STATEMENT = FINE.substring(0, FINE.length() - 1) + ", 'event': 'settlement-conference'";
    private static final String CLOSURE = "{'closure': 'c', 'fromOn': '2024-09-03', 'untilOn': '2024-09-03',"
            + " 'kind': 'STATE', 'contested': false, 'authority': 'a'}";

    /** A request and the expected problem. A path without a leading slash is relative to the case. */
    private record Wrong(String path, String body, int status, String field) {}

    private static Wrong post(String path, String body, int status, String field) {
        return new Wrong(path, body, status, field);
    }

    private static Wrong get(String path, int status, String field) {
        return new Wrong(path, "", status, field);
    }

    private static final List<Wrong> WRONG = List.of(
            // broken JSON
            post(ANSWERED, "{", 400, "body"),
            post(ANSWERED, "[]", 400, "body"),
            post(ANSWERED, "null", 400, "body"),
            post(ANSWERED, FINE + "}", 400, "body"),
            post(ANSWERED, FINE.replace("'actors'", "'circumstances'"), 400, "circumstances"),
            post(ANSWERED, "{'a':".repeat(60) + "1" + "}".repeat(60), 400, "body"),
            // wrong types
            post(ANSWERED, FINE.replace("'2024-06-20'", "20240620"), 400, "circumstances.occurredAt"),
            post(ANSWERED, FINE.replace("['defendant-1']", "'defendant-1'"), 400, "actors.onBehalfOf"),
            post(ANSWERED, FINE.replace("['defendant-1']", "[7]"), 400, "actors.onBehalfOf[0]"),
            post(ANSWERED, FINE.replace("{'onBehalfOf': ['defendant-1']}", "[]"), 400, "actors"),
            post("/parties", PARTY.replace("'kind'", "'insured': 'no', 'kind'"), 400, "insured"),
            post(SUBMITTED, STATEMENT + ", 'textPages': 2.5}", 400, "textPages"),
            // missing, unknown
            post(ANSWERED, "{}", 400, "circumstances"),
            post(ANSWERED, FINE.replace("'occurredAt': '2024-06-20'", ""), 400, "circumstances.occurredAt"),
            post(ANSWERED, FINE.replace("{'circ", "{'amount': 5, 'circ"), 400, "amount"),
            post(
                    ANSWERED,
                    FINE.replace("'}, 'act", "', 'recordedAt': '2024-06-20'}, 'act"),
                    400,
                    "circumstances.recordedAt"),
            // bad values
            post(ANSWERED, FINE.replace("2024-06-20", "2024-06-31"), 400, "circumstances.occurredAt"),
            post(ANSWERED, FINE.replace("2024-06-20", "2024-06-20T10:00 PST"), 400, "circumstances.occurredAt"),
            post(ANSWERED, FINE.replace("2024-06-20", "2024-06-20T10:00-07:00"), 400, "circumstances.occurredAt"),
            post(ANSWERED, FINE.replace("'}, 'act", "', 'channel': 'PIGEON'}, 'act"), 400, "circumstances.channel"),
            post(ANSWERED, FINE.replace("'}, 'act", "', 'note': 'bell \\u0007'}, 'act"), 400, "circumstances.note"),
            post(ANSWERED, FINE.replace("'}, 'act", "', 'document': 'abc'}, 'act"), 400, "circumstances.document"),
            post(ANSWERED, FINE.replace("'}, 'act", "', 'docketEntry': -1}, 'act"), 400, "circumstances.docketEntry"),
            post(ANSWERED, FINE.replace("['defendant-1']", "[]"), 400, "actors.onBehalfOf"),
            post("/parties", PARTY.replace("PLAINTIFF'", "NEITHER'"), 400, "side"),
            post("/parties", PARTY.replace("'N'", "' '"), 400, "name"),
            post("/parties", PARTY.replace("'N'", "'" + "x".repeat(301) + "'"), 400, "name"),
            post(SUBMITTED, STATEMENT + ", 'sections': ['facts', 'Two Words']}", 400, "sections[1]"),
            // impossible values
            post(ANSWERED, FINE.replace("defendant-1", "stranger"), 422, "actors.onBehalfOf[0]"),
            post(ANSWERED, FINE.replace("2024-06-20", "2190-01-01"), 422, "circumstances.occurredAt"),
            post(ANSWERED, FINE.replace("2024-06-20", "1999-01-01"), 422, "circumstances.occurredAt"),
            post(ANSWERED, FINE.replace("'}, 'act", "', 'cures': 99}, 'act"), 422, "circumstances.cures"),
            post(SUBMITTED, STATEMENT.replace("settlement-conference", "tea-party") + "}", 422, "event"),
            post(
                    "/extensions",
                    "{'circumstances': {'occurredAt': '2024-06-20'}, 'term': {'order': 'ecf-61', 'term': 'no-such-term'},"
                            + " 'dueAt': '2024-07-01', 'basis': 'ORDER'}",
                    422,
                    "term"),
            post("/entries/0/strike", "{'reason': 'why not'}", 409, "entry"),
            post("/entries/99/strike", "{'reason': 'why not'}", 422, "entry"),
            post("/facts/OverdueNoticeIssued", FINE, 422, "fact"),
            // orders
            post("/orders", Cases.settlementConferenceOrder().replace("cand-settlement", "no-such"), 422, "template"),
            post(
                    "/orders",
                    Cases.settlementConferenceOrder().replace("'2024-06-26'", "'June 26'"),
                    422,
                    "parameters.answerDueOn"),
            post(
                    "/orders",
                    Cases.settlementConferenceOrder().replace("'answerDueOn'", "'dueOn'"),
                    422,
                    "parameters.dueOn"),
            post("/orders?dryrun=true", Cases.settlementConferenceOrder(), 400, "dryrun"),
            // addresses, headers, other edges
            post("/facts/DemandWhispered", FINE, 404, "fact"),
            post("/entries/one/strike", "{'reason': 'r'}", 400, "entry"),
            post("//courts/zzz/closures", CLOSURE, 422, "court"),
            post(
                    "//courts/cand/closures",
                    CLOSURE.replace("'untilOn': '2024-09-03'", "'untilOn': '2024-09-02'"),
                    400,
                    "untilOn"),
            get("/obligations?asOf=yesterday", 400, "asOf"),
            get("/obligations?asof=2024-06-20", 400, "asof"),
            get("/obligations?party=stranger", 404, "party"),
            get("/entries?limit=0", 400, "limit"),
            get("//deadlines?court=cand&trigger=2024-06-20&amount=0", 400, "amount"));

    @Test
    void getAProblemThatNamesTheFieldAndRecordNothing() {
        clock.set("2024-06-20T15:00");
        String caseId = Cases.openInNorthernDistrict(api, 91501);
        String token = api.post("/cases/" + caseId + "/orders", Cases.settlementConferenceOrder())
                .is(201)
                .token();
        api.get("/cases/" + caseId + "?after=" + token).is(200);
        long recorded = allEntries();

        assertThat(WRONG).hasSize(50);
        var unexpected = new ArrayList<String>();
        for (Wrong wrong : WRONG) {
            String path = wrong.path.startsWith("//") ? wrong.path.substring(1) : "/cases/" + caseId + wrong.path;
            ProductApi.Answer answer = wrong.body.isEmpty() ? api.get(path) : api.post(path, wrong.body);
            if (answer.status() != wrong.status
                    || !answer.contentType().startsWith("application/problem+json")
                    || !answer.at("/field").equals(wrong.field)
                    || answer.at("/detail").isEmpty()) {
                unexpected.add(wrong + "\n    is answered " + answer.status() + " " + answer.text());
            }
        }
        assertThat(unexpected).isEmpty();
        assertThat(allEntries()).isEqualTo(recorded);
    }

    @Test
    void getAProblemForALargeBodyInEveryTransferEncoding() {
        clock.set("2024-06-20T15:00");
        String caseId = Cases.openInNorthernDistrict(api, 91502);
        long recorded = allEntries();
        String huge = FINE.replace("'}, 'act", "', 'note': '" + "x".repeat(300_000) + "'}, 'act");

        assertThat(api.post("/cases/" + caseId + ANSWERED, huge).is(413).at("/field"))
                .isEqualTo("body");
        var chunked = api.request("/cases/" + caseId + ANSWERED)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() ->
                        new java.io.ByteArrayInputStream(huge.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        assertThat(ProductApi.send(chunked).is(413).at("/field")).isEqualTo("body");
        assertThat(allEntries()).isEqualTo(recorded);
    }

    private long allEntries() {
        return sql.sql("SELECT count(*) FROM domain_event").query(Long.class).single();
    }
}
