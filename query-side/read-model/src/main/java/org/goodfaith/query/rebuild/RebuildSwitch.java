package org.goodfaith.query.rebuild;

import java.util.TreeSet;
import java.util.stream.Collectors;
import org.goodfaith.query.rebuild.Rebuild.Stage;
import org.springframework.dao.PessimisticLockingFailureException;

/**
 * Puts tables that were built in place of the live ones.
 *
 * <p>While writers wait, what is left is caught up and compared; everybody still reads. Then, in one transaction that
 * only moves names, the new tables take the place of the old. A read that is under way ends on the old tables; one that
 * comes then waits a moment and finds the new. The catching up is committed before, so that also a read which has
 * begun, and has not touched a table, finds all of it.
 */
final class RebuildSwitch {

    /** Less than PostgreSQL waits before it looks for deadlocks, so that giving up is ours and no read is broken. */
    private static final String LOCK_WAIT = "300ms";

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
        // Most of it while nobody waits.
        catchUpAndCompare();
        session.withWritersWaiting(projection.name(), () -> {
            catchUpAndCompare();
            if (!acceptDifferences && store.different(session.sql(), id) > 0) {
                throw Rebuilds.outOfTurn(
                        "Cases are not the same as they are shown; the rebuild's differences list them."
                                + " Switch with acceptDifferences=true if that is as it should be.");
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

    /** Tries again while a long read holds a table; other reads go on in between. */
    private void takePlace() {
        for (int left = TRIES_MAX; ; left--) {
            try {
                session.transaction().executeWithoutResult(_ -> moveTables());
                return;
            } catch (PessimisticLockingFailureException e) {
                if (left == 0) {
                    throw Rebuilds.outOfTurn("A read that does not end keeps the tables. Try again later.");
                }
            }
        }
    }

    private void moveTables() {
        var sql = session.sql();
        if (!store.reach(sql, id, Stage.BUILT, Stage.SWITCHED)) {
            throw Rebuilds.outOfTurn("It was dropped meanwhile.");
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
