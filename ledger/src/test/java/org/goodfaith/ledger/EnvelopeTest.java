package org.goodfaith.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

    /** A change of this form invalidates every proof that was ever issued. */
    @Test
    void theLeafIsTheCanonicalFormOfTheStoredEvent() throws MalformedJsonException {
        var envelope = new Envelope(
                "0198c0de-0000-7000-8000-000000000007",
                "cand-23-cv-90417",
                7,
                "org.goodfaith.events.DemandServed",
                null,
                "2024-08-06T17:00:00.000Z",
                CanonicalJson.parse(utf8("{\"role\": \"CLERK\", \"actor\": \"clerk-1\"}")),
                CanonicalJson.parse(utf8("{ \"offer\":\"demand-1\",\n\"inWriting\":true }")));
        assertThat(new String(envelope.canonical(), StandardCharsets.UTF_8))
                .isEqualTo("{\"eventId\":\"0198c0de-0000-7000-8000-000000000007\","
                        + "\"metadata\":{\"actor\":\"clerk-1\",\"role\":\"CLERK\"},"
                        + "\"payload\":{\"inWriting\":true,\"offer\":\"demand-1\"},"
                        + "\"recordedAt\":\"2024-08-06T17:00:00.000Z\",\"revision\":null,\"sequence\":7,"
                        + "\"stream\":\"cand-23-cv-90417\",\"type\":\"org.goodfaith.events.DemandServed\"}");
        assertThat(envelope.leaf()).isEqualTo(Hash.ofLeaf(envelope.canonical()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
