package org.goodfaith.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.goodfaith.events.DemandServed;
import org.goodfaith.events.Fact;
import org.goodfaith.events.form.StoredForms;
import org.goodfaith.events.form.Upcast;
import org.goodfaith.ledger.CanonicalJson;
import org.goodfaith.ledger.Envelope;
import org.goodfaith.ledger.EventLeaf;
import org.goodfaith.ledger.MalformedJsonException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** Assumes that an earlier revision stored a demand's {@code inWriting} under another name. */
class StoredFactsTest {

    private static final StoredForms FORMS = new StoredForms(List.of(new Upcast("DemandServed", 1, demand -> {
        demand.put("inWriting", demand.remove("written"));
        return demand;
    })));

    @Test
    void upcastsAnOldRevisionAndHashesTheStoredOne() throws UnknownFormException, MalformedJsonException {
        Envelope old = new Envelope(
                "e-1",
                "cand-23-cv-90417",
                7,
                DemandServed.class.getName(),
                null,
                "2024-06-05T15:00:00Z",
                JsonNodeFactory.instance.objectNode(),
                CanonicalJson.parse("""
                        {"circumstances": {"occurredAt": "2024-06-04"}, "actors": {"onBehalfOf": ["plaintiff-1"]},
                         "offer": "demand-1", "written": true}
                        """.getBytes(StandardCharsets.UTF_8)));

        Fact fact = StoredFacts.read(old, Fact.class, FORMS);

        assertThat(fact).isInstanceOfSatisfying(DemandServed.class, demand -> assertThat(demand.inWriting())
                .isTrue());
        assertThat(new EventLeaf(old, null).toJson().toString()).contains("written");
    }

    @Test
    void rejectsALaterRevision() throws MalformedJsonException {
        Envelope later = new Envelope(
                "e-1",
                "cand-23-cv-90417",
                7,
                DemandServed.class.getName(),
                "3",
                "2024-06-05T15:00:00Z",
                JsonNodeFactory.instance.objectNode(),
                CanonicalJson.parse("{}".getBytes(StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> StoredFacts.read(later, Fact.class, FORMS))
                .isInstanceOf(UnknownFormException.class)
                .hasMessageContaining("entry 7 of cand-23-cv-90417")
                .hasMessageContaining("revision 3");
    }
}
