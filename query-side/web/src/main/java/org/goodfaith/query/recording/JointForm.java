package org.goodfaith.query.recording;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.goodfaith.events.CaseId;
import org.goodfaith.query.recording.FormField.InputType;
import org.goodfaith.query.recording.FormField.JsonForm;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A form whose entry is recorded for several cases of a group in one step. */
final class JointForm {

    static final String FOR_CASES = "forCases";

    /** The operations for several cases, which have no single last entry. */
    static final String PATH_OF_API = "/joint-entries/";

    private static final String CIRCUMSTANCES = "circumstances";
    private static final String CASES = "cases";
    private static final String PATH = CIRCUMSTANCES + "." + FOR_CASES + "." + CASES;

    private JointForm() {}

    /** @return the field that asks for the other cases; empty if the case is in no group */
    static Optional<FormElement> field(FormChoices choices) {
        List<FormOption> others = choices.otherCases();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(FormField.of(
                        PATH, InputType.CHECKBOXES, JsonForm.TEXT, "fact.Circumstances.forCases", false, others));
    }

    /**
     * Returns the API operation for the cases that the user selected.
     *
     * @param operation the operation on one case, such as {@code facts/DemandServed}
     */
    static String api(CaseId own, String operation, MultiValueMap<String, String> posted) {
        return posted.getOrDefault(PATH, List.of()).isEmpty()
                ? "/cases/" + own + "/" + operation
                : PATH_OF_API + operation;
    }

    static boolean isJoint(JsonNode body) {
        return body.path(CASES).isArray() && body.has("entry");
    }

    /**
     * Returns a function that wraps the body of one case for the operation on several. The form's own case is first.
     */
    static Function<FormValues, JsonNode> body(CaseId own, Function<FormValues, JsonNode> ofOneCase) {
        return values -> {
            JsonNode entry = ofOneCase.apply(values);
            if (!(entry.path(CIRCUMSTANCES) instanceof ObjectNode circumstances)
                    || !(circumstances.remove(FOR_CASES) instanceof ObjectNode forCases)
                    || forCases.path(CASES).isEmpty()) {
                return entry;
            }
            ObjectNode joint = JsonNodeFactory.instance.objectNode();
            var cases = joint.putArray(CASES).add(own.value());
            forCases.path(CASES).forEach(cases::add);
            return joint.set("entry", entry);
        };
    }
}
