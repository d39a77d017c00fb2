package org.goodfaith.orders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TermJsonTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String TERM = """
            {"id":"serve-demand","title":"Serve a demand","modality":"MUST",
             "owedBy":{"who":"PLAINTIFFS","how":"EACH","actor":"PARTY"},
             "trigger":{"kind":"order"},
             "due":[{"id":"only","label":"as written","byDefault":true,
                     "due":{"kind":"counted","amount":14,"unit":"DAYS","direction":"BEFORE",
                            "from":{"kind":"event","event":"settlement-conference"}}}],
             "delivery":"SERVED",
             "performedBy":[{"fact":"DemandServed"}],
             "requirements":[{"kind":"affirmed","attribute":"inWriting","words":"in writing"}],
             "endedBy":[{"kind":"settled"},{"kind":"event-held","event":"settlement-conference"}],
             "visibility":"PARTIES",
             "citation":{"where":"p. 3","quotation":"must serve a demand in writing"}}
            """;

    @Test
    void readsMissingPropertiesAsTheirDefaults() {
        Term term = JSON.readValue(TERM, Term.class);

        assertThat(term.countsEarlierActs()).isFalse();
        assertThat(term.performedBy()).containsExactly(Performance.by("DemandServed"));
        assertThat(JSON.readValue(JSON.writeValueAsString(term), Term.class)).isEqualTo(term);
    }
}
