package org.goodfaith.verifier;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.goodfaith.bundle.Bundle;
import org.goodfaith.bundle.BundleFile;
import org.goodfaith.bundle.MalformedBundleException;
import org.goodfaith.bundle.ProvenStream;
import org.goodfaith.bundle.UnknownFormException;
import org.goodfaith.rulebook.status.RuleSet;
import tools.jackson.databind.JsonNode;

/**
 * Checks a bundle. First checks the checkpoints and their signatures, then that the facts are complete, unchanged and
 * not backdated at the checkpoint. If no problem was found, checks that the derived results follow from the facts.
 */
final class Verification {

    private final Bundle bundle;
    private final Trust trust;
    private final List<BundleProblem> problems = new ArrayList<>();

    private Verification(Bundle bundle, Trust trust) {
        this.bundle = bundle;
        this.trust = trust;
    }

    static Report of(byte[] file, Trust trust) {
        try {
            BundleFile read = BundleFile.read(file);
            var verification = new Verification(read.bundle(), trust);
            verification.check();
            if (!read.intact()) {
                verification.problem(
                        ProblemKind.DAMAGED_FILE,
                        "The file was changed after it was written: its digest does not match. Get the file again.");
            }
            return new Report(read.bundle(), verification.problems, trust.key() != null);
        } catch (MalformedBundleException e) {
            return new Report(
                    null,
                    List.of(new BundleProblem(
                            ProblemKind.MALFORMED_FILE, "The file is not a readable bundle: " + e.getMessage() + ".")),
                    false);
        }
    }

    private void check() {
        var checkpoints = new CheckpointCheck(bundle, trust, this::problem);
        Optional<ProvenCheckpoint> checkpoint = checkpoints.check();
        if (checkpoint.isEmpty()) {
            return;
        }
        checkFacts(checkpoint.get(), checkpoints.earlier());
        if (problems.isEmpty()) {
            checkDerivedResults(checkpoint.get());
        }
    }

    private void checkFacts(ProvenCheckpoint checkpoint, List<ProvenCheckpoint> earlier) {
        if (noFactIsInLog(checkpoint)) {
            problem(
                    ProblemKind.SWAPPED_CHECKPOINT,
                    "None of the facts is in the log of the checkpoint in the file. The facts were proved against"
                            + " another checkpoint.");
            return;
        }
        List<String> requested = bundle.request().streams();
        var found = new HashSet<String>();
        for (ProvenStream stream : bundle.streams()) {
            if (!requested.contains(stream.name()) || !found.add(stream.name())) {
                problem(
                        ProblemKind.ADDED_FACT,
                        "The stream " + stream.name() + " was not requested, or is in the file twice.");
            }
            new StreamCheck(stream, checkpoint, earlier, this::problem).check();
        }
        for (String name : requested) {
            if (!found.contains(name)) {
                problem(ProblemKind.REMOVED_FACT, "The stream " + name + " is missing.");
            }
        }
        List<String> names = bundle.streams().stream().map(ProvenStream::name).toList();
        if (names.size() == requested.size() && found.containsAll(requested) && !names.equals(requested)) {
            problem(
                    ProblemKind.REORDERED_FACTS,
                    "The streams are out of order. Cases come first, by id, followed by the courts' calendars.");
        }
    }

    /** If a single proof fails, that fact is wrong. If every proof fails, the checkpoint is wrong. */
    private boolean noFactIsInLog(ProvenCheckpoint checkpoint) {
        var facts = bundle.streams().stream()
                .flatMap(stream -> stream.facts().stream())
                .toList();
        return facts.size() > 1
                && facts.stream().noneMatch(fact -> fact.inclusion()
                        .rootFrom(fact.leaf())
                        .filter(checkpoint.root()::equals)
                        .isPresent());
    }

    private void checkDerivedResults(ProvenCheckpoint checkpoint) {
        if (bundle.request().viewpoint().knownAt().isAfter(checkpoint.through())) {
            problem(
                    ProblemKind.VIEWPOINT_NOT_COVERED,
                    "The derived results are as known at "
                            + bundle.request().viewpoint().knownAt()
                            + ", but the checkpoint covers only facts recorded through " + checkpoint.through()
                            + ". Facts recorded between these times may be missing.");
        }
        if (!bundle.ruleSet().equals(RuleSet.VERSION)) {
            problem(
                    ProblemKind.OTHER_RULE_SET,
                    "The facts are proved. The derived results were made with version " + bundle.ruleSet()
                            + " of the rules, but this program has version " + RuleSet.VERSION
                            + ". To check them, get the verifier with version " + bundle.ruleSet() + ".");
            return;
        }
        try {
            compare(Bundle.derive(bundle.request(), bundle.streams()));
        } catch (UnknownFormException e) {
            problem(
                    ProblemKind.UNKNOWN_FORM,
                    "The facts are proved, but this program cannot read all of them: " + e.getMessage()
                            + ". To check the derived results, get a newer verifier.");
        } catch (IllegalArgumentException e) {
            problem(
                    ProblemKind.UNKNOWN_FORM,
                    "The facts are proved, but this program cannot derive results from them: " + e.getMessage() + ".");
        }
    }

    private void compare(SortedMap<String, JsonNode> derived) {
        for (String caseId : derived.keySet()) {
            if (!bundle.derivedResults().containsKey(caseId)) {
                problem(ProblemKind.CHANGED_RESULT, "The derived results of case " + caseId + " are missing.");
            }
        }
        bundle.derivedResults().forEach((caseId, claimed) -> {
            JsonNode results = derived.get(caseId);
            if (results == null) {
                problem(
                        ProblemKind.CHANGED_RESULT,
                        "The file has derived results of case " + caseId + ", which was not requested.");
            } else {
                JsonDifference.first(claimed, results)
                        .ifPresent(difference -> problem(
                                ProblemKind.CHANGED_RESULT,
                                "The derived results of case " + caseId + " do not follow from its facts: " + difference
                                        + "."));
            }
        });
    }

    private void problem(ProblemKind kind, String message) {
        problems.add(new BundleProblem(kind, message));
    }
}
