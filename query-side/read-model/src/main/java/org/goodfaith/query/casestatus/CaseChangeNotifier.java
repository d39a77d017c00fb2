package org.goodfaith.query.casestatus;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Notifies all nodes of changed cases through PostgreSQL notifications. They are part of the transaction that changes
 * the rows: nothing is sent before the commit or after a rollback.
 */
public final class CaseChangeNotifier {

    /** The notification channel. */
    public static final String CHANNEL = "goodfaith_changed";

    private static final String EVERYTHING = "*";
    private static final String BETWEEN = " ";

    /**
     * A notification holds at most 8,000 bytes. A batch of many cases comes from a rebuild or a first start and
     * concerns every listener.
     */
    private static final int CASES_MAX = 100;

    private CaseChangeNotifier() {}

    /** Call within the transaction that changes the rows of these cases. */
    static void tell(JdbcClient sql, Collection<String> cases) {
        if (!cases.isEmpty()) {
            notify(sql, cases.size() > CASES_MAX ? EVERYTHING : String.join(BETWEEN, cases));
        }
    }

    /** Call within the transaction that switches to rebuilt tables. */
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

    /** @return the ids of the changed cases; empty if all cases may have changed */
    public static Set<String> cases(String notification) {
        return notification.equals(EVERYTHING) ? Set.of() : Set.copyOf(List.of(notification.split(BETWEEN)));
    }
}
