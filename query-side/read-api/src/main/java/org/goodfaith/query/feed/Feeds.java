package org.goodfaith.query.feed;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.goodfaith.events.Names;
import org.goodfaith.events.Sha256;
import org.goodfaith.events.Visibility;
import org.goodfaith.query.access.AccessPolicy;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.goodfaith.rulebook.time.Courts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Creates, lists, revokes and finds feeds. Stores only the SHA-256 hash of a token. */
@Component
public class Feeds {

    private static final int TOKEN_BYTES = 32;

    private final JdbcClient sql;
    private final RecordedTime time;
    private final AccessPolicy access;
    private final SecureRandom random = new SecureRandom();

    Feeds(JdbcClient sql, RecordedTime time, AccessPolicy access) {
        this.sql = sql;
        this.time = time;
        this.access = access;
    }

    /** A new feed and its token, available only now. */
    public record Made(Feed feed, String token) {}

    /** @throws ReadProblemException if the caller sees no such case, party or court */
    public Made make(Feed.FeedKind kind, String about, String owner) {
        requireOnRecord(kind, about);
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Feed feed = sql.sql("""
                INSERT INTO calendar_feed (token_hash, kind, about, classes, owner, created_at)
                VALUES (:hash, :kind, :about, :classes, :owner, :now)
                RETURNING *
                """)
                .param("hash", hash(token))
                .param("kind", kind.name())
                .param("about", about)
                .param("classes", access.classes().stream().map(Enum::name).toArray(String[]::new))
                .param("owner", owner)
                .param("now", time.now().atOffset(ZoneOffset.UTC))
                .query((row, _) -> feed(row))
                .single();
        return new Made(feed, token);
    }

    private void requireOnRecord(Feed.FeedKind kind, String about) {
        boolean known =
                switch (kind) {
                    case CASE ->
                        exists(
                                "SELECT FROM case_summary WHERE case_id = :about AND visibility = ANY (:classes)",
                                about);
                    case PARTY -> exists("""
                                SELECT FROM case_party p JOIN case_summary c USING (case_id)
                                 WHERE p.folded = :about AND c.visibility = ANY (:classes)
                                """, Names.folded(about));
                    case COURT ->
                        Courts.all().stream()
                                .anyMatch(court -> court.id().value().equals(about));
                };
        if (!known) {
            throw ReadProblemException.notFound(
                    kind.name().toLowerCase(Locale.ROOT),
                    switch (kind) {
                        case CASE -> "There is no case with this id.";
                        case PARTY -> "There is no party with this name.";
                        case COURT -> "There is no court with this id.";
                    });
        }
    }

    private boolean exists(String select, String about) {
        return sql.sql("SELECT EXISTS (" + select + ")")
                .param("about", about)
                .param("classes", access.classes().stream().map(Enum::name).toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    /** @return the feeds of this account, oldest first */
    public List<Feed> of(String owner) {
        return sql.sql("SELECT * FROM calendar_feed WHERE owner = :owner ORDER BY feed_id")
                .param("owner", owner)
                .query((row, _) -> feed(row))
                .list();
    }

    /** @throws ReadProblemException if this account has no such feed */
    public void revoke(long feed, String owner) {
        int gone = sql.sql("DELETE FROM calendar_feed WHERE feed_id = :feed AND owner = :owner")
                .param("feed", feed)
                .param("owner", owner)
                .update();
        if (gone == 0) {
            throw ReadProblemException.notFound("feed", "You have no calendar feed with the number " + feed + ".");
        }
    }

    /** Timing can at most reveal something about the hash, and no token can be computed from a hash. */
    Optional<Feed> find(String token) {
        return sql.sql("SELECT * FROM calendar_feed WHERE token_hash = :hash")
                .param("hash", hash(token))
                .query((row, _) -> feed(row))
                .optional();
    }

    private static byte[] hash(String token) {
        return Sha256.newDigest().digest(token.getBytes(StandardCharsets.UTF_8));
    }

    private static Feed feed(ResultSet row) throws SQLException {
        return new Feed(
                row.getLong("feed_id"),
                Feed.FeedKind.valueOf(row.getString("kind")),
                row.getString("about"),
                Arrays.stream((String[]) row.getArray("classes").getArray())
                        .map(Visibility::valueOf)
                        .toList(),
                row.getString("owner"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
