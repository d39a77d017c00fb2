package org.goodfaith.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.goodfaith.cases.ReadToken;
import org.goodfaith.events.*;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Recording over HTTP and the receipts it returns. */
@ServerTest
class RecordingOverHttpTest {

    @Autowired
    private CommandApi api;

    @Test
    void opensACase() {
        var answer = api.post("/api/v1/cases", """
                {"court":"caed","docketNumber":"2:24-cv-00901-QZC-JZD","caption":"Elm v. Fir","openedOn":"2024-02-01"}
                """);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.raw().headers().firstValue("Location")).hasValue("/api/v1/cases/caed-2-24-cv-00901");
        assertThat(answer.body().path("caseId").asString()).isEqualTo("caed-2-24-cv-00901");
        assertThat(answer.body().path("sequence").asLong(-1)).isZero();
        assertThat(answer.body().path("eventIds").size()).isOne();
        assertThat(ReadToken.of(answer.body().path("token").asString()))
                .isEqualTo(new ReadToken("caed-2-24-cv-00901", 0));
        assertThat(api.factsOf("caed-2-24-cv-00901")).singleElement().isInstanceOf(CaseOpened.class);
    }

    @Test
    void pointsOutThatANumberWithoutItsOfficeCouldBeACaseOnRecord() {
        String body = """
                {"court":"caed","docketNumber":"%s","caption":"Elm v. Fir","openedOn":"2024-02-01"}
                """;
        api.post("/api/v1/cases", body.formatted("2:24-cv-00911 QZC JZDx P"));

        for (String path : new String[] {"/api/v1/cases?dryRun=true", "/api/v1/cases"}) {
            var answer = api.post(path, body.formatted("No. 24\u2013cv\u201300911\u200B"));
            assertThat(answer.body().path("warnings").toString())
                    .as(path)
                    .contains("possibly-same-case", "caed-2-24-cv-00911");
        }
        assertThat(api.factsOf("caed-24-cv-00911")).singleElement().satisfies(fact -> assertThat(
                        ((CaseOpened) fact).docketNumber())
                .isEqualTo("No. 24\u2013cv\u201300911"));
    }

    @Test
    void recordsWhatChangesOverTime() {
        String caseId = api.openCase("24-cv-00912");
        for (String fact : new String[] {
            "PartySubstituted {'party':'defendant-1','successor':'Cora Cedar, Director','ground':'PUBLIC_OFFICER'}",
            "PartyAmended {'party':'plaintiff-1','name':'Anna Alder-Elm','roles':['PLAINTIFF','COUNTER_DEFENDANT']}",
            "PartyServed {'party':'plaintiff-1'}",
            "CaseAmended {'docketNumber':'24cv912-FMO(AJWx)'}",
            "PartyJoined {'party':'defendant-9','name':'DOES 1-50','side':'DEFENDANT','kind':'NATURAL_PERSON'}"
        }) {
            String name = fact.substring(0, fact.indexOf(' '));
            var answer = api.post(
                    "/api/v1/cases/" + caseId + "/facts/" + name,
                    fact.substring(name.length() + 1)
                            .replaceFirst(
                                    "\\{",
                                    "{'circumstances':{'occurredAt':'2024-06-26','docketEntry':61,'attachment':1},")
                            .replace('\'', '"'));
            assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
            assertThat(answer.body().path("warnings").toString().contains("not-named"))
                    .isEqualTo(name.equals("PartyJoined"));
        }
        assertThat(api.factsOf(caseId).getLast().circumstances().docketReference())
                .isEqualTo("61-1");
    }

    @Test
    void refusesToOpenACaseTwice() {
        String caseId = api.openCase("24-cv-00902");
        var answer = api.post("/api/v1/cases", """
                {"court":"cand","docketNumber":"24-cv-902-XYZ","caption":"Other caption","openedOn":"2024-01-08"}
                """);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.type()).isEqualTo("/problems/case-already-opened");
        assertThat(api.factsOf(caseId)).hasSize(3);
    }

    @Test
    void recordsAnyFactByItsName() {
        String caseId = api.openCase("24-cv-00903");
        var answer = api.post("/api/v1/cases/" + caseId + "/facts/CommunicationAnswered", """
                {"circumstances":{"occurredAt":"2024-06-26T16:30","channel":"EMAILED","note":"by counsel"},
                 "actors":{"by":"Cora Counsel","onBehalfOf":["defendant-1"],"to":["plaintiff-1"]}}
                """);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.raw().headers().firstValue("Location")).hasValue("/api/v1/cases/" + caseId + "/entries/3");
        assertThat(api.factsOf(caseId).getLast().circumstances().occurredAt())
                .isEqualTo(CourtTime.of("2024-06-26T16:30"));
    }

    @Test
    void recordsALikelyDuplicateWithAWarning() {
        String caseId = api.openCase("24-cv-00904");
        String body = """
                {"circumstances":{"occurredAt":"2024-06-26"},"actors":{"onBehalfOf":["defendant-1"]}}
                """;
        api.post("/api/v1/cases/" + caseId + "/facts/CommunicationAnswered", body);
        var answer = api.post("/api/v1/cases/" + caseId + "/facts/CommunicationAnswered", body);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().path("warnings").path(0).path("kind").asString())
                .isEqualTo("likely-duplicate");
        assertThat(answer.body().path("warnings").path(0).path("detail").asString())
                .startsWith("Entry 3 already");
        assertThat(api.factsOf(caseId)).hasSize(5);
    }

    @Test
    void namesTheFieldOfARefusal() {
        String caseId = api.openCase("24-cv-00905");
        var answer = api.post("/api/v1/cases/" + caseId + "/facts/CommunicationAnswered", """
                {"circumstances":{"occurredAt":"2024-06-26"},"actors":{"onBehalfOf":["defendant-1","stranger"]}}
                """);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.type()).isEqualTo("/problems/unknown-party");
        assertThat(answer.field()).isEqualTo("actors.onBehalfOf[1]");
        assertThat(answer.body().path("detail").asString()).contains("stranger");
    }

    @Test
    void strikesAndReplacesInOneStep() {
        String caseId = api.openCase("24-cv-00906");
        api.post("/api/v1/cases/" + caseId + "/facts/CommunicationAnswered", """
                {"circumstances":{"occurredAt":"2024-06-26"},"actors":{"onBehalfOf":["defendant-1"]}}
                """);
        var answer = api.post("/api/v1/cases/" + caseId + "/entries/3/strike", """
                {"reason":"wrong day","replacement":{"fact":"CommunicationAnswered",
                 "body":{"circumstances":{"occurredAt":"2024-06-25"},"actors":{"onBehalfOf":["defendant-1"]}}}}
                """);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().path("eventIds").size()).isEqualTo(2);
        assertThat(answer.body().path("sequence").asLong()).isEqualTo(5);
        assertThat(api.factsOf(caseId).get(4))
                .isEqualTo(new EntryStricken(
                        Circumstances.at(CourtTime.of("2024-08-30T15:00:00")), 3, "wrong day", "clerk", 5L));
        assertThat(api.factsOf(caseId).get(5).circumstances().replaces()).isEqualTo(3);
    }

    @Test
    void proclaimsAndWithdrawsAClosure() {
        var proclaimed = api.post("/api/v1/courts/cand/closures", """
                {"closure":"day-of-mourning","fromOn":"2025-01-09","untilOn":"2025-01-09",
                 "kind":"PRESIDENT_OR_CONGRESS","contested":true,"authority":"Executive Order 14133"}
                """);
        var withdrawn =
                api.post("/api/v1/courts/cand/closures/day-of-mourning/withdraw", "{\"reason\":\"entered twice\"}");

        assertThat(proclaimed.status()).isEqualTo(201);
        assertThat(proclaimed.body().path("court").asString()).isEqualTo("cand");
        assertThat(withdrawn.status()).isEqualTo(201);
        assertThat(withdrawn.body().path("sequence").asLong()).isEqualTo(1);
        assertThat(api.post("/api/v1/courts/cand/closures/day-of-mourning/withdraw", "{\"reason\":\"again\"}")
                        .status())
                .isEqualTo(404);
    }

    /** Seven closures of 60 days once made every deadline on them impossible to compute. */
    @Test
    void refusesClosuresThatLeaveNoOpenDay() {
        assertThat(close("storm-1", "2025-01-06", "2025-03-07").status()).isEqualTo(201);
        assertThat(close("storm-2", "2025-03-08", "2025-05-07").status()).isEqualTo(201);

        var refused = close("storm-3", "2025-05-08", "2025-07-07");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.type()).isEqualTo("/problems/closed-too-long");
        assertThat(refused.field()).isEqualTo("untilOn");
        assertThat(refused.body().path("detail").asString())
                .startsWith(
                        "With this closure, the court casd would be closed from Mon, Jan 6, 2025 to Mon, Jul 7, 2025")
                .contains("The limit is 180 days.");
    }

    private CommandApi.Answer close(String closure, String from, String until) {
        return api.post("/api/v1/courts/casd/closures", """
                {"closure":"%s","fromOn":"%s","untilOn":"%s","kind":"OFFICE_INACCESSIBLE","contested":false,
                 "authority":"General Order 1"}
                """.formatted(closure, from, until));
    }

    @Test
    void keepsWithEveryEntryWhoRecordedItAndHow(@Autowired EventStore events) {
        String caseId = api.openCase("24-cv-00907");
        api.post(
                "/api/v1/cases/" + caseId + "/facts/CommunicationAnswered",
                "{\"circumstances\":{\"occurredAt\":\"2024-06-26\"},\"actors\":{\"onBehalfOf\":[\"defendant-1\"]}}",
                "Idempotency-Key",
                "key-1");

        var last =
                events.readEvents(caseId).asStream().reduce((_, later) -> later).orElseThrow();
        assertThat(last.getMetaData())
                .containsAllEntriesOf(Map.of(
                        "actor",
                        "clerk",
                        "role",
                        "CLERK",
                        "source",
                        "http",
                        "idempotencyKey",
                        "key-1",
                        "sample",
                        false))
                .containsKeys("correlationId", "traceId")
                .doesNotContainKey("requestDigest");
    }
}
