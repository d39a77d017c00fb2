package org.goodfaith.query.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.goodfaith.ledger.KeyFile;
import org.goodfaith.ledger.SigningKey;
import org.goodfaith.query.access.AccessPolicy;
import org.goodfaith.spring.PeriodicWorker;
import org.goodfaith.query.store.StoreOrder;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.goodfaith.spring.CannotStart;
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

    /**
     * @param origin the globally unique name of the log
     * @param key the file of the signing key; generated if missing
     * @param checkpoints the directory for published checkpoints, ideally on another machine
     * @param every the delay between two rounds; no rounds run if absent
     * @param heartbeat the longest time without a new signature while nothing is recorded
     */
    @ConfigurationProperties("goodfaith.ledger")
    record Settings(
            @DefaultValue("goodfaith.local/record") String origin,
            Path key,
            Path checkpoints,
            @Nullable Duration every,
            @DefaultValue("1m") Duration heartbeat) {}

    /** Depends on the database, because the embedded database creates the data directory with restricted access. */
    @Bean
    @DependsOnDatabaseInitialization
    SigningKey ledgerKey(Settings settings) {
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
        return new PublishedCheckpoints(settings.checkpoints());
    }

    @Bean
    LedgerTables ledgerTables(JdbcTemplate jdbc) {
        return new LedgerTables(jdbc);
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
                new StoreOrder(sql, recordedTime),
                key,
                published,
                new TransactionTemplate(transactions),
                settings.heartbeat());
    }

    @Bean
    LedgerState ledgerState(LedgerTables tables, RecordedTime recordedTime) {
        return new LedgerState(tables, recordedTime);
    }

    @Bean
    LedgerCheck ledgerCheck(JdbcClient sql, LedgerTables tables, PublishedCheckpoints published, SigningKey key) {
        return new LedgerCheck(sql, tables, published, key.verifier());
    }

    @Bean
    Bundles bundles(
            LedgerTables tables,
            JdbcClient sql,
            SigningKey key,
            AccessPolicy gate,
            PlatformTransactionManager transactions) {
        var snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        return new Bundles(tables, new StoredEvents(sql), key.verifier(), gate, snapshot);
    }

    @Bean
    @ConditionalOnProperty("goodfaith.ledger.every")
    PeriodicWorker ledgerRounds(Ledger ledger, LedgerState state, Settings settings) {
        return new PeriodicWorker("ledger", Objects.requireNonNull(settings.every()), () -> state.round(ledger));
    }
}
