package org.goodfaith.query.casestatus;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.ForCases;
import org.goodfaith.query.access.AccessPolicy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the entries of an act that was done for several cases, as they are on record now. */
@Component
public class JointActs {

    private final JdbcClient sql;
    private final AccessPolicy access;

    JointActs(JdbcClient sql, AccessPolicy access) {
        this.sql = sql;
        this.access = access;
    }

    /**
     * An act in its cases.
     *
     * @param act the name of the act
     * @param everywhere whether every case has an entry of it in effect
     * @param cases the cases, in the order of the entry
     */
    @Schema(name = "JointAct")
    public record JointAct(String act, boolean everywhere, List<JointActInCase> cases) {}

    /**
     * The act in one case.
     *
     * @param entries the numbers of its entries in effect; empty if there is none, or none that the caller may see
     * @param stricken the numbers of its struck entries
     */
    @Schema(name = "JointActInCase")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record JointActInCase(String caseId, List<Long> entries, List<Long> stricken) {}

    /** @return the act of each entry that was done for several cases, by the number of the entry */
    public Map<Long, JointAct> of(List<EntryLine> lines) {
        var acts = new LinkedHashMap<Long, JointAct>();
        lines.forEach(line -> of(line).ifPresent(act -> acts.put(line.entry().sequence(), act)));
        return acts;
    }

    /** @return the act of the entry; empty if it was done for one case only */
    public Optional<JointAct> of(EntryLine line) {
        return Optional.ofNullable(line.entry().fact().circumstances().forCases())
                .map(forCases -> find(forCases, line.entry().fact().factName()));
    }

    /** The events that an order schedules belong to its act. Only entries of the same kind are compared. */
    private JointAct find(ForCases forCases, String fact) {
        Map<String, JointActInCase> found = new LinkedHashMap<>();
        forCases.cases()
                .forEach(one ->
                        found.put(one.value(), new JointActInCase(one.value(), new ArrayList<>(), new ArrayList<>())));
        sql.sql("""
                SELECT case_id, sequence, stricken_by IS NOT NULL AS stricken
                  FROM case_entry
                 WHERE act = :act AND case_id = ANY (:cases) AND fact = :fact AND visibility = ANY (:classes)
                 ORDER BY case_id, sequence
                """)
                .param("act", forCases.act())
                .param("cases", forCases.cases().stream().map(CaseId::value).toArray(String[]::new))
                .param("fact", fact)
                .param("classes", access.classes().stream().map(Enum::name).toArray(String[]::new))
                .query(row -> {
                    JointActInCase in = found.get(row.getString("case_id"));
                    if (in != null) {
                        (row.getBoolean("stricken") ? in.stricken() : in.entries()).add(row.getLong("sequence"));
                    }
                });
        return new JointAct(
                forCases.act(),
                found.values().stream().noneMatch(in -> in.entries().isEmpty()),
                List.copyOf(found.values()));
    }
}
