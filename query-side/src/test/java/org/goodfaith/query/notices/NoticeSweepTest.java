package org.goodfaith.query.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.query.ConferenceCase.CASE;
import static org.goodfaith.query.Waiting.awaitEveryEvent;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.axonframework.config.EventProcessingConfiguration;
import org.goodfaith.cases.CaseCommand;
import org.goodfaith.cases.IssueOverdueNotice;
import org.goodfaith.cases.ReadToken;
import org.goodfaith.cases.WithdrawOverdueNotice;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.events.Fact;
import org.goodfaith.events.ObligationId;
import org.goodfaith.events.OverdueNoticeIssued;
import org.goodfaith.events.OverdueNoticeWithdrawn;
import org.goodfaith.query.ConferenceCase;
import org.goodfaith.query.QueryDatabase;
import org.goodfaith.query.QuerySide;
import org.goodfaith.query.Recorder;
import org.goodfaith.query.casestatus.ReadYourWrites;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/** Tests the sweep against a case that decides as the aggregate of the command side does. */
@SpringBootTest(classes = QuerySide.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@Import({QueryDatabase.class, NoticeSweepTest.CommandSide.class})
@DirtiesContext
class NoticeSweepTest {

    @Autowired
    private NoticeSweep sweep;

    @Autowired
    private Recorder recorder;

    @Autowired
    private QueryDatabase.SetClock clock;

    @Autowired
    private ReadYourWrites arrivals;

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    private DecidingCase decidingCase;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private MeterRegistry meters;

    @Test
    void issuesANoticeOnceAndWithdrawsItWithoutGround() throws Exception {
        clock.set("2024-06-20T16:00:00Z");
        arrivals.await(recorder.record(CASE, ConferenceCase.orderEntered()));
        assertThat(sweep.sweep()).isEqualTo(swept(0, 0, 0));

        clock.set("2024-06-27T06:59:59Z");
        assertThat(sweep.sweep())
                .as("one second before midnight in the court's zone")
                .isEqualTo(swept(0, 0, 0));

        clock.set("2024-06-27T07:00:00Z");
        var together = concurrently(sweep::sweep, sweep::sweep);
        assertThat(together)
                .extracting(NoticeSweep.Swept::issued)
                .satisfiesExactlyInAnyOrder(issued -> assertThat(issued).isEqualTo(1), issued -> assertThat(issued)
                        .isZero());
        awaitAll();
        assertThat(decidingCase.recorded).hasSize(1);
        assertThat(sweep.sweep()).isEqualTo(swept(0, 0, 0));

        // Late performance: the obligation was past due, and the notice keeps its ground.
        clock.set("2024-07-01T16:00:00Z");
        arrivals.await(recorder.record(CASE, ConferenceCase.answered("2024-06-28T10:00")));
        assertThat(sweep.sweep()).isEqualTo(swept(0, 0, 0));

        // The entry is struck and the answer was timely: the notice no longer applies.
        clock.set("2024-07-02T16:00:00Z");
        long answer = recorder.lastSequence(CASE);
        recorder.record(
                CASE,
                new EntryStricken(Circumstances.at(CourtTime.of("2024-07-02")), answer, "wrong day", "clerk-1", null));
        arrivals.await(recorder.record(CASE, ConferenceCase.answered("2024-06-25T10:00")));
        assertThat(sweep.sweep()).isEqualTo(swept(0, 1, 0));
        awaitAll();
        assertThat(((OverdueNoticeWithdrawn) decidingCase.recorded.getLast()).ground())
                .startsWith("The record now shows: ");
        assertThat(sweep.sweep()).isEqualTo(swept(0, 0, 0));
    }

    @Test
    void sendsNothingFromAStaleView() {
        CaseId other = CaseId.of("cand-24-cv-00077");
        clock.set("2024-06-20T16:00:00Z");
        arrivals.await(recorder.record(other, ConferenceCase.orderEntered(other, "24-cv-00077", "C v. D")));
        clock.set("2024-06-27T16:00:00Z");
        // A further batch would write the row again.
        awaitEveryEvent(sql, processing);
        sql.sql("UPDATE case_summary SET last_sequence = last_sequence - 1 WHERE case_id = ?")
                .param(other.value())
                .update();

        assertThat(sweep.sweep().issued()).isZero();
    }

    @Test
    void oneFailingCommandLeavesTheOthersTheirNotices() {
        var ids = List.of("cand-24-cv-00081", "cand-24-cv-00082", "cand-24-cv-00083");
        clock.set("2024-06-20T16:00:00Z");
        for (String id : ids) {
            arrivals.await(recorder.record(
                    CaseId.of(id), ConferenceCase.orderEntered(CaseId.of(id), id.substring(5), "E v. F")));
        }
        clock.set("2024-06-27T16:00:00Z");
        awaitEveryEvent(sql, processing);
        double before = meters.get("goodfaith.notices.failed").counter().count();

        decidingCase.failing = Map.of(
                CaseId.of(ids.getFirst()), new IllegalStateException("no connection"),
                CaseId.of(ids.getLast()), new StackOverflowError());
        NoticeSweep.Swept swept = sweep.sweep();

        assertThat(swept.failed()).isEqualTo(2);
        assertThat(issuedIn(ids)).containsExactly(ids.get(1));
        assertThat(meters.get("goodfaith.notices.failed").counter().count()).isEqualTo(before + 2);

        decidingCase.failing = Map.of(CaseId.of(ids.getLast()), new StackOverflowError());
        sweep.sweep();
        decidingCase.failing = Map.of();
        sweep.sweep();
        assertThat(issuedIn(ids)).containsExactlyInAnyOrderElementsOf(ids);
    }

    private List<String> issuedIn(List<String> ids) {
        return decidingCase.recordedIn.stream()
                .map(CaseId::value)
                .filter(ids::contains)
                .toList();
    }

    private static NoticeSweep.Swept swept(int issued, int withdrawn, int refused) {
        return new NoticeSweep.Swept(issued, withdrawn, refused, 0);
    }

    private void awaitAll() {
        arrivals.await(new ReadToken(CASE.value(), recorder.lastSequence(CASE)));
    }

    private static List<NoticeSweep.Swept> concurrently(
            java.util.concurrent.Callable<NoticeSweep.Swept> one,
            java.util.concurrent.Callable<NoticeSweep.Swept> other)
            throws Exception {
        var start = new CountDownLatch(1);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = List.of(one, other).stream()
                    .map(call -> executor.submit(() -> {
                        start.await();
                        return call.call();
                    }))
                    .toList();
            start.countDown();
            var results = new ArrayList<NoticeSweep.Swept>();
            for (var future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    /** Decides one command at a time, as the aggregate does. */
    static final class DecidingCase implements CommandPort {

        private final Recorder recorder;
        private final List<Fact> recorded = new ArrayList<>();
        private final List<CaseId> recordedIn = new ArrayList<>();
        private Map<CaseId, Throwable> failing = Map.of();
        private final List<String> live = new ArrayList<>();

        DecidingCase(Recorder recorder) {
            this.recorder = recorder;
        }

        @Override
        public synchronized Outcome send(CaseCommand command) {
            switch (failing.get(command.caseId())) {
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                case null, default -> {}
            }
            return switch (command) {
                case IssueOverdueNotice c
                when live.contains(notice(c.caseId(), c.obligation(), c.dueAt())) ->
                    new Outcome.Refused("issued already");
                case IssueOverdueNotice c
                when c.evaluatedThrough() != recorder.lastSequence(c.caseId()) ->
                    new Outcome.Refused("the case has moved on");
                case WithdrawOverdueNotice c
                when c.evaluatedThrough() != recorder.lastSequence(c.caseId()) ->
                    new Outcome.Refused("the case has moved on");
                case IssueOverdueNotice c -> {
                    live.add(notice(c.caseId(), c.obligation(), c.dueAt()));
                    yield record(
                            c.caseId(),
                            new OverdueNoticeIssued(
                                    Circumstances.at(CourtTime.of("2024-06-27")),
                                    c.obligation(),
                                    c.dueAt(),
                                    c.ruleSet(),
                                    c.evaluatedThrough()));
                }
                case WithdrawOverdueNotice c -> {
                    live.remove(notice(c.caseId(), c.obligation(), c.dueAt()));
                    yield record(
                            c.caseId(),
                            new OverdueNoticeWithdrawn(
                                    Circumstances.at(CourtTime.of("2024-07-02")),
                                    c.obligation(),
                                    c.dueAt(),
                                    c.ground(),
                                    c.evaluatedThrough()));
                }
                default -> throw new IllegalArgumentException(command.toString());
            };
        }

        private static String notice(CaseId caseId, ObligationId obligation, Instant dueAt) {
            return caseId + " " + obligation + " " + dueAt;
        }

        private Outcome record(CaseId caseId, Fact notice) {
            recorded.add(notice);
            recordedIn.add(caseId);
            return new Outcome.Recorded(recorder.record(caseId, notice).sequence());
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class CommandSide {

        @Bean
        DecidingCase decidingCase(Recorder recorder) {
            return new DecidingCase(recorder);
        }
    }
}
