package org.goodfaith.verifier;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.goodfaith.bundle.Bundle;
import org.goodfaith.ledger.Json;
import org.jspecify.annotations.Nullable;

/**
 * What checking a bundle came to.
 *
 * @param bundle what the file says; absent if it could not be read
 * @param problems what is wrong, the one that gives the exit code first; none if nothing is
 * @param keyTrusted whether the key was compared with one from elsewhere
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
        return problems.stream().allMatch(problem -> problem.kind().leavesIntegrityProved())
                ? "integrity verified, derived results not checked"
                : "not verified";
    }

    private int facts() {
        return Optional.ofNullable(bundle).stream()
                .flatMap(known -> known.streams().stream())
                .mapToInt(stream -> stream.facts().size())
                .sum();
    }

    String forPeople() {
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
            bundle.checkpoint().text().lines().forEach(line -> text.append("checkpoint   ")
                    .append(shown(line))
                    .append('\n'));
            text.append("key          ").append(bundle.key().fingerprint()).append('\n');
            text.append(
                    keyTrusted
                            ? "             the key you named\n"
                            : "             not compared with anything: get the key from another place, and name it"
                                    + " with --key\n");
        }
        text.append('\n').append(verdict().toUpperCase(Locale.ROOT)).append('\n');
        problems.forEach(problem -> text.append("- ")
                .append(problem.kind().title())
                .append(": ")
                .append(shown(problem.says()))
                .append('\n'));
        return text.toString();
    }

    /** What a file says must not pass for what this program says, whatever a terminal makes of it. */
    private static String shown(String text) {
        var shown = new StringBuilder();
        text.codePoints().forEach(character -> {
            switch (Character.getType(character)) {
                case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    shown.append("[U+%04X]".formatted(character));
                default -> shown.appendCodePoint(character);
            }
        });
        return shown.toString();
    }

    Json toJson() {
        var members = new TreeMap<String, Json>();
        members.put("verdict", Json.of(verdict()));
        members.put("exitCode", Json.of(exitCode()));
        members.put(
                "problems",
                Json.of(problems.stream()
                        .map(problem -> Json.of(Map.of(
                                "kind", Json.of(problem.kind().id()),
                                "says", Json.of(problem.says()))))
                        .toList()));
        if (bundle != null) {
            members.put(
                    "cases",
                    Json.of(bundle.request().cases().stream()
                            .map(caseId -> Json.of(caseId.value()))
                            .toList()));
            members.put("asOf", Json.of(bundle.request().viewpoint().asOf().toString()));
            members.put(
                    "knownAt", Json.of(bundle.request().viewpoint().knownAt().toString()));
            members.put("facts", Json.of(facts()));
            members.put("ruleSet", Json.of(bundle.ruleSet()));
            members.put("checkpoint", Json.of(bundle.checkpoint().text()));
            members.put("keyFingerprint", Json.of(bundle.key().fingerprint()));
            members.put("keyTrusted", new Json.Flag(keyTrusted));
        }
        return Json.of(members);
    }
}
