package org.goodfaith.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.goodfaith.events.OverdueNoticeIssued;
import org.goodfaith.events.OverdueNoticeWithdrawn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Overdue notices from a query side on another machine. */
@ServerTest
class RemoteNoticesTest {

    private static final String OBLIGATION = "\"obligation\":\"ecf-21/joint-agenda/jointly\"";
    private static final String DUE = "\"dueAt\":\"2024-07-18T07:00:00Z\"";

    @Autowired
    private CommandApi api;

    @Test
    void issuesANoticeOnceAndWithdrawsIt() {
        String caseId = api.openCase("24-cv-00931");
        String notices = "/api/v1/cases/" + caseId + "/notices";

        assertThat(api.post(notices, issue(2)).status()).isEqualTo(201);
        assertThat(api.post(notices, issue(3)).type()).isEqualTo("/problems/notice-already-issued");
        assertThat(api.post(notices + "/withdrawals", """
                {%s,%s,"ground":"extended","evaluatedThrough":3}""".formatted(OBLIGATION, DUE))
                        .status())
                .isEqualTo(201);
        assertThat(api.factsOf(caseId).subList(3, 5))
                .satisfiesExactly(
                        issued -> assertThat(issued).isInstanceOf(OverdueNoticeIssued.class),
                        withdrawn -> assertThat(withdrawn).isInstanceOf(OverdueNoticeWithdrawn.class));
    }

    @Test
    void refusesANoticeFromAStaleEvaluation() {
        String caseId = api.openCase("24-cv-00932");

        assertThat(api.post("/api/v1/cases/" + caseId + "/notices", issue(1)).type())
                .isEqualTo("/problems/stale-evaluation");
        assertThat(api.factsOf(caseId)).hasSize(3);
    }

    private static String issue(long evaluatedThrough) {
        return "{%s,%s,\"ruleSet\":\"1\",\"evaluatedThrough\":%d}".formatted(OBLIGATION, DUE, evaluatedThrough);
    }
}
