package org.goodfaith.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.goodfaith.bundle.SampleRecord;
import org.goodfaith.ledger.CanonicalJson;
import org.goodfaith.ledger.MalformedJsonException;
import org.goodfaith.ledger.SigningKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class VerifierCommandTest {

    private final SigningKey key = SigningKey.generate("goodfaith.example/record");
    private final SampleRecord record = SampleRecord.recorded(key);

    @TempDir
    private Path directory;

    private Path bundle;
    private Path kept;

    private record Answer(int exitCode, String out, String err) {}

    @BeforeEach
    void write() throws IOException {
        bundle = Files.write(
                directory.resolve("bundle.json"),
                record.bundle(List.of(SampleRecord.WIDGETS), SampleRecord.SIZE, List.of(record.checkpoint(5)))
                        .toBytes());
        kept = Files.writeString(
                directory.resolve("checkpoint"), record.checkpoint(5).toString());
    }

    private static Answer run(Object... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = VerifierCommand.run(
                new PrintWriter(out),
                new PrintWriter(err),
                Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
        return new Answer(exitCode, out.toString(), err.toString());
    }

    @Test
    void reportsAVerifiedBundle() {
        Answer answer = run(bundle, "--key", key.verifier(), "--checkpoint", kept);
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.err()).isEmpty();
        assertThat(answer.out())
                .contains("cand-23-cv-90417", "VERIFIED", "the key you named with --key")
                .contains(key.verifier().fingerprint());
    }

    @Test
    void warnsIfTheKeyIsNotNamed() {
        assertThat(run(bundle).out()).contains("The key was not checked");
    }

    @Test
    void reportsAsJson() throws MalformedJsonException {
        Answer answer = run(bundle, "--json", "--key", key.verifier().fingerprint());
        JsonNode report = CanonicalJson.parse(answer.out().strip().getBytes(StandardCharsets.UTF_8));
        assertThat(report.get("verdict").stringValue()).isEqualTo("verified");
        assertThat(report.get("exitCode").intValue()).isZero();
        assertThat(report.get("problems")).isEmpty();
        assertThat(report.get("keyTrusted").booleanValue()).isTrue();
    }

    @Test
    void reportsProblemsAsJson() throws IOException {
        byte[] bytes =
                TamperedFile.of(record.bundle(SampleRecord.WIDGETS), file -> file.facts(SampleRecord.WIDGETS.value())
                        .remove(3));
        Answer answer = run(Files.write(bundle, bytes), "--json");
        assertThat(answer.exitCode()).isEqualTo(ProblemKind.REMOVED_FACT.exitCode());
        assertThat(answer.out())
                .contains("\"verdict\":\"not verified\"", "\"kind\":\"removed-fact\"", "Missing entries: 3.");
    }

    @Test
    void rejectsUnusableArguments() throws IOException {
        assertUsage(run(), "FILE");
        assertUsage(run(directory.resolve("absent")), "cannot be read");
        assertUsage(run(bundle, "--key", "nonsense"), "neither a public key nor a fingerprint");
        assertUsage(run(bundle, "--checkpoint", bundle), "is not a checkpoint");
        assertUsage(run(bundle, "--unknown"), "--unknown");
    }

    private static void assertUsage(Answer answer, String says) {
        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).contains(says).doesNotContain("\tat ");
    }

    @Test
    void helpListsEveryExitCode() {
        Answer answer = run("--help");
        assertThat(answer.exitCode()).isZero();
        for (ProblemKind kind : ProblemKind.values()) {
            assertThat(answer.out()).containsPattern("(?m)^ +" + kind.exitCode() + "  +\\S");
        }
        assertThat(ProblemKind.values())
                .extracting(ProblemKind::exitCode)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(run("--version").out()).contains("rule set");
    }
}
