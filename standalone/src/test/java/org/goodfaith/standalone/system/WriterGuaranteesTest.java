package org.goodfaith.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Tests the guarantees for writing clients: read-your-writes, idempotent retries, and concurrency. */
class WriterGuaranteesTest extends WholeSystem {

    @Test
    void readsItsOwnWrites() {
        String caseId = openCase(91301);
        for (int i = 0; i < 20; i++) {
            var receipt = api.record(caseId, "CommunicationAnswered", answer(i));
            var seen = api.get("/cases/" + caseId + "/entries?limit=200&after=" + receipt.token())
                    .is(200);
            assertThat(seen.at("/viewpoint/throughEntry")).isEqualTo(Long.toString(receipt.sequence()));
            assertThat(seen.body().required("entries")).hasSize((int) receipt.sequence() + 1);
        }
    }

    @Test
    void recordsARetriedRequestOnce() {
        String caseId = openCase(91302);
        String path = "/cases/" + caseId + "/facts/CommunicationAnswered";
        var first = api.post(path, answer(1), "Idempotency-Key", "answer-1").is(201);
        long recorded = entries(caseId);

        var again = api.post(path, answer(1), "Idempotency-Key", "answer-1").is(201);
        assertThat(again.body()).isEqualTo(first.body());
        var other = api.post(path, answer(2), "Idempotency-Key", "answer-1").is(409);
        assertThat(other.contentType()).startsWith("application/problem+json");
        assertThat(entries(caseId)).isEqualTo(recorded);

        String refused = answer(3).replace("defendant-1", "stranger");
        api.post(path, refused, "Idempotency-Key", "answer-2").is(422);
        api.post(path, answer(3), "Idempotency-Key", "answer-2").is(201);
    }

    @Test
    void losesNothingWithConcurrentWriters() throws Exception {
        String caseId = openCase(91303);
        long before = entries(caseId);
        int writers = 8;
        long each = 5;
        var sequences = new ArrayList<Long>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Long>>> answers = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                int number = writer;
                answers.add(executor.submit(() -> LongStream.range(0, each)
                        .mapToObj(i -> api.record(caseId, "CommunicationAnswered", answer(number * each + i))
                                .sequence())
                        .toList()));
            }
            for (Future<List<Long>> answer : answers) {
                sequences.addAll(answer.get());
            }
        }
        assertThat(sequences)
                .containsExactlyInAnyOrderElementsOf(LongStream.range(before, before + writers * each)
                        .boxed()
                        .toList());
        assertThat(entries(caseId)).isEqualTo(before + writers * each);
    }

    private String openCase(int number) {
        clock.set("2024-06-20T09:00");
        return Cases.openInNorthernDistrict(api, number);
    }

    private static String answer(long number) {
        return Cases.act("2024-06-20T08:%02d".formatted(number), "EMAILED", "defendant-1") + "}";
    }
}
