package org.goodfaith.query.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.query.ConferenceCase.CASE;

import java.util.ArrayList;
import java.util.Collections;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.events.Fact;
import org.goodfaith.query.ConferenceCase;
import org.goodfaith.query.QueryDatabase;
import org.goodfaith.query.QuerySide;
import org.goodfaith.query.Recorder;
import org.goodfaith.query.casestatus.ReadYourWrites;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/**
 * Tests that a case of many entries is evaluated once per attempt. With an evaluation per entry, it would be set aside
 * after a quarter of an hour, and the wait for it ends with a failure.
 */
@SpringBootTest(classes = QuerySide.class, properties = "goodfaith.query.wait-max=90s")
@Import(QueryDatabase.class)
@DirtiesContext
class ManyEntriesSetAsideTest {

    private static final int ENTRIES = 2_000;

    @Test
    void aCaseOfManyEntriesThatCannotBeEvaluatedIsSetAsideSoon(
            @Autowired Recorder recorder, @Autowired ReadYourWrites arrivals, @Autowired JdbcClient sql) {
        arrivals.await(recorder.record(CASE, ConferenceCase.orderEntered()));
        var facts = new ArrayList<Fact>(Collections.nCopies(ENTRIES, ConferenceCase.answered("2024-06-20T09:30")));
        // The command side refuses it. It stands for any entry that the rules cannot evaluate.
        facts.add(new EntryStricken(
                Circumstances.at(CourtTime.of("2024-06-20T09:00")), 0, "wrong case", "J. Clerk", null));

        arrivals.await(recorder.record(CASE, facts.toArray(Fact[]::new)));

        assertThat(sql.sql("SELECT cause FROM case_failure WHERE record_id = ?")
                        .param(CASE.value())
                        .query(String.class)
                        .single())
                .startsWith("The case cannot be evaluated");
    }
}
