package org.goodfaith.query.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.goodfaith.ledger.KeyFile;
import org.goodfaith.ledger.SigningKey;
import org.goodfaith.query.access.AccessPolicy;
import org.goodfaith.query.rebuild.Projection;
import org.goodfaith.query.store.ProcessorTokens;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.goodfaith.spring.CannotStart;
import org.goodfaith.spring.PeriodicWorker;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Configures the ledger. Active if {@code goodfaith.ledger.key} names a key file. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("goodfaith.ledger.key")
@EnableConfigurationProperties(LedgerConfiguration.Settings.class)
class LedgerConfiguration {

    /** The delay after which a check that could not be completed is repeated. */
    private static final Duration CHECK_RETRY = Duration.ofMinutes(1);

    /**
     * @param origin the globally unique name of the log
     * @param key the file of the signing key; generated if missing
     * @param checkpoints the directory for published checkpoints, ideally on another machine
     * @param every the delay between two rounds; no rounds run if absent
     * @param heartbeat the longest time without a new signature while nothing is recorded
     * @param checkEvery the delay between two full checks; the first is at start-up
     * @param checkCases the number of cases whose rows in the read model are compared in each check
     */
    @ConfigurationProperties("goodfaith.ledger")
    record Settings(
            @DefaultValue("goodfaith.local/record") String origin,
            Path key,
            Path checkpoints,
            @Nullable Duration every,
            @DefaultValue("1m") Duration heartbeat,
            @DefaultValue("1h") Duration checkEvery,
            @DefaultValue("200") int checkCases) {}

    /**
     * Generates the key only if nothing was ever signed. A new key could not continue the old log.
     *
     * <p>Depends on the database, because the embedded database creates the data directory with restricted access.
     */
    @Bean
    @DependsOnDatabaseInitialization
    SigningKey ledgerKey(Settings settings, JdbcClient sql, PublishedCheckpoints published) {
        if (!Files.exists(settings.key())) {
            boolean logged = sql.sql("SELECT size > 0 FROM ledger_state")
                    .query(Boolean.class)
                    .single();
            if (logged || !published.isEmpty()) {
                throw new CannotStart("The ledger's signing key " + settings.key()
                        + " is missing, although checkpoints were signed with it: restore the file from a backup.");
            }
        }
        try {
            return KeyFile.open(settings.key(), settings.origin());
        } catch (IOException e) {
            throw unusableKey(settings, CannotStart.reason(e), e);
        } catch (IllegalArgumentException e) {
            throw unusableKey(settings, String.valueOf(e.getMessage()), e);
        }
    }

    private static CannotStart unusableKey(Settings settings, String reason, Exception cause) {
        return new CannotStart(
                "The ledger's signing key " + settings.key() + " cannot be used (" + reason
                        + "): correct that, or restore the file from a backup.",
                cause);
    }

    @Bean
    PublishedCheckpoints publishedCheckpoints(Settings settings) {
        return new PublishedCheckpoints(settings.checkpoints(), settings.key());
    }

    @Bean
    LedgerTables ledgerTables(JdbcTemplate jdbc, SigningKey key) {
        return new LedgerTables(jdbc, key.verifier());
    }

    @Bean
    Ledger ledger(
            LedgerTables tables,
            JdbcClient sql,
            RecordedTime recordedTime,
            SigningKey key,
            PublishedCheckpoints published,
            PlatformTransactionManager transactions,
            Settings settings) {
        return new Ledger(
                tables,
                new StoredEvents(sql),
                new RecordClosing(sql, recordedTime),
                recordedTime,
                key,
                published,
                new TransactionTemplate(transactions),
                settings.heartbeat());
    }

    @Bean
    LedgerState ledgerState(LedgerTables tables, LedgerCheck check, RecordedTime recordedTime) {
        return new LedgerState(tables, check, recordedTime);
    }

    @Bean
    LedgerCheck ledgerCheck(
            JdbcClient sql,
            LedgerTables tables,
            PublishedCheckpoints published,
            SigningKey key,
            List<Projection> projections,
            ProcessorTokens tokens,
            PlatformTransactionManager transactions,
            RecordedTime recordedTime,
            Settings settings) {
        var snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return new LedgerCheck(
                new LogCheck(sql, tables, published, key.verifier()),
                new AnswerCheck(sql),
                new ReadModelCheck(sql, projections, tokens, snapshot, settings.checkCases()),
                recordedTime);
    }

    @Bean
    Bundles bundles(
            LedgerTables tables,
            JdbcClient sql,
            SigningKey key,
            AccessPolicy access,
            PlatformTransactionManager transactions) {
        var snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        return new Bundles(tables, new StoredEvents(sql), key.verifier(), access, snapshot);
    }

    @Bean
    @ConditionalOnProperty("goodfaith.ledger.every")
    PeriodicWorker ledgerRounds(Ledger ledger, LedgerState state, Settings settings) {
        return new PeriodicWorker("ledger", Objects.requireNonNull(settings.every()), () -> state.round(ledger));
    }

    @Bean
    @ConditionalOnProperty("goodfaith.ledger.every")
    PeriodicWorker ledgerChecks(LedgerCheck check, Settings settings) {
        return new PeriodicWorker(
                "ledger-check",
                settings.checkEvery().compareTo(CHECK_RETRY) < 0 ? settings.checkEvery() : CHECK_RETRY,
                () -> check.round(settings.checkEvery()));
    }
}
