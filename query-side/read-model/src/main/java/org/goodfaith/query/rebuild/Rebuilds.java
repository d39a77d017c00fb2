package org.goodfaith.query.rebuild;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.goodfaith.query.edge.ReadProblem;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.rebuild.Rebuild.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Rebuilds projections while they are read.
 *
 * <p>It builds the new tables from the event store in a separate schema, some records per transaction, and stores its
 * progress in the same transaction. Any node can resume an interrupted rebuild. It catches up with new events by
 * comparing the sequences of live and rebuilt records. A rebuild has no side effects.
 */
@Component
public class Rebuilds implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Rebuilds.class);

    private final DataSource database;
    private final RebuildStore store;
    private final Map<String, Projection> projections;
    private final Map<String, Thread> workers = new ConcurrentHashMap<>();
    private volatile boolean running;

    @Autowired
    Rebuilds(DataSource database, RebuildStore store, List<Projection> projections) {
        this.database = database;
        this.store = store;
        this.projections = projections.stream().collect(Collectors.toMap(Projection::name, Function.identity()));
    }

    /** @return the names of all projections, sorted */
    public List<String> projections() {
        return projections.keySet().stream().sorted().toList();
    }

    /** @return the latest rebuild of each projection that was ever rebuilt */
    public List<Rebuild> all() {
        return projections().stream().flatMap(name -> find(name).stream()).toList();
    }

    public Rebuild latest(String projection) {
        return find(known(projection).name())
                .orElseThrow(() -> ReadProblemException.notFound(
                        "projection", "The projection " + projection + " has never been rebuilt."));
    }

    private Optional<Rebuild> find(String projection) {
        return store.latest(projection, known(projection).liveRuleSets());
    }

    private Projection known(String projection) {
        return Optional.ofNullable(projections.get(projection))
                .orElseThrow(() -> ReadProblemException.notFound(
                        "projection",
                        "There is no such projection. The projections are: " + String.join(", ", projections()) + "."));
    }

    /** Starts building beside the live tables. */
    public Rebuild start(String name) {
        Projection projection = known(name);
        RebuildSession session = session(name);
        try {
            find(name).filter(latest -> !latest.stage().ended()).ifPresent(_ -> {
                throw invalidState("A rebuild of " + name + " already exists. Resume it, make it live or drop it.");
            });
            Long id = session.transaction().execute(_ -> {
                var sql = session.sql();
                sql.sql("DROP SCHEMA IF EXISTS " + session.built() + " CASCADE").update();
                sql.sql("CREATE SCHEMA " + session.built()).update();
                sql.sql("SELECT create_tables_like(:live, :built, :tables)")
                        .param("live", session.live())
                        .param("built", session.built())
                        .param("tables", projection.tables().toArray(String[]::new))
                        .query((_, _) -> 0)
                        .list();
                return store.begin(sql, projection, projection.on(sql).events());
            });
            work(session, projection, java.util.Objects.requireNonNull(id));
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
        return latest(name);
    }

    /** Resumes an interrupted or failed rebuild. */
    public Rebuild resume(String name) {
        Projection projection = known(name);
        RebuildSession session = session(name);
        try {
            Rebuild rebuild = unfinished(name);
            if (rebuild.stage() == Stage.BUILT) {
                throw invalidState("The rebuild is complete. Make it live or drop it.");
            }
            if (!rebuild.ruleSet().equals(projection.ruleSet())) {
                throw invalidState("It was started with rule set %s, but this version has %s. Drop it and start again."
                        .formatted(rebuild.ruleSet(), projection.ruleSet()));
            }
            work(session, projection, rebuild.id());
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
        return latest(name);
    }

    /**
     * Brings the rebuilt data up to date and makes it live.
     *
     * @param acceptDifferences true to switch even if records differ from the live ones
     */
    public Rebuild switchOver(String name, boolean acceptDifferences) {
        Projection projection = known(name);
        try (RebuildSession session = session(name)) {
            Rebuild rebuild = unfinished(name);
            if (rebuild.stage() != Stage.BUILT) {
                throw invalidState("The rebuild is not complete. " + rebuild.says());
            }
            new RebuildSwitch(session, store, projection, rebuild.id()).switchOver(acceptDifferences);
        }
        log.info("The rebuilt {} is live", name);
        return latest(name);
    }

    /** Drops a rebuild. A node that works on it notices at its next batch and removes the tables. */
    public Rebuild drop(String name) {
        Projection projection = known(name);
        Rebuild rebuild = unfinished(name);
        Optional<RebuildSession> idle = RebuildSession.open(database, name);
        try (RebuildSession session = idle.orElse(null)) {
            if (session != null) {
                session.transaction().executeWithoutResult(_ -> {
                    store.drop(session.sql(), rebuild.id());
                    RebuildWork.removeTables(session);
                });
            } else {
                store.drop(rebuild.id());
            }
        }
        log.info("The rebuild of {} was dropped", projection.name());
        return latest(name);
    }

    private Rebuild unfinished(String name) {
        return find(name)
                .filter(rebuild -> !rebuild.stage().ended())
                .orElseThrow(() -> invalidState("No rebuild of " + name + " is under way."));
    }

    private RebuildSession session(String name) {
        return RebuildSession.open(database, name)
                .orElseThrow(() -> invalidState("A rebuild of " + name + " is running, here or on another node."));
    }

    static ReadProblemException invalidState(String detail) {
        return new ReadProblemException(new ReadProblem.InvalidState("projection", detail));
    }

    /** The session is closed at the end of the work. */
    private void work(RebuildSession session, Projection projection, long id) {
        if (!running) {
            throw invalidState("This node is stopping.");
        }
        var work = new RebuildWork(session, store, projection, id, () -> running);
        var worker = Thread.ofPlatform()
                .daemon()
                .name("rebuild-" + projection.name())
                .unstarted(() -> {
                    try (session) {
                        work.run();
                    } catch (RuntimeException e) {
                        log.error("The rebuild of {} failed. The live data was not changed.", projection.name(), e);
                        store.fail(id, e.getClass().getSimpleName() + "; see the log file for details.");
                    }
                });
        workers.put(projection.name(), worker);
        worker.start();
    }

    @Override
    public void start() {
        running = true;
    }

    /** Waits for the current batch. */
    @Override
    public void stop() {
        running = false;
        for (Thread worker : workers.values()) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
