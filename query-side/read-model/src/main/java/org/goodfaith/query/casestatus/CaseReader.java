package org.goodfaith.query.casestatus;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.goodfaith.cases.ReadToken;
import org.goodfaith.events.CaseId;
import org.goodfaith.query.access.AccessPolicy;
import org.goodfaith.query.edge.ReadProblem;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.record.RecordReader;
import org.goodfaith.query.record.RecordedCase;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.goodfaith.query.viewpoint.ResolvedViewpoint;
import org.goodfaith.query.viewpoint.ViewpointQuery;
import org.goodfaith.rulebook.status.CaseTooLarge;
import org.goodfaith.rulebook.status.Entry;
import org.goodfaith.rulebook.time.Court;
import org.goodfaith.rulebook.time.Courts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads everything about a single case. It reads the present from the tables and evaluates past viewpoints from the
 * facts. Both use one database snapshot and pass the {@link AccessPolicy}.
 */
@Component
public class CaseReader {

    private static final Logger LOG = LoggerFactory.getLogger(CaseReader.class);

    private final JdbcClient sql;
    private final TransactionTemplate snapshot;
    private final RecordReader records;
    private final RecordedTime recordedTime;
    private final ReadYourWrites arrivals;
    private final AccessPolicy access;

    CaseReader(
            JdbcClient sql,
            PlatformTransactionManager transactions,
            RecordReader records,
            RecordedTime recordedTime,
            ReadYourWrites arrivals,
            AccessPolicy access) {
        this.sql = sql;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
        this.records = records;
        this.recordedTime = recordedTime;
        this.arrivals = arrivals;
        this.access = access;
    }

    /**
     * Runs {@code question} at the requested viewpoint.
     *
     * @throws ReadProblemException if the case does not exist, the viewpoint is malformed, or a recorded entry does not
     *     become visible in time
     */
    public <T> T read(CaseId caseId, ViewpointQuery viewpoint, Function<CaseAtViewpoint, T> question) {
        Court court = Courts.find(caseId.court()).orElseThrow(() -> unknown(caseId));
        Optional<ReadToken> awaited = awaitWhatIsAskedFor(viewpoint);
        ResolvedViewpoint seen = viewpoint.resolve(court.zone(), recordedTime.now(), recordedTime.settled());
        T answer = snapshot.execute(_ -> shown(
                caseId,
                () -> question.apply(new VisibleCase(
                        seen.present()
                                ? PresentCase.read(sql, records, caseId, court, seen)
                                        .orElseThrow(() -> unknown(caseId))
                                : evaluated(caseId, court, viewpoint, seen, awaited),
                        access))));
        return Objects.requireNonNull(answer);
    }

    /**
     * Runs {@code question} on the whole record, which is read once.
     *
     * @throws ReadProblemException if the case does not exist or its record cannot be evaluated
     */
    public <T> T history(CaseId caseId, ViewpointQuery viewpoint, Function<VisibleHistory, T> question) {
        awaitWhatIsAskedFor(viewpoint);
        Court court = Courts.find(caseId.court()).orElseThrow(() -> unknown(caseId));
        Instant now = recordedTime.now();
        Instant settled = recordedTime.settled();
        T answer = snapshot.execute(_ ->
                shown(caseId, () -> question.apply(new VisibleHistory(recorded(caseId), court, now, settled, access))));
        return Objects.requireNonNull(answer);
    }

    private CaseAtViewpoint evaluated(
            CaseId caseId, Court court, ViewpointQuery viewpoint, ResolvedViewpoint seen, Optional<ReadToken> awaited) {
        RecordedCase recorded = recorded(caseId);
        return EvaluatedCase.of(recorded, court, viewpoint.knowsAll() ? knowing(seen, awaited, recorded) : seen);
    }

    private RecordedCase recorded(CaseId caseId) {
        return records.read(caseId).orElseThrow(() -> unknown(caseId));
    }

    /** Turns any failure of the rows or the evaluation of this case into a problem that the caller can understand. */
    private static <T> T shown(CaseId caseId, Supplier<T> answer) {
        try {
            return answer.get();
        } catch (ReadProblemException | NestedRuntimeException e) {
            // Expected problems, and failures of the database rather than of the record.
            throw e;
        } catch (CaseTooLarge e) {
            LOG.warn("{} is too large for a read: {}", caseId, e.getMessage());
            throw new ReadProblemException(new ReadProblem.TooLarge());
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("{} could not be shown", caseId, e);
            throw new ReadProblemException(new ReadProblem.NotEvaluatedFromThere());
        }
    }

    private Optional<ReadToken> awaitWhatIsAskedFor(ViewpointQuery viewpoint) {
        Optional<ReadToken> awaited = Optional.ofNullable(viewpoint.after())
                .filter(after -> !after.isBlank())
                .map(CaseReader::token);
        awaited.ifPresent(arrivals::await);
        return awaited;
    }

    /** A client sees its own entry even while other transactions delay the settled position. */
    private static ResolvedViewpoint knowing(
            ResolvedViewpoint seen, Optional<ReadToken> awaited, RecordedCase recorded) {
        List<Entry> entries = recorded.record().entries();
        return awaited.filter(token -> token.recordId()
                        .equals(recorded.record().opened().caseId().value()))
                .filter(token -> token.sequence() < entries.size())
                .map(token -> seen.knowing(entries.get((int) token.sequence()).recordedAt()))
                .orElse(seen);
    }

    private static ReadToken token(String after) {
        try {
            return ReadToken.of(after);
        } catch (IllegalArgumentException e) {
            throw ReadProblemException.malformed("after", "after must be the token of a receipt.");
        }
    }

    private static ReadProblemException unknown(CaseId caseId) {
        return ReadProblemException.notFound("caseId", "No case " + caseId + " is on record.");
    }
}
