package org.goodfaith.query.casestatus;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A table of the read model. One statement replaces the rows of many cases; unchanged rows are not written.
 *
 * @param name the table
 * @param key the number of leading columns that form the key; the first is {@code case_id}
 * @param columns each with its type, such as {@code "entry bigint"}
 */
record CaseTable(String name, int key, List<String> columns) {

    static final CaseTable CASE = new CaseTable(
            "case_summary",
            1,
            "case_id text, court text, docket_number text, caption text, judges text[], judge_keys text[], sample boolean, opened_on date,"
                    + " closed_on date, stalled_since_on date, visibility text, last_sequence bigint,"
                    + " last_recorded_at timestamptz, calendar_sequence bigint, rule_set text, words text[], detail text");
    static final CaseTable PARTY = new CaseTable(
            "case_party",
            2,
            "case_id text, party_id text, position int, name text, folded text, likeness text,"
                    + " predecessor text, in_place_since_on date, words text[]");
    static final CaseTable ENTRY = new CaseTable(
            "case_entry",
            2,
            "case_id text, sequence bigint, fact text, occurred_at text, occurred_from timestamptz,"
                    + " recorded_at timestamptz, visibility text, stricken_by bigint, event_id text, actor text,"
                    + " role text, source text, act text, detail text");
    static final CaseTable EVENT = new CaseTable(
            "case_event",
            3,
            "case_id text, event_key text, occasion int, court text, kind text, mode text, order_id text, set_on date,"
                    + " set_time time, canceled boolean, held_on date, visibility text");
    static final CaseTable OBLIGATION = new CaseTable(
            "case_obligation",
            3,
            "case_id text, obligation_id text, valid_from timestamptz, valid_until timestamptz, position int,"
                    + " court text, title text, modality text, status text, wording text, overdue_from timestamptz,"
                    + " first_overdue_from timestamptz, due_on date, due_time time, open_since_on date, late boolean,"
                    + " obligors text[], nonparty text, visibility text, detail text");
    static final CaseTable TRAIL = new CaseTable(
            "case_trail",
            2,
            "case_id text, position int, at timestamptz, parties text[], visibility text, entry bigint, detail text");
    static final CaseTable INDICATOR = new CaseTable(
            "case_indicator",
            2,
            "case_id text, position int, valid_from timestamptz, valid_until timestamptz, visibility text, detail text");
    static final CaseTable OFFER = new CaseTable(
            "case_offer",
            3,
            "case_id text, offer_id text, awaits text, court text, entry bigint, made_by text[], made_on date,"
                    + " rejected_on date, visibility text");
    static final CaseTable NOTICE = new CaseTable(
            "case_notice",
            2,
            "case_id text, entry bigint, obligation_id text, due_at timestamptz, withdrawn_by bigint");

    /** Every table with rows of cases. */
    static final List<CaseTable> ALL = List.of(CASE, PARTY, ENTRY, EVENT, OBLIGATION, TRAIL, INDICATOR, OFFER, NOTICE);

    private CaseTable(String name, int key, String columns) {
        this(name, key, Arrays.asList(columns.split(", ")));
    }

    /** Replaces all rows of these cases with {@code rows}. */
    void replace(JdbcClient sql, Collection<String> caseIds, List<?> rows) {
        sql.sql(replacement())
                .param("rows", StoredJson.ROW.writeValueAsString(rows))
                .param("cases", caseIds.toArray(String[]::new))
                .update();
    }

    /** Replaces all rows of these cases with those in another schema. */
    void copy(JdbcClient sql, String schema, Collection<String> caseIds) {
        String[] cases = caseIds.toArray(String[]::new);
        sql.sql("DELETE FROM " + name + " WHERE case_id = ANY (:cases)")
                .param("cases", cases)
                .update();
        String names = names(columns, "");
        sql.sql("INSERT INTO %1$s (%2$s) SELECT %2$s FROM %3$s.%1$s WHERE case_id = ANY (:cases)"
                        .formatted(name, names, schema))
                .param("cases", cases)
                .update();
    }

    private String replacement() {
        String names = names(columns, "");
        String keys = names(columns.subList(0, key), "");
        return """
                WITH incoming AS (
                    SELECT %1$s FROM json_to_recordset(:rows::json) AS r (%2$s)
                ), gone AS (
                    DELETE FROM %3$s t
                     WHERE t.case_id = ANY (:cases)
                       AND NOT EXISTS (SELECT 1 FROM incoming i WHERE (%4$s) = (%5$s))
                )
                INSERT INTO %3$s AS t (%1$s)
                SELECT %1$s FROM incoming
                    ON CONFLICT (%6$s) DO UPDATE SET (%1$s) = ROW (%7$s)
                 WHERE (%8$s) IS DISTINCT FROM (%7$s)
                """.formatted(
                        names,
                        String.join(", ", columns),
                        name,
                        names(columns.subList(0, key), "i."),
                        names(columns.subList(0, key), "t."),
                        keys,
                        names(columns, "excluded."),
                        names(columns, "t."));
    }

    private static String names(List<String> columns, String prefix) {
        return columns.stream()
                .map(column -> prefix + column.substring(0, column.indexOf(' ')))
                .collect(Collectors.joining(", "));
    }
}
