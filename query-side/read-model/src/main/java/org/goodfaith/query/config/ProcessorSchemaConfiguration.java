package org.goodfaith.query.config;

import javax.sql.DataSource;
import org.goodfaith.spring.DatabaseRight;
import org.goodfaith.spring.Migrations;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Migrates the query side's tables at start-up. */
@Configuration(proxyBeanMethods = false)
class ProcessorSchemaConfiguration {

    @Bean
    FlywayMigrationInitializer querySchema(DataSource database) {
        return Migrations.of(
                database,
                "query",
                DatabaseRight.createTables(),
                DatabaseRight.createSchemas(),
                DatabaseRight.use("domain_event", "SELECT"),
                DatabaseRight.use("idempotency", "SELECT"),
                DatabaseRight.execute("close_record(timestamptz)"));
    }
}
