package org.goodfaith.query.casestatus;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.Names;
import org.goodfaith.query.access.AccessPolicy;
import org.goodfaith.query.edge.Cursor;
import org.goodfaith.query.edge.ListPage;
import org.goodfaith.query.edge.PageQuery;
import org.goodfaith.query.viewpoint.RecordedTime;
import org.goodfaith.rulebook.conduct.Indicator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds parties across cases by their current state.
 *
 * <p>Cases are grouped by the folded name: accents, apostrophes, hyphens and spaces may be encoded in any way. Two
 * parties of one name may be different parties, and one party under two spellings appears twice: the system points it
 * out, but does not decide identity.
 */
@Component
public class PartyList {

    private static final String TO_BE_SEEN = "c.visibility = ANY (:classes)";

    private final JdbcClient sql;
    private final RecordedTime recordedTime;
    private final AccessPolicy access;

    PartyList(JdbcClient sql, RecordedTime recordedTime, AccessPolicy access) {
        this.sql = sql;
        this.recordedTime = recordedTime;
        this.access = access;
    }

    /** A name and the number of cases with a party of that name. */
    public record Name(String name, long cases) {}

    /**
     * A case with a party of that name.
     *
     * @param predecessor the party whose place it took; absent if it took none
     * @param inPlaceSince the day it took that place; absent if it took none
     */
    public record PartyCase(
            String caseId,
            String court,
            String docketNumber,
            String caption,
            boolean sample,
            String party,
            @Nullable String predecessor,
            @Nullable LocalDate inPlaceSince) {}

    /** An indicator with its case. */
    public record PartyIndicator(PartyCase of, Indicator indicator) {}

    /**
     * Indicators of one leaning, latest first.
     *
     * @param all the total number; {@code lines} may have fewer
     */
    public record Indicators(List<PartyIndicator> lines, long all) {}

    /**
     * Finds names in alphabetical order.
     *
     * @param text prefixes of words in the name; absent for all
     */
    public ListPage<Name> find(@Nullable String text, PageQuery page) {
        String after =
                Cursor.read(page.cursor(), 1).map(cursor -> cursor.line(0)).orElse("");
        String words = text == null || text.isBlank() ? null : SearchWords.query(text);
        List<Name> names = sql.sql("""
                SELECT min(p.name) AS name, p.folded, count(DISTINCT p.case_id) AS cases
                  FROM case_party p JOIN case_summary c USING (case_id)
                 WHERE p.folded > :after AND %s %s
                 GROUP BY p.folded
                 ORDER BY p.folded
                 LIMIT :limit
                """.formatted(
                                TO_BE_SEEN, words == null ? "" : "AND array_to_tsvector(p.words) @@ :words::tsquery"))
                .param("after", after)
                .param("classes", classes())
                .param("words", words)
                .param("limit", page.lines() + 1)
                .query((row, _) -> new Name(row.getString("name"), row.getLong("cases")))
                .list();
        boolean more = names.size() > page.lines();
        List<Name> shown = more ? names.subList(0, page.lines()) : names;
        return new ListPage<>(
                shown, more ? Cursor.of(Names.folded(shown.getLast().name())).text() : null);
    }

    /** @return up to {@code limit} names that are probably other spellings of this name */
    public List<Name> otherSpellings(String name, int limit) {
        return sql.sql("""
                SELECT min(p.name) AS name, p.folded, count(DISTINCT p.case_id) AS cases
                  FROM case_party p JOIN case_summary c USING (case_id)
                 WHERE p.likeness = :likeness AND p.folded <> :name AND %s
                 GROUP BY p.folded
                 ORDER BY p.folded
                 LIMIT :limit
                """.formatted(TO_BE_SEEN))
                .param("likeness", Names.likeness(name))
                .param("name", Names.folded(name))
                .param("classes", classes())
                .param("limit", limit)
                .query((row, _) -> new Name(row.getString("name"), row.getLong("cases")))
                .list();
    }

    /** A party of a case, and another name that is probably another spelling of its own. */
    public record OtherSpelling(String party, String name) {}

    /** @return up to {@code limit} other spellings of the names of a case's parties, as other cases have them */
    public List<OtherSpelling> otherSpellings(CaseId caseId, int limit) {
        return sql.sql("""
                SELECT own.name AS party, min(p.name) AS name, own.folded, p.folded
                  FROM case_party own
                  JOIN case_party p ON p.likeness = own.likeness AND p.folded <> own.folded AND p.case_id <> own.case_id
                  JOIN case_summary c ON c.case_id = p.case_id
                 WHERE own.case_id = :case AND %s
                 GROUP BY own.name, own.folded, p.folded
                 ORDER BY own.folded, p.folded
                 LIMIT :limit
                """.formatted(TO_BE_SEEN))
                .param("case", caseId.value())
                .param("classes", classes())
                .param("limit", limit)
                .query((row, _) -> new OtherSpelling(row.getString("party"), row.getString("name")))
                .list();
    }

    /** @return up to {@code limit} cases with a party of this name */
    public List<PartyCase> cases(String name, int limit) {
        return sql.sql("""
                SELECT c.case_id, c.court, c.docket_number, c.caption, c.sample, p.party_id, p.predecessor,
                       p.in_place_since_on
                  FROM case_party p JOIN case_summary c USING (case_id)
                 WHERE p.folded = :name AND %s
                 ORDER BY c.case_id, p.party_id
                 LIMIT :limit
                """.formatted(TO_BE_SEEN))
                .param("name", Names.folded(name))
                .param("classes", classes())
                .param("limit", limit)
                .query((row, _) -> partyCase(row))
                .list();
    }

    /** @return the current indicators of one leaning about parties of this name */
    public Indicators indicators(String name, Indicator.Leaning leaning, int limit) {
        var all = new long[1];
        List<PartyIndicator> lines = sql.sql("""
                SELECT c.case_id, c.court, c.docket_number, c.caption, c.sample, p.party_id, p.predecessor,
                       p.in_place_since_on, i.detail,
                       count(*) OVER () AS all_of_them
                  FROM case_party p
                  JOIN case_summary c USING (case_id)
                  JOIN case_indicator i USING (case_id)
                 WHERE p.folded = :name AND %s AND i.visibility = ANY (:classes)
                   AND i.valid_from <= :now AND i.valid_until > :now
                   AND i.detail::json ->> 'party' = p.party_id AND i.detail::json ->> 'kind' = ANY (:kinds)
                 ORDER BY i.valid_from DESC, c.case_id, i.position
                 LIMIT :limit
                """.formatted(TO_BE_SEEN))
                .param("name", Names.folded(name))
                .param("classes", classes())
                .param("now", PresentCase.timestamp(recordedTime.now()))
                .param(
                        "kinds",
                        Arrays.stream(Indicator.Kind.values())
                                .filter(kind -> kind.leaning() == leaning)
                                .map(Enum::name)
                                .toArray(String[]::new))
                .param("limit", limit)
                .query((row, _) -> {
                    all[0] = row.getLong("all_of_them");
                    return new PartyIndicator(
                            partyCase(row), StoredJson.DETAIL.readValue(row.getString("detail"), Indicator.class));
                })
                .list();
        return new Indicators(lines, all[0]);
    }

    private String[] classes() {
        return access.classes().stream().map(Enum::name).toArray(String[]::new);
    }

    private static PartyCase partyCase(ResultSet row) throws SQLException {
        return new PartyCase(
                row.getString("case_id"),
                row.getString("court"),
                row.getString("docket_number"),
                row.getString("caption"),
                row.getBoolean("sample"),
                row.getString("party_id"),
                row.getString("predecessor"),
                row.getObject("in_place_since_on", LocalDate.class));
    }
}
