package org.goodfaith.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.goodfaith.standalone.system.SystemWaiting.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.goodfaith.command.CommandSide;
import org.goodfaith.query.QuerySide;
import org.goodfaith.standalone.DatabaseForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests the two sides under database roles of their own, with the rights that the deployment grants and no others. */
@Execution(ExecutionMode.CONCURRENT)
class DatabaseRolesTest {

    private static final String REBUILD = "/operations/rebuilds/cases";

    @TempDir
    private Path data;

    /**
     * The lock on the table of idempotency keys holds a recording after its entry has got its time and before the entry
     * is stored. Until it is stored, the record is not complete up to that time.
     */
    @Test
    void nothingClaimsToBeCompleteBeyondARecordingInFlight() throws Exception {
        try (var database = DatabaseForTests.startIn(data).withRolesOfBothSides();
                Server commandSide = commandSide(database);
                Server querySide = querySide(database);
                Connection holding = database.connectAs("postgres")) {
            ProductApi commands = commandSide.api();
            ProductApi queries = querySide.api();
            String caseId = Cases.openInNorthernDistrict(commands, 94401);
            String other = Cases.openInNorthernDistrict(commands, 94402);

            holding.setAutoCommit(false);
            execute(holding, "LOCK TABLE idempotency IN SHARE ROW EXCLUSIVE MODE");
            var inFlight = CompletableFuture.supplyAsync(() -> commands.post(
                    "/cases/" + caseId + "/facts/CommunicationAnswered",
                    Cases.act("2024-07-01", "EMAILED", "plaintiff-1") + "}",
                    "Idempotency-Key",
                    "in-flight"));
            await().until(() -> waitsForIdempotency(database) || inFlight.isDone());
            assertThat(inFlight).as("in flight").isNotDone();
            var claimed = new ArrayList<Instant>();
            for (int day = 2; day < 5; day++) {
                String token = commands.record(
                                other,
                                "CommunicationAnswered",
                                Cases.act("2024-07-0" + day, "EMAILED", "plaintiff-1") + "}")
                        .token();
                assertThat(queries.get("/cases/" + other + "?after=" + token)
                                .is(200)
                                .at("/case/docketNumber"))
                        .isNotEmpty();
                claimed.add(knownAt(queries, caseId));
                claimed.add(signedThrough(queries, stored(database)));
            }
            assertThat(inFlight).as("still in flight").isNotDone();
            holding.rollback();

            String token = inFlight.join().is(201).token();
            Instant recordedAt = recordedAt(database, caseId);
            assertThat(claimed).allSatisfy(instant -> assertThat(instant).isBefore(recordedAt));
            queries.get("/cases/" + caseId + "?after=" + token).is(200);
            assertThat(knownAt(queries, caseId)).isAfterOrEqualTo(recordedAt);
            await().until(() -> !signedThrough(queries, stored(database)).isBefore(recordedAt));
            var checked = queries.checkedRecord();
            assertThat(checked.required("discrepancies")).isEmpty();
            assertThat(checked.required("failures")).isEmpty();
            assertThat(checked.required("answers").asLong()).isPositive();
            rebuildAndSwitch(queries);
        }
    }

    /** Needs the right to create a schema, and to move tables into the schema public. */
    private static void rebuildAndSwitch(ProductApi queries) {
        queries.post(REBUILD, "{}").is(202);
        assertThat(await().until(
                                () -> queries.get(REBUILD).is(200),
                                rebuild -> !rebuild.body().required("underWay").asBoolean())
                        .at("/stage"))
                .isEqualTo("BUILT");
        queries.post(REBUILD + "/switch", "{}").is(200);
    }

    @Test
    void eachSideSaysWhichGrantItsRoleLacks() throws SQLException {
        try (var database = DatabaseForTests.startIn(data).withRolesOfBothSides();
                Connection administrator = database.connectAs("postgres")) {
            execute(administrator, "REVOKE CREATE ON SCHEMA public FROM goodfaith_command");
            refusesToStart(
                    () -> commandSide(database),
                    "The database role goodfaith_command may not create tables in the schema public. An administrator"
                            + " of the database must run: GRANT USAGE, CREATE ON SCHEMA public TO goodfaith_command;");

            execute(administrator, "GRANT CREATE ON SCHEMA public TO goodfaith_command");
            commandSide(database).close();
            execute(administrator, "REVOKE SELECT ON domain_event FROM goodfaith_query");
            refusesToStart(
                    () -> querySide(database),
                    "The database role goodfaith_query lacks SELECT on the table domain_event. An administrator of the"
                            + " database must run: GRANT SELECT ON domain_event TO goodfaith_query;");

            execute(administrator, "GRANT SELECT ON domain_event TO goodfaith_query");
            execute(administrator, "REVOKE SELECT ON idempotency FROM goodfaith_query");
            refusesToStart(
                    () -> querySide(database),
                    "The database role goodfaith_query lacks SELECT on the table idempotency. An administrator of the"
                            + " database must run: GRANT SELECT ON idempotency TO goodfaith_query;");

            execute(administrator, "GRANT SELECT ON idempotency TO goodfaith_query");
            execute(administrator, "REVOKE EXECUTE ON FUNCTION close_record(timestamptz) FROM PUBLIC");
            refusesToStart(
                    () -> querySide(database),
                    "The database role goodfaith_query lacks EXECUTE on the function close_record(timestamptz). An"
                            + " administrator of the database must run: GRANT EXECUTE ON FUNCTION"
                            + " close_record(timestamptz) TO goodfaith_query;");

            execute(administrator, "GRANT EXECUTE ON FUNCTION close_record(timestamptz) TO goodfaith_query");
            execute(administrator, "REVOKE CREATE ON DATABASE goodfaith FROM goodfaith_query");
            refusesToStart(
                    () -> querySide(database),
                    "The database role goodfaith_query may not create the schema of a rebuild. An administrator of the"
                            + " database must run: GRANT CREATE ON DATABASE goodfaith TO goodfaith_query;");
        }
    }

    private static void refusesToStart(Runnable start, String says) {
        assertThatIllegalStateException()
                .isThrownBy(start::run)
                .withMessageContaining(says)
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("\tat org.goodfaith"));
    }

    private static Server commandSide(DatabaseForTests database) {
        return Server.start(CommandSide.class, settings(database, DatabaseForTests.COMMAND_ROLE));
    }

    private Server querySide(DatabaseForTests database) {
        var settings = new ArrayList<>(List.of(settings(database, DatabaseForTests.QUERY_ROLE)));
        settings.add("--goodfaith.ledger.key=" + database.besides().resolve("key"));
        settings.add("--goodfaith.ledger.checkpoints=" + database.besides().resolve("checkpoints"));
        settings.add("--goodfaith.ledger.every=100ms");
        return Server.start(QuerySide.class, settings.toArray(String[]::new));
    }

    private static String[] settings(DatabaseForTests database, String role) {
        return new String[] {
            "--spring.datasource.url=" + database.url(),
            "--spring.datasource.username=" + role,
            "--spring.datasource.password=" + database.password()
        };
    }

    private static Instant knownAt(ProductApi queries, String caseId) {
        return OffsetDateTime.parse(queries.get("/cases/" + caseId + "/obligations?asOf=2024-06-01")
                        .is(200)
                        .at("/viewpoint/knownAt"))
                .toInstant();
    }

    /**
     * Waits until a checkpoint covers so many events, and returns the instant through which it claims to be complete.
     */
    private static Instant signedThrough(ProductApi queries, long events) {
        return Instant.parse(await().until(
                        () -> queries.get("/operations/ledger").is(200),
                        state -> state.body().path("checkpointEvents").asLong() >= events)
                .at("/checkpointThrough"));
    }

    private static boolean waitsForIdempotency(DatabaseForTests database) throws SQLException {
        return !texts(database, """
                SELECT pid::text FROM pg_locks WHERE NOT granted AND relation = 'idempotency'::regclass
                """).isEmpty();
    }

    private static long stored(DatabaseForTests database) throws SQLException {
        return Long.parseLong(
                texts(database, "SELECT count(*)::text FROM domain_event").getFirst());
    }

    private static Instant recordedAt(DatabaseForTests database, String caseId) throws SQLException {
        return Instant.parse(texts(
                        database,
                        "SELECT recorded_at FROM domain_event WHERE aggregate_identifier = '" + caseId
                                + "' ORDER BY sequence_number DESC LIMIT 1")
                .getFirst());
    }

    private static List<String> texts(DatabaseForTests database, String question) throws SQLException {
        try (Connection connection = database.connectAs("postgres");
                var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            var texts = new ArrayList<String>();
            while (answer.next()) {
                texts.add(answer.getString(1));
            }
            return texts;
        }
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (var executed = connection.createStatement()) {
            executed.execute(statement);
        }
    }
}
