package org.goodfaith.standalone;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import org.axonframework.commandhandling.CommandBus;
import org.goodfaith.query.operations.StorageState;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** Starts and watches an embedded PostgreSQL and its disk, unless another database is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnEmbeddedDatabase
@EnableConfigurationProperties(EmbeddedDatabaseConfiguration.Storage.class)
class EmbeddedDatabaseConfiguration {

    /**
     * @param dataDir the data directory, relative to the working directory
     * @param programsDir the directory of PostgreSQL's unpacked programs; by default in the data directory
     * @param diskReserve the free space below which recording is refused
     */
    @ConfigurationProperties("goodfaith")
    record Storage(
            @DefaultValue("data") Path dataDir,
            @Nullable Path programsDir,
            @DefaultValue("256MB") DataSize diskReserve) {}

    @Bean(destroyMethod = "close")
    EmbeddedDatabase embeddedDatabase(Storage storage, Clock clock) {
        return EmbeddedDatabase.startIn(storage.dataDir(), storage.programsDir(), clock);
    }

    /** The connection details for Spring Boot's connection pool. */
    @Bean
    JdbcConnectionDetails embeddedDatabaseConnection(EmbeddedDatabase database) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return database.user();
            }

            @Override
            public String getPassword() {
                return database.password();
            }

            @Override
            public String getJdbcUrl() {
                return database.jdbcUrl();
            }
        };
    }

    @Bean
    DiskReserve diskReserve(Storage storage) {
        File directory = storage.dataDir().toAbsolutePath().toFile();
        return new DiskReserve(directory::getUsableSpace, storage.diskReserve().toBytes());
    }

    /** Registers the reserve after the check of idempotency keys, which all configurations have registered by then. */
    @Bean
    SmartInitializingSingleton refuseCommandsOnAFullDisk(CommandBus commands, DiskReserve reserve) {
        return () -> {
            var _ = commands.registerHandlerInterceptor(reserve);
        };
    }

    @Bean
    StorageState storageState(EmbeddedDatabase database, DiskReserve reserve) {
        return () -> new StorageState.StorageView(
                database.isRunning(),
                database.restarts(),
                database.lastOutage().orElse(null),
                reserve.freeBytes(),
                reserve.reserveBytes(),
                reserve.isUsedUp());
    }

    /** Reports {@code DOWN} while the database server does not run or recording is refused. */
    @Bean
    HealthIndicator storageHealthIndicator(StorageState state) {
        return () -> {
            var view = state.view();
            return (view.databaseRunning() && !view.recordingRefused() ? Health.up() : Health.down())
                    .withDetail("databaseRunning", view.databaseRunning())
                    .withDetail("restarts", view.restarts())
                    .withDetail("recordingRefused", view.recordingRefused())
                    .build();
        };
    }

    @Bean
    MeterBinder storageMetrics(StorageState state) {
        return registry -> {
            Gauge.builder("goodfaith.database.restarts", () -> state.view().restarts())
                    .description("Restarts of the embedded database since the program started")
                    .register(registry);
            Gauge.builder("goodfaith.recording.refused", () -> state.view().recordingRefused() ? 1 : 0)
                    .description("1 while recording is refused because the disk is full")
                    .register(registry);
        };
    }
}
