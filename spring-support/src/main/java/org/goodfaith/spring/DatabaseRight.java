package org.goodfaith.spring;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A right that the database role of one side needs. A missing right is reported at start-up, not hours later by the
 * first work that needs it.
 *
 * @param holds the SQL condition that is true if the role has the right
 * @param lacks what the role cannot do without it, such as "may not create tables in the schema public"
 * @param on the privileges and the object, as in {@code GRANT … TO}
 */
public record DatabaseRight(String holds, String lacks, String on) {

    /** A role without {@code USAGE} on the schema has no current schema. */
    public static DatabaseRight createTables() {
        return new DatabaseRight(
                "coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)",
                "may not create tables in the schema public",
                "USAGE, CREATE ON SCHEMA public");
    }

    /** A rebuild fills a schema of its own. */
    public static DatabaseRight createSchemas() {
        return new DatabaseRight(
                "has_database_privilege(current_database(), 'CREATE')",
                "may not create the schema of a rebuild",
                "CREATE ON DATABASE %s");
    }

    /** The right to a table of another owner. Holds if the table does not exist (yet). */
    public static DatabaseRight use(String table, String... privileges) {
        return new DatabaseRight(
                Arrays.stream(privileges)
                        .map(privilege -> "coalesce(has_table_privilege(to_regclass('%s')::oid, '%s'), true)"
                                .formatted(table, privilege))
                        .collect(Collectors.joining(" AND ")),
                "lacks " + String.join(" or ", privileges) + " on the table " + table,
                String.join(", ", privileges) + " ON " + table);
    }

    /** The right to a function of another owner. Holds if the function does not exist. */
    public static DatabaseRight execute(String function) {
        return new DatabaseRight(
                "coalesce(has_function_privilege(to_regprocedure('%s')::oid, 'EXECUTE'), true)".formatted(function),
                "lacks EXECUTE on the function " + function,
                "EXECUTE ON FUNCTION " + function);
    }

    /**
     * Checks the rights of the role that {@code database} connects with.
     *
     * @throws CannotStart if one is missing
     */
    static void require(List<DatabaseRight> rights, DataSource database) {
        JdbcClient sql = JdbcClient.create(database);
        for (DatabaseRight right : rights) {
            boolean held =
                    sql.sql("SELECT " + right.holds()).query(Boolean.class).single();
            if (!held) {
                String role = sql.sql("SELECT quote_ident(current_user)")
                        .query(String.class)
                        .single();
                String name = sql.sql("SELECT quote_ident(current_database())")
                        .query(String.class)
                        .single();
                throw new CannotStart("The database role " + role + " " + right.lacks()
                        + ". An administrator of the database must run: GRANT "
                        + right.on().formatted(name) + " TO " + role + ";");
            }
        }
    }
}
