package org.goodfaith.command.config;

import javax.sql.DataSource;
import org.goodfaith.spring.DatabaseRight;
import org.goodfaith.spring.Migrations;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Migrates the command side's tables at start-up. */
@Configuration(proxyBeanMethods = false)
class EventStoreSchemaConfiguration {

    @Bean
    FlywayMigrationInitializer commandSchema(DataSource database) {
        return Migrations.of(
                database,
                "command",
                DatabaseRight.createTables(),
                DatabaseRight.use("domain_event", "SELECT", "INSERT"),
                DatabaseRight.use("snapshot_event", "SELECT"),
                DatabaseRight.use("record_closed", "SELECT"),
                DatabaseRight.use("idempotency", "SELECT", "INSERT", "DELETE"));
    }
}
