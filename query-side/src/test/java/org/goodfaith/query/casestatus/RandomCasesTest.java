package org.goodfaith.query.casestatus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.goodfaith.cases.ReadToken;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.CaseOpened;
import org.goodfaith.events.Fact;
import org.goodfaith.query.QueryDatabase;
import org.goodfaith.query.QuerySide;
import org.goodfaith.query.Recorder;
import org.goodfaith.rulebook.reference.RandomCase;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.Entry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/**
 * Projects random cases concurrently in batches of varying size, and compares the bytes with a projection of each case
 * in one batch.
 *
 * <p>{@code -Dgoodfaith.seed=17} repeats a run.
 */
@SpringBootTest(
        classes = QuerySide.class,
        properties = {"goodfaith.query.cases.batch=7", "goodfaith.query.wait-max=60s"})
@Import(QueryDatabase.class)
@DirtiesContext
class RandomCasesTest {

    private static final int CASES = 40;

    @Autowired
    private Recorder recorder;

    @Autowired
    private QueryDatabase.SetClock clock;

    @Autowired
    private ReadYourWrites arrivals;

    @Autowired
    private CaseStatusUpdater cases;

    @Autowired
    private JdbcClient sql;

    /** A case, and the number of its entries that are on record. */
    private static final class Writing {

        private final CaseId caseId;
        private final List<Entry> entries;
        private int written;

        Writing(CaseRecord file) {
            entries = file.entries();
            caseId = ((CaseOpened) entries.getFirst().fact()).caseId();
        }

        Entry next() {
            return entries.get(written);
        }

        Fact[] take(int atMost) {
            int end = Math.min(entries.size(), written + atMost);
            Fact[] taken =
                    entries.subList(written, end).stream().map(Entry::fact).toArray(Fact[]::new);
            written = end;
            return taken;
        }

        boolean done() {
            return written == entries.size();
        }
    }

    @Test
    void batchSizesDoNotChangeTheResult() {
        long seed = Long.getLong("goodfaith.seed", new Random().nextLong());
        System.out.println("seed " + seed);
        var random = new Random(seed);
        List<CaseRecord> files = Stream.iterate(1, i -> i <= CASES, i -> i + 1)
                .map(i -> RandomCase.of(random.nextLong(), "2:25-cv-9%04d".formatted(i)))
                .toList();
        clock.set("2024-06-01T16:00:00Z");
        var courts = new HashMap<String, CaseRecord>();
        files.forEach(
                file -> courts.putIfAbsent(new Writing(file).caseId.court().value(), file));
        courts.values().forEach(file -> file.calendar().forEach(entry -> recorder.proclaim(entry.fact())));

        var writings = new ArrayList<>(files.stream().map(Writing::new).toList());
        var last = new ArrayList<ReadToken>();
        while (!writings.isEmpty()) {
            Writing writing = writings.get(random.nextInt(writings.size()));
            if (clock.instant().isBefore(writing.next().recordedAt())) {
                clock.set(writing.next().recordedAt());
            }
            ReadToken token = recorder.record(writing.caseId, writing.take(1 + random.nextInt(5)));
            if (writing.done()) {
                last.add(token);
                writings.remove(writing);
            }
        }
        last.forEach(arrivals::await);

        Map<String, String> live = digests();
        assertThat(live).hasSize(CASES);
        for (String table :
                List.of("summary", "party", "entry", "obligation", "trail", "indicator", "offer", "notice")) {
            sql.sql("DELETE FROM case_" + table).update();
        }
        cases.retry(List.copyOf(live.keySet()));
        assertThat(digests()).isEqualTo(live);
    }

    private Map<String, String> digests() {
        var digests = new HashMap<String, String>();
        sql.sql("SELECT case_id, digest FROM case_digests((SELECT array_agg(case_id) FROM case_summary))")
                .query((row, _) -> digests.put(row.getString(1), row.getString(2)))
                .list();
        return digests;
    }
}
