package org.goodfaith.query.casestatus;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells all nodes which cases are shown differently from now on, by PostgreSQL's own notifications. They are sent with
 * the transaction that changes the rows: no sooner, and not if it is rolled back.
 */
public final class CaseChangeNotifier {

    /** What a node listens on. */
    public static final String CHANNEL = "goodfaith_changed";

    private static final String EVERYTHING = "*";
    private static final String BETWEEN = " ";

    /** A notification may have 8000 bytes; many cases at once are a rebuild or a first start, and concern everybody. */
    private static final int CASES_MAX = 100;

    private CaseChangeNotifier() {}

    /** Runs in the transaction that changes the rows of these cases. */
    static void tell(JdbcClient sql, Collection<String> cases) {
        if (!cases.isEmpty()) {
            notify(sql, cases.size() > CASES_MAX ? EVERYTHING : String.join(BETWEEN, cases));
        }
    }

    /** Runs in the transaction that puts other tables in place of all that is shown. */
    static void tellEverything(JdbcClient sql) {
        notify(sql, EVERYTHING);
    }

    private static void notify(JdbcClient sql, String cases) {
        sql.sql("SELECT pg_notify(:channel, :cases)::text")
                .param("channel", CHANNEL)
                .param("cases", cases)
                .query((_, _) -> 0)
                .list();
    }

    /** @return the ids of the cases that a notification names; empty if it stands for all of them */
    public static Set<String> cases(String notification) {
        return notification.equals(EVERYTHING) ? Set.of() : Set.copyOf(List.of(notification.split(BETWEEN)));
    }
}
