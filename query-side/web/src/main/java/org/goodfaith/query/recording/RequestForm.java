package org.goodfaith.query.recording;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Questions whose answers are one JSON body of the API, and the way there and back. Pure.
 *
 * @param standIns what of the body is taken from the answer to another question unless it is answered itself, and which
 *     question that is
 */
public record RequestForm(List<Section> sections, Map<String, String> standIns) {

    private static final String ACTING = "actors.onBehalfOf";
    private static final String TOWARD = "actors.to";

    /**
     * Questions under one heading.
     *
     * @param folded whether they are seldom answered and shown only on demand
     */
    public record Section(String title, List<FormElement> parts, boolean folded) {

        public Section {
            parts = List.copyOf(parts);
        }

        Section(String title, List<? extends FormElement> parts) {
            this(title, List.copyOf(parts), false);
        }

        /** @return whether it is to be seen although it is seldom answered */
        public boolean open(FormValues answers, FormErrors faults) {
            return parts.stream()
                    .anyMatch(part -> part.isAnswered(answers)
                            || part.questions(answers).stream().anyMatch(q -> faults.at(q.path()) != null));
        }
    }

    /** What was filled in, in words. */
    public record Said(String label, List<String> words) {}

    public RequestForm {
        sections = List.copyOf(sections);
        standIns = Map.copyOf(standIns);
    }

    RequestForm(List<Section> sections) {
        this(sections, Map.of());
    }

    Stream<FormElement> parts() {
        return sections.stream().flatMap(section -> section.parts().stream());
    }

    /** @return the body; every object that holds an answer is there, also where the answer is left out */
    ObjectNode json(FormValues answers) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        parts().forEach(part -> {
            int dot = part.path().lastIndexOf('.');
            ObjectNode within = dot < 0 ? body : object(body, part.path().substring(0, dot));
            part.json(answers).ifPresent(said -> within.set(part.path().substring(dot + 1), said));
        });
        return body;
    }

    private static ObjectNode object(ObjectNode body, String path) {
        ObjectNode within = body;
        for (String name : path.split("\\.", -1)) {
            JsonNode next = within.get(name);
            within = next instanceof ObjectNode there ? there : within.putObject(name);
        }
        return within;
    }

    /** @return what has to be filled in to come to this body */
    FormValues read(JsonNode body) {
        FormValues answers = FormValues.NONE;
        for (FormElement part : parts().toList()) {
            JsonNode node = body.at("/" + part.path().replace('.', '/'));
            if (!node.isMissingNode() && !node.isNull()) {
                answers = answers.and(part.read(node));
            }
        }
        return answers;
    }

    /** @return the same answers, with blank rows taken out */
    FormValues compacted(FormValues answers) {
        FormValues compacted = answers;
        for (FormElement part : parts().toList()) {
            compacted = part instanceof RepeatedFields rows ? rows.compacted(compacted) : compacted;
        }
        return compacted;
    }

    /** @return the question to which a fault of the API belongs; empty if it is about none of them */
    Optional<FormField> at(String path, FormValues answers) {
        String field = answers.has(path) ? path : standIns.getOrDefault(path, path);
        List<FormField> all = questions(answers);
        return all.stream()
                .filter(question -> isWithin(field, question.path()))
                .max(Comparator.comparingInt(question -> question.path().length()))
                .or(() -> all.stream()
                        .filter(question -> isWithin(question.path(), field))
                        .findFirst());
    }

    /** @return the questions of whom an act is toward, where somebody is named there who acts himself */
    List<FormField> towardThemselves(FormValues answers) {
        return questions(answers).stream()
                .filter(question -> question.path().endsWith(TOWARD))
                .filter(question -> answers.all(question.path()).stream()
                        .anyMatch(answers.all(question.path().replace(TOWARD, ACTING))::contains))
                .toList();
    }

    List<FormField> questions(FormValues answers) {
        return parts().flatMap(part -> part.questions(answers).stream()).toList();
    }

    private static boolean isWithin(String path, String whole) {
        return path.equals(whole) || path.startsWith(whole + ".") || path.startsWith(whole + "[");
    }

    /**
     * @param body what the answers came to; what is about an object that was left out of it counts as not filled in
     * @param zone that of the court's clock
     * @return what was filled in, question by question
     */
    List<Said> said(FormValues answers, JsonNode body, ZoneId zone) {
        return parts().filter(part -> within(part, body).isObject())
                .map(part -> new Said(part.label(), part.words(answers, zone)))
                .filter(said -> !said.words().isEmpty())
                .toList();
    }

    private static JsonNode within(FormElement part, JsonNode body) {
        int dot = part.path().lastIndexOf('.');
        return dot < 0 ? body : body.at("/" + part.path().substring(0, dot).replace('.', '/'));
    }

    /** @return the questions that must be answered and are not */
    List<FormField> unanswered(FormValues answers, JsonNode body) {
        return parts().filter(part -> within(part, body).isObject())
                .flatMap(part -> part instanceof FormField question ? Stream.of(question) : Stream.of())
                .filter(FormField::required)
                .filter(question -> !question.isAnswered(answers))
                .toList();
    }
}
