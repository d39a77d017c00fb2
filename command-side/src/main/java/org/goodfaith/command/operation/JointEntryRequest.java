package org.goodfaith.command.operation;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.goodfaith.command.problem.MalformedRequest;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.ForCases;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The request body for recording one act, or entering one order, in several cases.
 *
 * @param cases the cases for which it was done
 * @param entry the fact or the order, as it would be sent for one case
 * @param differences by case, the members in which the entry of that case differs, such as the names of parties and the
 *     docket entry; a null removes a member (RFC 7396)
 * @param lastEntries by case, the number of the last entry that the sender has seen; the entry is recorded in that case
 *     only if no other was added since
 */
@Schema(name = "JointEntry")
public record JointEntryRequest(
        List<CaseId> cases,
        JsonNode entry,
        @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, JsonNode> differences,
        @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, Long> lastEntries) {

    private static final String CIRCUMSTANCES = "circumstances";
    private static final String FOR_CASES = "forCases";

    /**
     * @throws IllegalArgumentException if there are not at least two cases, or a difference or a last entry is for none
     *     of them
     */
    public JointEntryRequest {
        cases = new ForCases("act", cases).cases();
        requireCases("differences", differences.keySet(), cases);
        requireCases("lastEntries", lastEntries.keySet(), cases);
        differences = new LinkedHashMap<>(differences);
        lastEntries = new LinkedHashMap<>(lastEntries);
    }

    private static void requireCases(String name, Set<String> named, List<CaseId> cases) {
        for (String each : named) {
            if (cases.stream().noneMatch(one -> one.value().equals(each))) {
                throw new IllegalArgumentException(name + " name a case that is not among the cases");
            }
        }
    }

    /** @return the number of the last entry of the case that the sender has seen; null if the sender did not say */
    @Nullable
    Long lastEntrySeen(CaseId one) {
        return lastEntries.get(one.value());
    }

    /**
     * Returns the body of the operation on one case, which names all cases.
     *
     * @throws MalformedRequest if the entry is not an object with circumstances
     */
    ObjectNode bodyFor(CaseId one, String act) {
        JsonNode merged = merged(entry.deepCopy(), differences.get(one.value()));
        if (!(merged instanceof ObjectNode body) || !(body.get(CIRCUMSTANCES) instanceof ObjectNode circumstances)) {
            throw new MalformedRequest(
                    MalformedRequest.MalformedKind.MISSING_PROPERTY,
                    "entry." + CIRCUMSTANCES,
                    "The entry must be an object with circumstances.");
        }
        if (circumstances.has(FOR_CASES)) {
            throw new MalformedRequest(
                    MalformedRequest.MalformedKind.UNKNOWN_PROPERTY,
                    "entry." + CIRCUMSTANCES + "." + FOR_CASES,
                    "The server names the act and its cases. Leave forCases out.");
        }
        ObjectNode forCases = circumstances.putObject(FOR_CASES).put("act", act);
        var named = forCases.putArray("cases");
        cases.forEach(each -> named.add(each.value()));
        return body;
    }

    /** Merges as RFC 7396 defines it. */
    private static JsonNode merged(JsonNode target, @Nullable JsonNode patch) {
        if (patch == null) {
            return target;
        }
        if (!(patch instanceof ObjectNode members) || !(target instanceof ObjectNode object)) {
            return patch;
        }
        members.properties().forEach(member -> {
            JsonNode before = object.get(member.getKey());
            if (member.getValue().isNull()) {
                object.remove(member.getKey());
            } else if (before == null) {
                object.set(member.getKey(), member.getValue());
            } else {
                object.set(member.getKey(), merged(before, member.getValue()));
            }
        });
        return object;
    }
}
