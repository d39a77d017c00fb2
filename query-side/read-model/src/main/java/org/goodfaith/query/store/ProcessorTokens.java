package org.goodfaith.query.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the tokens that the streaming processors of all nodes have stored. */
@Component
public class ProcessorTokens {

    private final JdbcClient sql;
    private final Serializer serializer;

    /** @param serializer the serializer of the tokens */
    ProcessorTokens(JdbcClient sql, Serializer serializer) {
        this.sql = sql;
        this.serializer = serializer;
    }

    /**
     * The stored token of a segment.
     *
     * @param claimedAt when its node last confirmed the claim, in the notation of the token store
     * @param token null if nothing was processed
     */
    public record StoredToken(
            String processor,
            int segment,
            @Nullable String node,
            @Nullable String claimedAt,
            @Nullable TrackingToken token) {

        /** @return the position of the last event processed; -1 if none */
        public long position() {
            return token == null ? -1 : token.position().orElse(-1);
        }

        /** Returns true if the event at this position of the event store was processed, if it is of this segment. */
        public boolean isPast(long index) {
            if (token == null) {
                return false;
            }
            if (WrappedToken.unwrapLowerBound(token) instanceof GapAwareTrackingToken gapAware) {
                return index <= gapAware.getIndex() && !gapAware.getGaps().contains(index);
            }
            return index <= position();
        }
    }

    /** @return the tokens of all processors, sorted by processor and segment */
    public List<StoredToken> all() {
        return sql.sql("""
                SELECT processor_name, segment, token, token_type, owner, claimed_at FROM token_entry
                 WHERE processor_name NOT LIKE '\\_\\_%' ORDER BY processor_name, segment
                """).query((row, _) -> stored(row)).list();
    }

    /** @return the tokens of one processor */
    public List<StoredToken> of(String processor) {
        return all().stream()
                .filter(token -> token.processor().equals(processor))
                .toList();
    }

    private StoredToken stored(ResultSet row) throws SQLException {
        byte[] token = row.getBytes("token");
        return new StoredToken(
                row.getString("processor_name"),
                row.getInt("segment"),
                row.getString("owner"),
                row.getString("claimed_at"),
                token == null
                        ? null
                        : serializer.deserialize(
                                new SimpleSerializedObject<>(token, byte[].class, row.getString("token_type"), null)));
    }
}
