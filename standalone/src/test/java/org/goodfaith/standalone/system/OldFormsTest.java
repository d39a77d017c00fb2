package org.goodfaith.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.goodfaith.events.DemandServed;
import org.goodfaith.events.form.StoredForms;
import org.goodfaith.events.form.Upcast;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.bean.override.convention.TestBean;

/** Simulates an earlier version that stored a demand's {@code inWriting} under another name. */
@DirtiesContext
class OldFormsTest extends WholeSystem {

    @TestBean
    @SuppressWarnings("unused") // replaces the bean
    private @Nullable StoredForms forms;

    static StoredForms forms() {
        return new StoredForms(List.of(new Upcast("DemandServed", 1, demand -> {
            demand.put("inWriting", demand.remove("written"));
            return demand;
        })));
    }

    @Test
    void bothSidesReadAnEarlierRevision() {
        clock.set("2024-06-05T15:00");
        String caseId = Cases.openInNorthernDistrict(api, 91401);
        api.post("/cases/" + caseId + "/orders", Cases.settlementConferenceOrder())
                .is(201);
        long old = entries(caseId);
        storedByAnEarlierVersion(caseId, old);

        String answered = api.record(
                        caseId,
                        "CounterofferMade",
                        Cases.act("2024-06-05", "EMAILED", "defendant-1")
                                + ", 'offer': 'offer-2', 'answers': 'demand-1', 'inWriting': true,"
                                + " 'explanationGiven': true}")
                .token();

        var entry = api.get("/cases/" + caseId + "/entries/" + old + "?after=" + answered)
                .is(200);
        assertThat(entry.at("/entry/details/inWriting")).as(entry.text()).isEqualTo("true");
    }

    @Test
    void storesTheRevision() {
        clock.set("2024-06-05T15:00");
        String caseId = Cases.openInNorthernDistrict(api, 91402);
        var served = api.record(
                caseId,
                "DemandServed",
                Cases.act("2024-06-04", "EMAILED", "plaintiff-1") + ", 'offer': 'demand-1', 'inWriting': true}");

        assertThat(revisions(caseId)).isEqualTo("first first first 2");
        assertThat(api.get("/cases/" + caseId + "/entries/" + served.sequence() + "?after=" + served.token())
                        .is(200)
                        .at("/entry/details/inWriting"))
                .isEqualTo("true");
    }

    private String revisions(String caseId) {
        return sql.sql("""
                SELECT string_agg(coalesce(payload_revision, 'first'), ' ' ORDER BY sequence_number)
                  FROM domain_event WHERE aggregate_identifier = ?
                """).param(caseId).query(String.class).single();
    }

    private void storedByAnEarlierVersion(String caseId, long sequence) {
        sql.sql("""
                INSERT INTO domain_event (event_identifier, aggregate_identifier, sequence_number, aggregate_type,
                                          recorded_at, payload_type, payload, meta_data)
                SELECT :id, aggregate_identifier, :sequence, aggregate_type, recorded_at, :type,
                       convert_to(:payload, 'UTF8'), meta_data
                  FROM domain_event WHERE aggregate_identifier = :case AND sequence_number = :sequence - 1
                """)
                .param("id", UUID.randomUUID().toString())
                .param("case", caseId)
                .param("sequence", sequence)
                .param("type", DemandServed.class.getName())
                .param("payload", """
                        {"circumstances": {"occurredAt": "2024-06-04", "channel": "EMAILED"},
                         "actors": {"onBehalfOf": ["plaintiff-1"]}, "offer": "demand-1", "written": true}
                        """)
                .update();
    }
}
