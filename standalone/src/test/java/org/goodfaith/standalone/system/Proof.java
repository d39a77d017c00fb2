package org.goodfaith.standalone.system;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.goodfaith.verifier.VerifierCommand;

/** Verifies bundles of a running product with the verifier. */
final class Proof {

    private Proof() {}

    /** Returns what the verifier says against the bundle of a case; empty if it is verified. */
    static Optional<String> problemOf(ProductApi api, String caseId, Path directory) throws IOException {
        String key = api.get("/ledger/key").is(200).at("/fingerprint");
        Path bundle = Files.writeString(
                directory.resolve(caseId + ".bundle.json"),
                api.get("/cases/" + caseId + "/bundle").is(200).text());
        var said = new StringWriter();
        try (var out = new PrintWriter(said)) {
            int code = VerifierCommand.run(out, out, bundle.toString(), "--key", key);
            return code == 0 ? Optional.empty() : Optional.of(caseId + ": exit code " + code + "\n" + said);
        }
    }
}
