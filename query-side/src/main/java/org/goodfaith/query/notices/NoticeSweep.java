package org.goodfaith.query.notices;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * <p>A command that fails does not stop the others. A later round sends it again, after the candidates that no round
 * has tried yet.
 *
 * <p>A notice applies while the record shows the obligation past due for that due moment: still overdue, performed
 * late, or ended without performance. It no longer applies if a later entry shows that the obligation was not past due,
 * such as a timely performance recorded late, an extension, an excusal, a strike, or a moved date.
 */
@Component
public class NoticeSweep {

    private static final Logger log = LoggerFactory.getLogger(NoticeSweep.class);

    /** The maximum number of commands per round and kind, so that the sweep can be stopped. */
    private static final int ROUND_MAX = 500;

    /** After so many failures in a row, the command side is down or too slow. The next round continues. */
    private static final int FAILURES_IN_A_ROW_MAX = 20;

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
    private final Counter failures;

    /** The round that last tried each candidate in vain. */
    private final Map<Candidate, Long> tried = new ConcurrentHashMap<>();

    private final AtomicLong rounds = new AtomicLong();

    NoticeSweep(JdbcClient sql, Clock clock, CommandPort commands, MeterRegistry meters) {
        this.sql = sql;
        this.clock = clock;
        this.commands = commands;
        this.failures = Counter.builder("goodfaith.notices.failed")
                .description("Overdue notices and withdrawals that could not be recorded and are tried again")
                .register(meters);
    }

    /**
     * The outcome of a sweep.
     *
     * @param refused the number of commands refused because another node was faster or the case had changed
     * @param failed the number of commands that failed and are tried again
     */
    public record Swept(int issued, int withdrawn, int refused, int failed) {}

    /** A notice to issue, or one to withdraw. */
    private record Candidate(boolean issue, CaseId caseId, ObligationId obligation, Instant dueAt) {}

    /**
     * @param lastSequence the entry up to which the case was evaluated
     * @param wording the status of the obligation; empty for a notice to issue
     */
    private record Found(Candidate candidate, long lastSequence, String wording) {}

    /** Runs one sweep. */
    public Swept sweep() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var sent = new Sent(rounds.incrementAndGet());
        List<Found> toWithdraw = find(TO_WITHDRAW, false, now);
        sent.sendAll(toWithdraw);
        List<Found> toIssue = find(TO_ISSUE, true, now);
        sent.sendAll(toIssue);
        tried.keySet()
                .retainAll(Stream.concat(toWithdraw.stream(), toIssue.stream())
                        .map(Found::candidate)
                        .collect(Collectors.toSet()));
        if (sent.issued + sent.withdrawn > 0) {
            log.info("Overdue notices: {} issued, {} withdrawn", sent.issued, sent.withdrawn);
        }
        return new Swept(sent.issued, sent.withdrawn, sent.refused, sent.failed);
    }

    /** Finds enough candidates for a round, even if all that were tried in vain are among them. */
    private List<Found> find(String question, boolean issue, OffsetDateTime now) {
        return sql.sql(question)
                .param("now", now)
                .param("rules", RuleSet.VERSION)
                .param("limit", ROUND_MAX + tried.size())
                .query((row, _) -> found(row, issue))
                .list();
    }

    private static Found found(ResultSet row, boolean issue) throws SQLException {
        String wording = row.getString("wording");
        return new Found(
                new Candidate(
                        issue,
                        CaseId.of(row.getString("case_id")),
                        new ObligationId(row.getString("obligation_id")),
                        row.getObject("due_at", OffsetDateTime.class).toInstant()),
                row.getLong("last_sequence"),
                wording == null ? "" : wording);
    }

    private static CaseCommand command(Found found, long evaluatedThrough) {
        Candidate candidate = found.candidate();
        return candidate.issue()
                ? new IssueOverdueNotice(
                        candidate.caseId(),
                        candidate.obligation(),
                        candidate.dueAt(),
                        RuleSet.VERSION,
                        evaluatedThrough)
                : new WithdrawOverdueNotice(
                        candidate.caseId(),
                        candidate.obligation(),
                        candidate.dueAt(),
                        cut(
                                found.wording().isEmpty()
                                        ? "The record no longer shows this obligation."
                                        : "The record now shows: " + found.wording() + "."),
                        evaluatedThrough);
    }

    private static String cut(String text) {
        return Texts.noteFrom(text);
    }

    /**
     * The notices recorded by one sweep. No status depends on a notice, so an evaluation remains valid if only our own
     * notices follow it.
     */
    private final class Sent {

        private final long round;
        private final Map<CaseId, Long> through = new HashMap<>();
        private int issued;
        private int withdrawn;
        private int refused;
        private int failed;

        Sent(long round) {
            this.round = round;
        }

        /** Sends first what no round has tried yet, then what was tried longest ago. */
        void sendAll(List<Found> candidates) {
            Map<Candidate, Long> before = Map.copyOf(tried);
            int failuresInARow = 0;
            for (Found found : candidates.stream()
                    .sorted(Comparator.comparing(one -> before.getOrDefault(one.candidate(), 0L)))
                    .limit(ROUND_MAX)
                    .toList()) {
                if (send(found)) {
                    failuresInARow = 0;
                } else if (++failuresInARow == FAILURES_IN_A_ROW_MAX) {
                    log.warn("The sweep for overdue notices ends early and continues in the next round.");
                    return;
                }
            }
        }

        /** Returns whether the command side decided, one way or the other. */
        private boolean send(Found found) {
            Candidate candidate = found.candidate();
            tried.put(candidate, round);
            try {
                long evaluatedThrough = through.getOrDefault(candidate.caseId(), found.lastSequence());
                switch (commands.send(command(found, evaluatedThrough))) {
                    case CommandPort.Outcome.Recorded(long sequence) -> {
                        if (sequence == evaluatedThrough + 1) {
                            through.put(candidate.caseId(), sequence);
                        }
                        if (candidate.issue()) {
                            issued++;
                        } else {
                            withdrawn++;
                        }
                    }
                    case CommandPort.Outcome.Refused(String why) -> {
                        log.debug("Notice not recorded: {}", why);
                        refused++;
                    }
                }
                return true;
            } catch (RuntimeException | Error e) {
                failed++;
                failures.increment();
                log.warn(
                        "The {} of the overdue notice for {} of {} failed and will be tried again",
                        candidate.issue() ? "issue" : "withdrawal",
                        candidate.obligation(),
                        candidate.caseId(),
                        e);
                return false;
            }
        }
    }
}
