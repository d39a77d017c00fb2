package org.goodfaith.query.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.goodfaith.query.ledger.LedgerState;
import org.goodfaith.query.operations.Processors.Segment;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.goodfaith.rulebook.time.Court;
import org.goodfaith.rulebook.time.Courts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Metrics of the query side. All nodes report the same values, because they come from the database, except for the
 * number of claimed segments. Values are cached for a short time.
 */
@Component
class QueryMetrics implements MeterBinder {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration SELDOM = Duration.ofMinutes(1);

    private final JdbcClient sql;
    private final RecordedTime recordedTime;
    private final EventProcessingConfiguration processing;
    private final ProcessingWatch watch;
    private final Optional<LedgerState> ledger;
    private final TtlCache<List<Segment>> segments;
    private final TtlCache<Long> failures;
    private final TtlCache<Map<String, Long>> overdue;

    QueryMetrics(
            JdbcClient sql,
            RecordedTime recordedTime,
            EventProcessingConfiguration processing,
            Processors processors,
            ProcessingWatch watch,
            Optional<LedgerState> ledger) {
        this.sql = sql;
        this.recordedTime = recordedTime;
        this.processing = processing;
        this.watch = watch;
        this.ledger = ledger;
        this.segments = new TtlCache<>(SOON, processors::all);
        this.failures = new TtlCache<>(SOON, this::countFailures);
        this.overdue = new TtlCache<>(SELDOM, this::countOverdue);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        processing.eventProcessors().keySet().forEach(processor -> bindProcessor(processor, registry));
        ledger.ifPresent(state -> bindLedger(state, registry));
        Gauge.builder("goodfaith.failures", failures, TtlCache::get)
                .description("Cases and calendars that could not be processed to their end")
                .register(registry);
        for (Court court : Courts.all()) {
            String id = court.id().value();
            Gauge.builder("goodfaith.overdue", overdue, counts -> counts.get().getOrDefault(id, 0L))
                    .description("Obligations that are overdue")
                    .tag("court", id)
                    .register(registry);
        }
    }

    private void bindProcessor(String processor, MeterRegistry registry) {
        Gauge.builder("goodfaith.processor.lag.events", () -> most(processor, Segment::eventsBehind))
                .description("Events not yet processed by the slowest segment")
                .tag("processor", processor)
                .register(registry);
        Gauge.builder("goodfaith.processor.lag", () -> most(processor, Segment::secondsBehind))
                .description("Age of the oldest of these events")
                .baseUnit("seconds")
                .tag("processor", processor)
                .register(registry);
        Gauge.builder("goodfaith.processor.stalled", () -> stalled(processor))
                .description("Segments that no node has claimed or that make no progress")
                .tag("processor", processor)
                .register(registry);
        Gauge.builder("goodfaith.processor.segments", () -> segmentsHere(processor))
                .description("Segments claimed by this node")
                .tag("processor", processor)
                .register(registry);
    }

    private static void bindLedger(LedgerState state, MeterRegistry registry) {
        var lag = new TtlCache<>(SOON, state::lag);
        Gauge.builder("goodfaith.ledger.lag.events", () -> lag.get().events())
                .description("Events not covered by a signed checkpoint")
                .register(registry);
        Gauge.builder("goodfaith.ledger.lag", () -> lag.get().seconds())
                .description("Age of the oldest of these events")
                .baseUnit("seconds")
                .register(registry);
    }

    private long most(String processor, ToLongFunction<Segment> lag) {
        return segments.get().stream()
                .filter(segment -> segment.processor().equals(processor))
                .mapToLong(lag)
                .max()
                .orElse(0);
    }

    private long stalled(String processor) {
        return watch.stalled().stream()
                .filter(segment -> segment.processor().equals(processor))
                .count();
    }

    private int segmentsHere(String processor) {
        return processing
                .eventProcessor(processor, StreamingEventProcessor.class)
                .map(here -> here.processingStatus().size())
                .orElse(0);
    }

    private Long countFailures() {
        return sql.sql("SELECT count(*) FROM case_failure").query(Long.class).single();
    }

    /** Uses the partial index of overdue obligations. */
    private Map<String, Long> countOverdue() {
        var counts = new HashMap<String, Long>();
        sql.sql("""
                SELECT court, count(*) AS number FROM case_obligation
                 WHERE status = 'OVERDUE' AND valid_from <= :now AND valid_until > :now
                 GROUP BY court
                """).param("now", recordedTime.now().atOffset(ZoneOffset.UTC)).query(row -> {
            counts.put(row.getString("court"), row.getLong("number"));
        });
        return counts;
    }
}
