package org.goodfaith.query.rebuild;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A projection whose tables can be rebuilt beside the live ones. */
public interface Projection {

    /** The first key of the advisory lock of a rebuild's worker. The second is the hash of the projection's name. */
    int WORKER_LOCK = 20250710;

    /** @return the name operators use, such as {@code cases} */
    String name();

    /** @return all tables of the projection; a rebuild creates each of them */
    List<String> tables();

    /** @return the version of the rule set that this program evaluates with */
    String ruleSet();

    /** @return the number of live records per rule set version */
    Map<String, Long> liveRuleSets();

    /** Runs within the transaction that switches to the rebuilt tables. */
    void switched(JdbcClient connection);

    /** @param connection a connection whose search path leads to the tables being rebuilt */
    Building on(JdbcClient connection);

    /** The tables being rebuilt. The parameter {@code live} is the quoted name of the live schema. */
    interface Building {

        /** @return the number of events to build from */
        long events();

        /**
         * Builds the next records in id order. A record that cannot be built gets the live rows and is set aside.
         *
         * @param after the last record built; absent at the start
         * @return empty if all are built
         */
        Optional<Batch> buildNext(String live, @Nullable String after);

        /** @return records whose live rows are newer than the rebuilt ones */
        List<String> behind(String live);

        /** Builds these records again from their current events. */
        void bringUp(String live, List<String> recordIds);

        /** @return the next records in id order that are live or rebuilt */
        List<String> recordIds(String live, @Nullable String after);

        /** @return the digests of these records in the tables that the search path leads to */
        Map<String, Shown> shown(Collection<String> recordIds);

        /** @return the number of records set aside */
        long stopped();

        /** Copies data that derives from the position of the live tables rather than from the record. */
        void carryOver(String live);
    }

    /**
     * The result of one step.
     *
     * @param through the last record built
     * @param events the number of events read
     */
    record Batch(String through, long events) {}

    /**
     * The state of a record's rows.
     *
     * @param sequence the last entry processed
     * @param calendarSequence the last entry of its court's calendar processed
     */
    record Shown(long sequence, long calendarSequence, String digest) {}
}
