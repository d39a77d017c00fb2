package org.goodfaith.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeafTest {

    private static final Instant CLOSED = Instant.parse("2024-08-06T16:59:59.123Z");

    /** A change of this form invalidates every proof that was ever issued. */
    @Test
    void theLeafOfAnEventIsItsCanonicalFormAndTheTimeThroughWhichTheRecordWasClosed() throws MalformedJsonException {
        String event = "{\"eventId\":\"0198c0de-0000-7000-8000-000000000007\","
                + "\"metadata\":{\"actor\":\"clerk-1\",\"role\":\"CLERK\"},"
                + "\"payload\":{\"inWriting\":true,\"offer\":\"demand-1\"},"
                + "\"recordedAt\":\"2024-08-06T17:00:00.000Z\",\"revision\":null,\"sequence\":7,"
                + "\"stream\":\"cand-23-cv-90417\",\"type\":\"org.goodfaith.events.DemandServed\"}";
        assertThat(leaf("2024-08-06T17:00:00.000Z", CLOSED).leaf())
                .isEqualTo(
                        Hash.ofLeaf(utf8("{\"closedThrough\":\"2024-08-06T16:59:59.123Z\",\"event\":" + event + "}")));
        assertThat(leaf("2024-08-06T17:00:00.000Z", null).leaf())
                .isEqualTo(Hash.ofLeaf(utf8("{\"closedThrough\":null,\"event\":" + event + "}")));
    }

    /** A change of this form invalidates every proof that was ever issued. */
    @Test
    void theLeafOfASealIsTheTimeAndTheMap() {
        assertThat(new Seal(CLOSED, StreamHeads.NONE.root()).leaf())
                .isEqualTo(Hash.ofLeaf(utf8("{\"seal\":{\"heads\":\""
                        + StreamHeads.NONE.root().base64() + "\",\"through\":\"2024-08-06T16:59:59.123Z\"}}")));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-08-06T16:59:59.124Z, false",
        "2024-08-06T16:59:59.123Z, true",
        "2024-08-06T16:39:59.123Z, true",
        "2024-08-06T17:59:59.123+01:00, true",
        "yesterday, true"
    })
    void anEventIsBackdatedUnlessItWasRecordedAfterTheRecordWasClosed(String recordedAt, boolean backdated)
            throws MalformedJsonException {
        assertThat(leaf(recordedAt, CLOSED).isBackdated()).isEqualTo(backdated);
        assertThat(leaf(recordedAt, null).isBackdated()).isFalse();
    }

    private static EventLeaf leaf(String recordedAt, @Nullable Instant closedThrough) throws MalformedJsonException {
        return new EventLeaf(
                new Envelope(
                        "0198c0de-0000-7000-8000-000000000007",
                        "cand-23-cv-90417",
                        7,
                        "org.goodfaith.events.DemandServed",
                        null,
                        recordedAt,
                        CanonicalJson.parse(utf8("{\"role\": \"CLERK\", \"actor\": \"clerk-1\"}")),
                        CanonicalJson.parse(utf8("{ \"offer\":\"demand-1\",\n\"inWriting\":true }"))),
                closedThrough);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
