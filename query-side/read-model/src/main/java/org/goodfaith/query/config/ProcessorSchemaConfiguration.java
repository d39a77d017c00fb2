package org.goodfaith.query.config;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Brings the query side's tables to the version this program needs.
 *
 * <p>Both sides may share one database, so each keeps a history of its own and takes a schema that already has the
 * other's tables.
 */
@Configuration(proxyBeanMethods = false)
class ProcessorSchemaConfiguration {

    @Bean
    FlywayMigrationInitializer querySchema(DataSource database) {
        return new FlywayMigrationInitializer(Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/query")
                .table("schema_history_query")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load());
    }
}
