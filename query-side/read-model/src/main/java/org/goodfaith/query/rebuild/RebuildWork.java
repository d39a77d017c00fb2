package org.goodfaith.query.rebuild;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.goodfaith.query.rebuild.Rebuild.DifferenceKind;
import org.goodfaith.query.rebuild.Rebuild.Stage;
import org.jspecify.annotations.Nullable;

/** Builds and compares until done, stopped or dropped. */
final class RebuildWork {

    /** The number of records caught up in one transaction. */
    private static final int CATCH_UP_RECORDS = 200;

    /** After this many rounds, the switch catches up with records that change constantly. */
    private static final int CATCH_UP_ROUNDS_MAX = 10;

    private final RebuildSession session;
    private final RebuildStore store;
    private final Projection projection;
    private final Projection.Building building;
    private final long id;
    private final BooleanSupplier goesOn;

    RebuildWork(RebuildSession session, RebuildStore store, Projection projection, long id, BooleanSupplier goesOn) {
        this.session = session;
        this.store = store;
        this.projection = projection;
        this.building = projection.on(session.sql());
        this.id = id;
        this.goesOn = goesOn;
    }

    void run() {
        build();
        compareAll();
        session.transaction().executeWithoutResult(_ -> {
            if (store.hold(session.sql(), id).stage() == Stage.DROPPED) {
                removeTables(session);
            }
        });
    }

    static void removeTables(RebuildSession session) {
        session.sql()
                .sql("DROP SCHEMA IF EXISTS " + session.built() + " CASCADE")
                .update();
    }

    private void build() {
        long[] mark = {System.nanoTime()};
        Stage stage = Stage.BUILDING;
        while (stage == Stage.BUILDING && goesOn.getAsBoolean()) {
            stage = session.transaction().execute(_ -> buildNext(mark));
        }
    }

    private Stage buildNext(long[] mark) {
        var position = store.hold(session.sql(), id);
        if (position.stage() != Stage.BUILDING) {
            return position.stage();
        }
        var batch = building.buildNext(session.live(), position.builtThrough().orElse(null));
        if (batch.isEmpty()) {
            // Without statistics, the plans for the new tables would be poor.
            projection.tables().forEach(table -> session.sql()
                    .sql("ANALYZE " + session.built() + "." + table)
                    .update());
            store.reach(session.sql(), id, Stage.BUILDING, Stage.COMPARING);
            return Stage.COMPARING;
        }
        long now = System.nanoTime();
        store.advance(session.sql(), id, batch.get(), Duration.ofNanos(now - mark[0]));
        mark[0] = now;
        return Stage.BUILDING;
    }

    private void compareAll() {
        if (store.hold(session.sql(), id).stage() != Stage.COMPARING) {
            return;
        }
        catchUp();
        store.forgetComparison(session.sql(), id);
        var next = building.recordIds(session.live(), null);
        while (!next.isEmpty() && goesOn.getAsBoolean()) {
            if (compare(next, next.size()) != Stage.COMPARING) {
                return;
            }
            next = building.recordIds(session.live(), next.getLast());
        }
        if (goesOn.getAsBoolean()) {
            catchUp();
            compare(store.listed(session.sql(), id), 0);
            store.stopped(session.sql(), id, building.stopped());
            store.reach(session.sql(), id, Stage.COMPARING, Stage.BUILT);
        }
    }

    /** Catches up with events that the live tables have processed since the build. */
    List<String> catchUp() {
        List<String> before = List.of();
        var caughtUp = new java.util.TreeSet<String>();
        for (int round = 0; round < CATCH_UP_ROUNDS_MAX && goesOn.getAsBoolean(); round++) {
            List<String> behind = building.behind(session.live());
            // A record that lags after a second build will not catch up, and the comparison reports it.
            if (behind.isEmpty() || behind.equals(before)) {
                break;
            }
            for (int from = 0; from < behind.size(); from += CATCH_UP_RECORDS) {
                var some = behind.subList(from, Math.min(behind.size(), from + CATCH_UP_RECORDS));
                session.transaction().executeWithoutResult(_ -> building.bringUp(session.live(), some));
            }
            caughtUp.addAll(behind);
            before = behind;
        }
        return List.copyOf(caughtUp);
    }

    /**
     * @param counted the number of records compared for the first time
     * @return the current stage
     */
    Stage compare(Collection<String> recordIds, long counted) {
        var shown = session.both(() -> building.shown(recordIds));
        var differences = new TreeMap<String, DifferenceKind>();
        for (String recordId : recordIds) {
            kind(shown.live().get(recordId), shown.built().get(recordId))
                    .ifPresent(kind -> differences.put(recordId, kind));
        }
        return java.util.Objects.requireNonNull(session.transaction().execute(_ -> {
            Stage stage = store.hold(session.sql(), id).stage();
            if (!stage.ended()) {
                store.compared(session.sql(), id, recordIds, differences, counted);
            }
            return stage;
        }));
    }

    private static Optional<DifferenceKind> kind(Projection.@Nullable Shown live, Projection.@Nullable Shown built) {
        if (live == null) {
            return built == null ? Optional.empty() : Optional.of(DifferenceKind.AHEAD);
        }
        if (built == null || built.sequence() < live.sequence() || built.calendarSequence() < live.calendarSequence()) {
            return Optional.of(DifferenceKind.BEHIND);
        }
        if (built.sequence() > live.sequence() || built.calendarSequence() > live.calendarSequence()) {
            return Optional.of(DifferenceKind.AHEAD);
        }
        return built.digest().equals(live.digest()) ? Optional.empty() : Optional.of(DifferenceKind.DIFFERENT);
    }
}
