package org.goodfaith.query.lists;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import org.goodfaith.events.CaseId;
import org.goodfaith.query.ConferenceCase;
import org.goodfaith.query.QueryDatabase;
import org.goodfaith.query.QuerySide;
import org.goodfaith.query.Recorder;
import org.goodfaith.query.casestatus.ReadYourWrites;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/**
 * Measures the response times of pages with many cases. It asserts nothing and is not part of the build:
 *
 * <pre>mvn -pl query-side -am test -Dtest=ManyCases -Dsurefire.failIfNoSpecifiedTests=false -Dgoodfaith.cases=100000
 * </pre>
 *
 * <p>The test records some cases and copies their rows under other ids, each moved by some days. This fills the tables
 * with realistic data in minutes.
 */
@SpringBootTest(
        classes = QuerySide.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"goodfaith.query.wait-max=5m", "goodfaith.query.cases.pending-every=1h"})
@Import(QueryDatabase.class)
@DirtiesContext
class ManyCases {

    private static final String PASSWORD = "open sesame";

    private static final int CASES = Integer.getInteger("goodfaith.cases", 100_000);
    private static final int RECORDED = 40;
    private static final int WARM_UP = 30;
    private static final int MEASURED = 41;

    /** Number of days over which the copies are spread. */
    private static final int SPREAD_DAYS = 730;

    @Autowired
    private Recorder recorder;

    @Autowired
    private ReadYourWrites arrivals;

    @Autowired
    private QueryDatabase.SetClock clock;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private EmbeddedPostgres postgres;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void measure() throws Exception {
        record();
        copy();
        print("cases %d, obligations' stretches %d, entries %d"
                .formatted(count("case_summary"), count("case_obligation"), count("case_entry")));
        try (var node = node()) {
            measure("http://127.0.0.1:" + node.getEnvironment().getProperty("local.server.port"));
        }
    }

    /** Uses a connection pool, as an installation does. */
    private ConfigurableApplicationContext node() {
        return new SpringApplicationBuilder(QuerySide.class)
                .properties("spring.config.name=query-side")
                .run(
                        "--server.port=0",
                        "--spring.security.user.password=" + PASSWORD,
                        "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"));
    }

    private void measure(String node) throws Exception {
        String month = YearMonth.now(ZoneOffset.UTC).toString();
        for (String address : new String[] {
            "/",
            "/?court=cand",
            "/?judge=JZB",
            "/cases/" + ConferenceCase.CASE,
            "/cases",
            "/overdue",
            "/due?days=30",
            "/undated",
            "/stalled",
            "/changed",
            "/calendar?month=" + month,
            "/calendar?month=" + month + "&court=cand&judge=JZB"
        }) {
            long[] nanos = new long[MEASURED];
            for (int i = -WARM_UP; i < MEASURED; i++) {
                long began = System.nanoTime();
                get(node + address);
                if (i >= 0) {
                    nanos[i] = System.nanoTime() - began;
                }
            }
            Arrays.sort(nanos);
            print("%-50s median %5d ms, nine of ten below %5d ms"
                    .formatted(address, millis(nanos[MEASURED / 2]), millis(nanos[MEASURED * 9 / 10])));
        }
    }

    private static long millis(long nanos) {
        return Duration.ofNanos(nanos).toMillis();
    }

    /** In half of the cases, the parties answered and exchanged offers. The conference dates differ. */
    private void record() {
        clock.set("2024-06-20T16:00:00Z");
        for (int i = 0; i < RECORDED; i++) {
            CaseId id = i == 0 ? ConferenceCase.CASE : CaseId.of("cand-24-cv-%05d".formatted(i));
            recorder.record(
                    id, ConferenceCase.orderEntered(id, id.value().substring(5), "Plaintiff " + i + " v. Defendant"));
            clock.set("2024-06-29T16:00:00Z");
            if (i % 2 == 0) {
                recorder.record(
                        id, ConferenceCase.answered("2024-06-25T10:00"), ConferenceCase.demandServed("2024-06-28"));
            }
            arrivals.await(recorder.record(
                    id,
                    ConferenceCase.conferenceMoved(
                            "2024-06-28", LocalDate.of(2024, 8, 1).plusDays(i) + "T10:00")));
        }
    }

    private void copy() {
        int copies = CASES / RECORDED - 1;
        sql.sql("CREATE TABLE copies AS SELECT n, (n * 37) % " + SPREAD_DAYS + " - " + SPREAD_DAYS / 2
                        + " + (current_date - date '2024-07-10') AS days, 'cand-' || lpad((30 + n % 60)::text, 2, '0') || '-cv-' AS prefix"
                        + " FROM generate_series(1, " + copies + ") AS n")
                .update();
        for (String table : new String[] {
            "case_summary", "case_party", "case_entry", "case_event", "case_obligation", "case_indicator", "case_offer"
        }) {
            String columns = sql
                    .sql("""
                    SELECT column_name, data_type FROM information_schema.columns
                     WHERE table_name = :table AND table_schema = current_schema() ORDER BY ordinal_position
                    """)
                    .param("table", table)
                    .query((row, _) -> copied(row.getString("column_name"), row.getString("data_type")))
                    .stream()
                    .collect(Collectors.joining(", "));
            sql.sql("INSERT INTO " + table + " SELECT " + columns + " FROM " + table + " CROSS JOIN copies")
                    .update();
            sql.sql("ANALYZE " + table).update();
        }
        sql.sql("VACUUM").update();
    }

    private static String copied(String column, String type) {
        if (column.equals("case_id")) {
            return "prefix || lpad((n / 60 * 1000 + substr(case_id, 12)::int % 1000)::text, 5, '0')";
        }
        if (column.equals("judges")) {
            // One case in a hundred belongs to the requested judge. The other judges share the rest.
            return "CASE n % 100 WHEN 0 THEN judges ELSE ARRAY['Z' || chr(65 + n % 26) || chr(65 + n / 26 % 26)] END";
        }
        return switch (type) {
            case "date" -> column + " + days";
            case "timestamp with time zone" -> column + " + days * interval '1 day'";
            default -> column;
        };
    }

    private long count(String table) {
        return sql.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }

    private void get(String address) throws Exception {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Accept", "text/html")
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString(
                                                        ("goodfaith:" + PASSWORD).getBytes(StandardCharsets.UTF_8)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(address + ": " + answer.body());
        }
    }

    private static void print(String line) {
        System.out.println("MEASURED " + line);
    }
}
