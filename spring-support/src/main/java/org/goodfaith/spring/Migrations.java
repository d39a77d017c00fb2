package org.goodfaith.spring;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;

/**
 * Migrates the tables of one part of the program at start-up.
 *
 * <p>Several parts can share one database. Each part has its own history table and accepts a schema that already
 * contains the tables of the others.
 */
public final class Migrations {

    private Migrations() {}

    /**
     * Returns an initializer that applies the migrations in {@code classpath:db/migration/<part>} and records them in
     * the table {@code schema_history_<part>}. It first checks that the database role has the rights it needs.
     */
    public static FlywayMigrationInitializer of(DataSource database, String part, DatabaseRight... rights) {
        return new FlywayMigrationInitializer(
                Flyway.configure()
                        .dataSource(database)
                        .locations("classpath:db/migration/" + part)
                        .table("schema_history_" + part)
                        .baselineOnMigrate(true)
                        .baselineVersion("0")
                        .load(),
                flyway -> {
                    DatabaseRight.require(List.of(rights), database);
                    flyway.migrate();
                });
    }
}
