package org.goodfaith.query.casestatus;

import java.lang.management.ManagementFactory;
import org.axonframework.eventhandling.pooled.MaxSegmentProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Computes how many segments of a processor this node should claim, so that all nodes have about the same number. A
 * processor asks every few seconds and then releases or claims segments. Each call also registers the node as alive.
 *
 * <p>A wrong number does no harm for a while: the token store decides who owns a segment, and unclaimed segments are
 * free for every node below its share.
 */
@Component
class SegmentBalancer implements MaxSegmentProvider, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(SegmentBalancer.class);
    private static final String NODE = ManagementFactory.getRuntimeMXBean().getName();

    /** Segments of a lost node become free after the same time, see {@code JdbcTokenStore}. */
    private static final int COUNTS_FOR_SECONDS = 10;

    /** Counts configured segments that do not exist yet, so that the first node claims all of them at once. */
    private static final int ALL = Short.MAX_VALUE;

    private final JdbcClient sql;

    SegmentBalancer(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public int getMaxSegments(String processor) {
        try {
            return share(processor);
        } catch (DataAccessException e) {
            // The tables do not exist yet, or the database is down and nothing can be claimed.
            log.debug("The share of {} cannot be determined", processor, e);
            return ALL;
        }
    }

    private int share(String processor) {
        sql.sql("""
                INSERT INTO processing_node VALUES (:processor, :node, clock_timestamp())
                    ON CONFLICT (processor_name, node) DO UPDATE SET seen_at = excluded.seen_at
                """).param("processor", processor).param("node", NODE).update();
        return sql.sql("""
                SELECT CASE WHEN segments.number = 0 THEN :all
                            ELSE greatest(1, ceil(segments.number::numeric / nodes.number)) END
                  FROM (SELECT count(*) AS number FROM token_entry WHERE processor_name = :processor) segments,
                       (SELECT count(*) AS number FROM processing_node
                         WHERE processor_name = :processor
                           AND seen_at > clock_timestamp() - make_interval(secs => :seconds)) nodes
                """)
                .param("processor", processor)
                .param("seconds", COUNTS_FOR_SECONDS)
                .param("all", ALL)
                .query(Integer.class)
                .single();
    }

    /** Tells the other nodes at once that this node has left. */
    @Override
    public void destroy() {
        sql.sql("DELETE FROM processing_node WHERE node = :node OR seen_at < clock_timestamp() - interval '1 day'")
                .param("node", NODE)
                .update();
    }
}
