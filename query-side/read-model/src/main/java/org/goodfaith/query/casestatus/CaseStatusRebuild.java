package org.goodfaith.query.casestatus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goodfaith.query.rebuild.Projection;
import org.goodfaith.rulebook.status.RuleSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rebuilds the read model case by case in id order, so that each case is evaluated once. */
@Component
@EnableConfigurationProperties(CaseStatusRebuild.Batches.class)
class CaseStatusRebuild implements Projection {

    private static final int BATCH_CASES_MAX = 200;

    /** @param events the approximate number of events per transaction; a larger case is one transaction */
    @ConfigurationProperties("goodfaith.query.rebuild")
    record Batches(@DefaultValue("5000") int events) {}

    private final JdbcClient sql;
    private final CaseTableWriter tables;
    private final Batches batches;

    CaseStatusRebuild(JdbcClient sql, CaseTableWriter tables, Batches batches) {
        this.sql = sql;
        this.tables = tables;
        this.batches = batches;
    }

    @Override
    public String name() {
        return CaseStatusProjection.GROUP;
    }

    @Override
    public List<String> tables() {
        return List.of(
                "case_summary",
                "case_party",
                "case_entry",
                "case_event",
                "case_obligation",
                "case_trail",
                "case_indicator",
                "case_offer",
                "case_notice",
                "case_calendar",
                "case_pending",
                "case_failure");
    }

    @Override
    public String ruleSet() {
        return RuleSet.VERSION;
    }

    @Override
    public Map<String, Long> liveRuleSets() {
        var versions = new HashMap<String, Long>();
        sql.sql("SELECT rule_set, count(*) FROM case_summary GROUP BY rule_set")
                .query((row, _) -> versions.put(row.getString(1), row.getLong(2)))
                .list();
        return versions;
    }

    @Override
    public void switched(JdbcClient connection) {
        CaseChangeNotifier.tellEverything(connection);
    }

    @Override
    public Building on(JdbcClient connection) {
        return new Beside(connection, tables.on(connection), batches.events());
    }

    private record Beside(JdbcClient sql, CaseTableWriter tables, int batchEvents) implements Building {

        @Override
        public long events() {
            return sql.sql("SELECT count(*) FROM domain_event WHERE aggregate_identifier NOT LIKE 'calendar-%'")
                    .query(Long.class)
                    .single();
        }

        @Override
        public Optional<Batch> buildNext(String live, @Nullable String after) {
            var cases = new ArrayList<String>();
            long[] events = {0};
            sql.sql("""
                    SELECT aggregate_identifier, count(*) AS events
                      FROM domain_event
                     WHERE aggregate_identifier > :after AND aggregate_identifier NOT LIKE 'calendar-%'
                     GROUP BY aggregate_identifier
                     ORDER BY aggregate_identifier
                     LIMIT :limit
                    """)
                    .param("after", after == null ? "" : after)
                    .param("limit", BATCH_CASES_MAX)
                    .query(row -> {
                        if (events[0] < batchEvents) {
                            cases.add(row.getString("aggregate_identifier"));
                            events[0] += row.getLong("events");
                        }
                    });
            if (cases.isEmpty()) {
                return Optional.empty();
            }
            bringUp(live, cases);
            return Optional.of(new Batch(cases.getLast(), events[0]));
        }

        @Override
        public List<String> behind(String live) {
            return sql.sql("""
                    SELECT l.case_id
                      FROM %1$s.case_summary l LEFT JOIN case_summary b USING (case_id)
                     WHERE b.case_id IS NULL
                        OR b.last_sequence < l.last_sequence OR b.calendar_sequence < l.calendar_sequence
                     UNION
                    SELECT l.record_id
                      FROM %1$s.case_failure l
                      LEFT JOIN case_failure f USING (record_id)
                      LEFT JOIN case_summary b ON b.case_id = l.record_id
                     WHERE l.record_id NOT LIKE 'calendar-%%'
                       AND greatest(b.last_sequence, f.last_sequence, -1) < l.last_sequence
                     ORDER BY 1
                    """.formatted(live))
                    .query((row, _) -> row.getString(1))
                    .list();
        }

        @Override
        public void bringUp(String live, List<String> recordIds) {
            tables.copyLive(live, tables.update(recordIds));
        }

        @Override
        public List<String> recordIds(String live, @Nullable String after) {
            return sql.sql("""
                    (SELECT case_id FROM %1$s.case_summary WHERE case_id > :after ORDER BY case_id LIMIT :limit)
                     UNION
                    (SELECT case_id FROM case_summary WHERE case_id > :after ORDER BY case_id LIMIT :limit)
                     ORDER BY case_id LIMIT :limit
                    """.formatted(live))
                    .param("after", after == null ? "" : after)
                    .param("limit", BATCH_CASES_MAX)
                    .query((row, _) -> row.getString(1))
                    .list();
        }

        @Override
        public Map<String, Shown> shown(Collection<String> recordIds) {
            var shown = new HashMap<String, Shown>();
            sql.sql("""
                    SELECT case_id, last_sequence, calendar_sequence, digest
                      FROM case_digests(:cases) JOIN case_summary USING (case_id)
                    """).param("cases", recordIds.toArray(String[]::new)).query(row -> {
                shown.put(
                        row.getString("case_id"),
                        new Shown(
                                row.getLong("last_sequence"),
                                row.getLong("calendar_sequence"),
                                row.getString("digest")));
            });
            return shown;
        }

        @Override
        public long stopped() {
            return sql.sql("SELECT count(*) FROM case_failure WHERE NOT partial AND record_id NOT LIKE 'calendar-%'")
                    .query(Long.class)
                    .single();
        }

        /** The positions of the calendars, and the cases that wait because of them. */
        @Override
        public void carryOver(String live) {
            sql.sql("""
                    INSERT INTO case_calendar SELECT * FROM %1$s.case_calendar
                        ON CONFLICT (court) DO UPDATE SET last_sequence = excluded.last_sequence
                    """.formatted(live)).update();
            sql.sql("""
                    INSERT INTO case_pending (case_id)
                    SELECT case_id FROM %1$s.case_pending
                     UNION
                    SELECT case_id FROM case_summary b JOIN case_calendar k USING (court)
                     WHERE b.calendar_sequence < k.last_sequence
                        ON CONFLICT DO NOTHING
                    """.formatted(live)).update();
            sql.sql("DELETE FROM case_failure WHERE record_id LIKE 'calendar-%'")
                    .update();
            sql.sql("""
                    INSERT INTO case_failure SELECT * FROM %1$s.case_failure WHERE record_id LIKE 'calendar-%%'
                    """.formatted(live)).update();
            sql.sql("""
                    UPDATE case_failure b SET since = l.since, attempts = l.attempts
                      FROM %1$s.case_failure l
                     WHERE l.record_id = b.record_id AND l.failed_sequence IS NOT DISTINCT FROM b.failed_sequence
                    """.formatted(live)).update();
        }
    }
}
