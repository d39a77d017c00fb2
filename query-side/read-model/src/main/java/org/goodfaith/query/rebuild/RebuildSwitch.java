package org.goodfaith.query.rebuild;

import java.sql.SQLException;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.goodfaith.query.rebuild.Rebuild.Stage;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.UncategorizedSQLException;

/**
 * Makes rebuilt tables live.
 *
 * <p>While writers wait and readers continue, it catches up and compares the remaining records. Then one transaction
 * renames schemas, so that the rebuilt tables replace the live ones. A read in progress finishes on the old tables; a
 * new read waits briefly and uses the new ones. Catching up is committed before the switch, so that a read that has
 * started but not touched a table finds complete data.
 */
final class RebuildSwitch {

    /** Shorter than PostgreSQL's deadlock timeout, so that the switch gives up before a read is aborted. */
    private static final String LOCK_WAIT = "300ms";

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final int TRIES_MAX = 50;

    private final RebuildSession session;
    private final RebuildStore store;
    private final Projection projection;
    private final Projection.Building building;
    private final RebuildWork work;
    private final long id;

    RebuildSwitch(RebuildSession session, RebuildStore store, Projection projection, long id) {
        this.session = session;
        this.store = store;
        this.projection = projection;
        this.building = projection.on(session.sql());
        this.work = new RebuildWork(session, store, projection, id, () -> true);
        this.id = id;
    }

    void switchOver(boolean acceptDifferences) {
        // Catches up most records while writers still work.
        catchUpAndCompare();
        session.withWritersWaiting(projection.name(), () -> {
            catchUpAndCompare();
            if (!acceptDifferences && store.different(session.sql(), id) > 0) {
                throw Rebuilds.invalidState("Some rebuilt cases differ from the live data. The rebuild lists them."
                        + " If the differences are correct, switch with acceptDifferences=true.");
            }
            session.transaction().executeWithoutResult(_ -> building.carryOver(session.live()));
            takePlace();
        });
    }

    private void catchUpAndCompare() {
        var changed = new TreeSet<>(store.listed(session.sql(), id));
        changed.addAll(work.catchUp());
        work.compare(changed, 0);
    }

    /** Retries while a long read holds a table; other reads continue in between. */
    private void takePlace() {
        for (int left = TRIES_MAX; ; left--) {
            try {
                session.transaction().executeWithoutResult(_ -> moveTables());
                return;
            } catch (PessimisticLockingFailureException | UncategorizedSQLException e) {
                if (!isBlocked(e)) {
                    throw e;
                }
                if (left == 0) {
                    throw Rebuilds.invalidState("A long read blocks the switch. Try again later.");
                }
            }
        }
    }

    /** Spring has no category for a lock that was not available in time. */
    private static boolean isBlocked(DataAccessException e) {
        if (e instanceof UncategorizedSQLException unknown) {
            SQLException cause = unknown.getSQLException();
            return cause != null && LOCK_NOT_AVAILABLE.equals(cause.getSQLState());
        }
        return true;
    }

    private void moveTables() {
        var sql = session.sql();
        if (!store.reach(sql, id, Stage.BUILT, Stage.SWITCHED)) {
            throw Rebuilds.invalidState("The rebuild was dropped meanwhile.");
        }
        String live = projection.tables().stream()
                .map(table -> session.live() + "." + table)
                .collect(Collectors.joining(", "));
        sql.sql("SET LOCAL lock_timeout = '" + LOCK_WAIT + "'").update();
        sql.sql("LOCK TABLE " + live + " IN ACCESS EXCLUSIVE MODE").update();
        sql.sql("DROP TABLE " + live).update();
        for (String table : projection.tables()) {
            sql.sql("ALTER TABLE " + session.built() + "." + table + " SET SCHEMA " + session.live())
                    .update();
        }
        sql.sql("DROP SCHEMA " + session.built()).update();
        projection.switched(sql);
    }
}
