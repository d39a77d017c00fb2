package org.goodfaith.query.rebuild;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A projection whose tables can be built beside the live ones. */
public interface Projection {

    /** First keys of the advisory locks; the second is the projection's name. */
    int SWITCH_LOCK = 20250709;

    int WORKER_LOCK = 20250710;

    /** @return what operators call it, such as {@code cases} */
    String name();

    /** @return all of its tables; a rebuild makes each of them anew */
    List<String> tables();

    /** @return the version of the rules by which this program evaluates */
    String ruleSet();

    /** @return how many records are shown as evaluated by which version of the rules */
    Map<String, Long> liveRuleSets();

    /** Runs in the transaction in which what was built takes the place of what is live. */
    void switched(JdbcClient connection);

    /** @param connection a connection on which the names of the tables lead to those that are being built */
    Building on(JdbcClient connection);

    /**
     * Waits while other tables take the place of the live ones. Every transaction that writes live tables calls this
     * before it touches any of them.
     */
    static void awaitSwitch(JdbcClient sql, String projection) {
        sql.sql("SELECT pg_advisory_xact_lock_shared(:lock, hashtext(:projection))")
                .param("lock", SWITCH_LOCK)
                .param("projection", projection)
                .query((_, _) -> 0)
                .list();
    }

    /** The tables that are being built. Where a method takes {@code live}, it is the quoted name of the live schema. */
    interface Building {

        /** @return how many events there are to build from */
        long events();

        /**
         * Builds the records that come next in order of their ids.
         *
         * @param after the last record built before; absent at the beginning
         * @return empty if all are built
         */
        Optional<Batch> buildNext(@Nullable String after);

        /** @return records of which more is live than is built */
        List<String> behind(String live);

        /** Builds these records again, as they now are. */
        void bringUp(List<String> recordIds);

        /** @return the records that come next in order of their ids, among those that are live or built */
        List<String> recordIds(String live, @Nullable String after);

        /** @return what the tables that the connection's names now lead to show of these records */
        Map<String, Shown> shown(Collection<String> recordIds);

        /** @return how many records were built only up to an entry that could not be taken in */
        long stopped();

        /** Takes over what does not follow from the record but from how far the live tables have come. */
        void carryOver(String live);
    }

    /**
     * What was built in one step.
     *
     * @param through the last record built
     * @param events how many events it took
     */
    record Batch(String through, long events) {}

    /**
     * What is shown of a record.
     *
     * @param sequence the last entry taken in
     * @param calendarSequence the last entry of its court's calendar taken in
     */
    record Shown(long sequence, long calendarSequence, String digest) {}
}
