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
 * How many segments of a processor this node works on, so that all nodes have about as many. A processor asks every few
 * seconds, gives back what is too much and takes what is free; each time, the node is noted as one that is there.
 *
 * <p>To be wrong for a while does no harm: a segment belongs to whoever has claimed it in the token store, and one that
 * nobody claims is free for all whose share it fits.
 */
@Component
class SegmentBalancer implements MaxSegmentProvider, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(SegmentBalancer.class);
    private static final String NODE = ManagementFactory.getRuntimeMXBean().getName();

    /** The segments of a node that is lost are free after as long, see {@code JdbcTokenStore}. */
    private static final int COUNTS_FOR_SECONDS = 10;

    /** Also where there are no segments yet: with fewer, the first node would wait before it claims the rest. */
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
            // As before the tables are there; and without a database nothing can be claimed.
            log.debug("No share of {} can be told", processor, e);
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

    /** Others need not wait to find out that it has left. */
    @Override
    public void destroy() {
        sql.sql("DELETE FROM processing_node WHERE node = :node OR seen_at < clock_timestamp() - interval '1 day'")
                .param("node", NODE)
                .update();
    }
}
