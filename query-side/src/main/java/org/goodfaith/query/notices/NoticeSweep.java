package org.goodfaith.query.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.goodfaith.cases.CaseCommand;
import org.goodfaith.cases.IssueOverdueNotice;
import org.goodfaith.cases.WithdrawOverdueNotice;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.ObligationId;
import org.goodfaith.events.Texts;
import org.goodfaith.rulebook.status.RuleSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds due moments that passed without a notice, and notices that no longer apply.
 *
 * <p>It may run twice, late, or on two nodes at once: each command names the last entry it was evaluated with, and the
 * case refuses duplicates and outdated evaluations. The sweep skips a case whose read model lags behind its record, its
 * court's calendar or the rule set.
 *
 * <p>A notice applies while the record shows the obligation past due for that due moment: still overdue, performed
 * late, or ended without performance. It no longer applies if a later entry shows that the obligation was not past due,
 * such as a timely performance recorded late, an extension, an excusal, a strike, or a moved date.
 */
@Component
public class NoticeSweep {

    private static final Logger log = LoggerFactory.getLogger(NoticeSweep.class);

    private static final int ROUND_MAX = 500;

    private static final String CURRENT = """
            c.rule_set = :rules
               AND NOT EXISTS (SELECT 1 FROM domain_event e
                                WHERE e.aggregate_identifier = c.case_id AND e.sequence_number > c.last_sequence)
               AND NOT EXISTS (SELECT 1 FROM domain_event e
                                WHERE e.aggregate_identifier = 'calendar-' || c.court
                                  AND e.sequence_number > c.calendar_sequence)
            """;

    private static final String TO_ISSUE = """
            SELECT o.case_id, o.obligation_id, o.overdue_from AS due_at, c.last_sequence, NULL AS wording
              FROM case_obligation o
              JOIN case_summary c USING (case_id)
             WHERE o.status = 'OVERDUE' AND o.valid_from <= :now AND o.valid_until > :now
               AND NOT EXISTS (
                    SELECT 1 FROM case_notice n
                     WHERE n.case_id = o.case_id AND n.obligation_id = o.obligation_id AND n.due_at = o.overdue_from
                       AND n.withdrawn_by IS NULL)
               AND %s
             ORDER BY o.overdue_from, o.case_id, o.obligation_id
             LIMIT :limit
            """.formatted(CURRENT);

    private static final String TO_WITHDRAW = """
            SELECT n.case_id, n.obligation_id, n.due_at, c.last_sequence, o.wording
              FROM case_notice n
              JOIN case_summary c USING (case_id)
              LEFT JOIN case_obligation o
                ON o.case_id = n.case_id AND o.obligation_id = n.obligation_id
               AND o.valid_from <= :now AND o.valid_until > :now
             WHERE n.withdrawn_by IS NULL
               AND (o.obligation_id IS NULL
                    OR o.overdue_from IS DISTINCT FROM n.due_at
                    OR NOT (o.status IN ('OVERDUE', 'LATE', 'UNPERFORMED') OR (o.status = 'DEFICIENT' AND o.late)))
               AND %s
             ORDER BY n.case_id, n.entry
             LIMIT :limit
            """.formatted(CURRENT);

    private final JdbcClient sql;
    private final Clock clock;
    private final CommandPort commands;

    NoticeSweep(JdbcClient sql, Clock clock, CommandPort commands) {
        this.sql = sql;
        this.clock = clock;
        this.commands = commands;
    }

    /**
     * The outcome of a sweep.
     *
     * @param refused the number of commands refused because another node was faster or the case had changed
     */
    public record Swept(int issued, int withdrawn, int refused) {}

    /** A candidate, and the entry up to which its case was evaluated. */
    private record Found(CaseId caseId, ObligationId obligation, Instant dueAt, long lastSequence, String wording) {}

    /** Runs one sweep. */
    public Swept sweep() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var sent = new Sent();
        for (Found found : find(TO_WITHDRAW, now)) {
            String ground = found.wording().isEmpty()
                    ? "The record no longer shows this obligation."
                    : "The record now shows: " + found.wording() + ".";
            sent.withdrawn += sent.send(
                    found,
                    new WithdrawOverdueNotice(
                            found.caseId(), found.obligation(), found.dueAt(), cut(ground), sent.through(found)));
        }
        for (Found found : find(TO_ISSUE, now)) {
            sent.issued += sent.send(
                    found,
                    new IssueOverdueNotice(
                            found.caseId(), found.obligation(), found.dueAt(), RuleSet.VERSION, sent.through(found)));
        }
        if (sent.issued + sent.withdrawn > 0) {
            log.info("Overdue notices: {} issued, {} withdrawn", sent.issued, sent.withdrawn);
        }
        return new Swept(sent.issued, sent.withdrawn, sent.refused);
    }

    private List<Found> find(String question, OffsetDateTime now) {
        return sql.sql(question)
                .param("now", now)
                .param("rules", RuleSet.VERSION)
                .param("limit", ROUND_MAX)
                .query((row, _) -> found(row))
                .list();
    }

    private static Found found(ResultSet row) throws SQLException {
        String wording = row.getString("wording");
        return new Found(
                CaseId.of(row.getString("case_id")),
                new ObligationId(row.getString("obligation_id")),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getLong("last_sequence"),
                wording == null ? "" : wording);
    }

    private static String cut(String text) {
        return Texts.noteFrom(text);
    }

    /**
     * The notices recorded by one sweep. No status depends on a notice, so an evaluation remains valid if only our own
     * notices follow it.
     */
    private final class Sent {

        private final Map<CaseId, Long> through = new HashMap<>();
        private int issued;
        private int withdrawn;
        private int refused;

        long through(Found found) {
            return through.getOrDefault(found.caseId(), found.lastSequence());
        }

        int send(Found found, CaseCommand command) {
            return switch (commands.send(command)) {
                case CommandPort.Outcome.Recorded(long sequence) -> {
                    if (sequence == through(found) + 1) {
                        through.put(found.caseId(), sequence);
                    }
                    yield 1;
                }
                case CommandPort.Outcome.Refused(String why) -> {
                    log.debug("Notice not recorded: {}", why);
                    refused++;
                    yield 0;
                }
            };
        }
    }
}
