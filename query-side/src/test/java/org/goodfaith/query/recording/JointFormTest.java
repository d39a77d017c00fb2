package org.goodfaith.query.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.goodfaith.events.CaseId;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JointFormTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final CaseId OWN = CaseId.of("cand-24-cv-00101");

    @Test
    void entryForOneCaseIsSentToThatCase() {
        assertThat(JointForm.api(OWN, "orders", new LinkedMultiValueMap<>()))
                .isEqualTo("/cases/cand-24-cv-00101/orders");
        assertThat(body("{'circumstances':{'occurredAt':'2024-06-26','forCases':{'cases':[]}},'reason':'r'}"))
                .isEqualTo(json("{'circumstances':{'occurredAt':'2024-06-26'},'reason':'r'}"));
    }

    @Test
    void entryForSeveralCasesIsSentOnceAndNamesItsOwnCaseFirst() {
        var posted = new LinkedMultiValueMap<String, String>();
        posted.put("circumstances.forCases.cases", List.of("cand-24-cv-00102"));

        assertThat(JointForm.api(OWN, "facts/CaseReopened", posted)).isEqualTo("/joint-entries/facts/CaseReopened");
        assertThat(
                        body(
                                "{'circumstances':{'occurredAt':'2024-06-26','forCases':{'cases':['cand-24-cv-00102']}},'reason':'r'}"))
                .isEqualTo(json("{'cases':['cand-24-cv-00101','cand-24-cv-00102'],"
                        + "'entry':{'circumstances':{'occurredAt':'2024-06-26'},'reason':'r'}}"));
    }

    @Test
    void caseInNoGroupIsNotAskedForOtherCases() {
        assertThat(JointForm.field(FormChoicesFixtures.plain())).isEmpty();
    }

    private static JsonNode body(String entry) {
        return JointForm.body(OWN, _ -> json(entry)).apply(FormValues.NONE);
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text.replace('\'', '"'));
    }
}
