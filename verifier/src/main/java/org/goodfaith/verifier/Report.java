package org.goodfaith.verifier;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.goodfaith.bundle.Bundle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The result of checking a bundle.
 *
 * @param bundle the content of the file; null if it could not be read
 * @param problems the problems, starting with the one that determines the exit code; empty if the bundle is verified
 * @param keyTrusted whether the key was compared with one from another source
 */
record Report(@Nullable Bundle bundle, List<BundleProblem> problems, boolean keyTrusted) {

    static final int VERIFIED = 0;

    Report {
        problems = problems.stream()
                .distinct()
                .sorted(Comparator.comparing(BundleProblem::kind))
                .toList();
    }

    int exitCode() {
        return problems.isEmpty() ? VERIFIED : problems.getFirst().kind().exitCode();
    }

    private String verdict() {
        if (problems.isEmpty()) {
            return "verified";
        }
        return problems.stream().allMatch(problem -> problem.kind().leavesFactsProved())
                ? "facts verified, derived results not checked"
                : "not verified";
    }

    private int facts() {
        return Optional.ofNullable(bundle).stream()
                .flatMap(read -> read.streams().stream())
                .mapToInt(stream -> stream.facts().size())
                .sum();
    }

    /** Returns the report for the console. */
    String toText() {
        var text = new StringBuilder();
        if (bundle != null) {
            text.append("cases        ").append(bundle.request().cases()).append('\n');
            text.append("as of        ")
                    .append(bundle.request().viewpoint().asOf())
                    .append('\n');
            text.append("known at     ")
                    .append(bundle.request().viewpoint().knownAt())
                    .append('\n');
            text.append("facts        ").append(facts()).append('\n');
            text.append("rule set     ").append(bundle.ruleSet()).append('\n');
            bundle.checkpoint().note().text().lines().forEach(line -> text.append("checkpoint   ")
                    .append(escaped(line))
                    .append('\n'));
            text.append("through      ")
                    .append(bundle.checkpoint().seal().through())
                    .append('\n');
            text.append("key          ").append(bundle.key().fingerprint()).append('\n');
            text.append(
                    keyTrusted
                            ? "             This is the key you named with --key.\n"
                            : "             WARNING: The key was not checked. Get the operator's key from another"
                                    + " source and name it with --key.\n");
        }
        text.append('\n').append(verdict().toUpperCase(Locale.ROOT)).append('\n');
        problems.forEach(problem -> text.append("- ")
                .append(problem.kind().title())
                .append(": ")
                .append(escaped(problem.message()))
                .append('\n'));
        return text.toString();
    }

    /** Escapes characters with which a file could forge output of this program on a terminal. */
    private static String escaped(String text) {
        var escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            switch (Character.getType(character)) {
                case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    escaped.append("[U+%04X]".formatted(character));
                default -> escaped.appendCodePoint(character);
            }
        });
        return escaped.toString();
    }

    /** Returns the report for {@code --json}. */
    JsonNode toJson() {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("verdict", verdict()).put("exitCode", exitCode());
        ArrayNode list = report.putArray("problems");
        problems.forEach(
                problem -> list.addObject().put("kind", problem.kind().id()).put("message", problem.message()));
        if (bundle != null) {
            ArrayNode cases = report.putArray("cases");
            bundle.request().cases().forEach(caseId -> cases.add(caseId.value()));
            report.put("asOf", bundle.request().viewpoint().asOf().toString())
                    .put("knownAt", bundle.request().viewpoint().knownAt().toString())
                    .put("facts", facts())
                    .put("ruleSet", bundle.ruleSet())
                    .put("checkpoint", bundle.checkpoint().note().text())
                    .put("through", bundle.checkpoint().seal().through().toString())
                    .put("keyFingerprint", bundle.key().fingerprint())
                    .put("keyTrusted", keyTrusted);
        }
        return report;
    }
}
