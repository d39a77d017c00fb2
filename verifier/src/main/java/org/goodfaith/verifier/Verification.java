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
import org.goodfaith.ledger.Checkpoint;
import org.goodfaith.ledger.Json;
import org.goodfaith.rulebook.status.RuleSet;

/**
 * Checks a bundle: first the checkpoints and whose they are, then that the facts are those of the checkpoint and all of
 * them, and last, if all that holds, that the derived results follow from the facts.
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
                        Kind.DAMAGED_FILE,
                        "A byte of the file was changed after it was written: its digest does not fit. Get the file again.");
            }
            return new Report(read.bundle(), verification.problems, trust.key() != null);
        } catch (MalformedBundleException e) {
            return new Report(
                    null,
                    List.of(new BundleProblem(
                            Kind.MALFORMED_FILE, "This is no bundle that can be read: " + e.getMessage() + ".")),
                    false);
        }
    }

    private void check() {
        Optional<Checkpoint> checkpoint = new CheckpointCheck(bundle, trust, this::problem).check();
        if (checkpoint.isEmpty()) {
            return;
        }
        checkFacts(checkpoint.get());
        if (problems.isEmpty()) {
            checkDerivedResults(checkpoint.get());
        }
    }

    private void checkFacts(Checkpoint checkpoint) {
        if (noneInLog(checkpoint)) {
            problem(
                    Kind.SWAPPED_CHECKPOINT,
                    "Not one of the facts is in the log of the file's checkpoint: the checkpoint is not the one that the"
                            + " facts were proved against.");
            return;
        }
        List<String> wanted = bundle.request().streams();
        var found = new HashSet<String>();
        for (ProvenStream stream : bundle.streams()) {
            if (!wanted.contains(stream.name()) || !found.add(stream.name())) {
                problem(
                        Kind.ADDED_FACT,
                        "The record " + stream.name() + " was not asked for, or is in the file twice.");
            }
            new StreamCheck(stream, checkpoint, this::problem).check();
        }
        for (String name : wanted) {
            if (!found.contains(name)) {
                problem(Kind.REMOVED_FACT, "The whole record " + name + " is missing.");
            }
        }
        List<String> names = bundle.streams().stream().map(ProvenStream::name).toList();
        if (names.size() == wanted.size() && found.containsAll(wanted) && !names.equals(wanted)) {
            problem(
                    Kind.REORDERED_FACTS,
                    "The records stand in another order than cases by their ids, then courts' calendars.");
        }
    }

    /** One fact that fails speaks of that fact; all that fail, of what they are held against. */
    private boolean noneInLog(Checkpoint checkpoint) {
        var facts = bundle.streams().stream()
                .flatMap(stream -> stream.facts().stream())
                .toList();
        return facts.size() > 1
                && facts.stream().noneMatch(fact -> fact.inclusion()
                        .rootFrom(fact.leaf())
                        .filter(checkpoint.root()::equals)
                        .isPresent());
    }

    private void checkDerivedResults(Checkpoint checkpoint) {
        if (bundle.request().viewpoint().knownAt().isAfter(checkpoint.through())) {
            problem(
                    Kind.VIEWPOINT_NOT_COVERED,
                    "The derived results are of what was known at "
                            + bundle.request().viewpoint().knownAt()
                            + ", but the checkpoint covers only what was recorded through " + checkpoint.through()
                            + ": what was recorded in between cannot be told.");
        }
        if (!bundle.ruleSet().equals(RuleSet.VERSION)) {
            problem(
                    Kind.OTHER_RULE_SET,
                    "The facts are proved. The derived results were made with version " + bundle.ruleSet()
                            + " of the rules, and this program has version " + RuleSet.VERSION
                            + ": to check them, get the verifier of version " + bundle.ruleSet() + ".");
            return;
        }
        try {
            compare(Bundle.derive(bundle.request(), bundle.streams()));
        } catch (UnknownFormException e) {
            problem(
                    Kind.UNKNOWN_FORM,
                    "The facts are proved, but this program cannot read all of them, " + e.getMessage()
                            + ": to check the derived results, get a newer verifier.");
        } catch (IllegalArgumentException e) {
            problem(
                    Kind.UNKNOWN_FORM,
                    "The facts are proved, but this program cannot derive results from them: " + e.getMessage() + ".");
        }
    }

    private void compare(SortedMap<String, Json> derived) {
        for (String caseId : derived.keySet()) {
            if (!bundle.derivedResults().containsKey(caseId)) {
                problem(Kind.CHANGED_RESULT, "The derived results on case " + caseId + " are missing.");
            }
        }
        bundle.derivedResults().forEach((caseId, said) -> {
            Json found = derived.get(caseId);
            if (found == null) {
                problem(
                        Kind.CHANGED_RESULT,
                        "There are derived results on case " + caseId + ", which was not asked for.");
            } else {
                JsonDifference.first(said, found)
                        .ifPresent(difference -> problem(
                                Kind.CHANGED_RESULT,
                                "The derived results on case " + caseId + " do not follow from its facts: " + difference
                                        + "."));
            }
        });
    }

    private void problem(Kind kind, String says) {
        problems.add(new BundleProblem(kind, says));
    }
}
