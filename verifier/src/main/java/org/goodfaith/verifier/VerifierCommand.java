package org.goodfaith.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.goodfaith.bundle.BundleFile;
import org.goodfaith.ledger.SignedNote;
import org.goodfaith.ledger.VerifierKey;
import org.goodfaith.rulebook.status.RuleSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line: {@code goodfaith-verifier FILE}. */
@Command(
        name = "goodfaith-verifier",
        mixinStandardHelpOptions = true,
        versionProvider = VerifierCommand.Version.class,
        sortOptions = false,
        description = {
            "Checks a bundle without network or database: that its facts are those the record had at the checkpoint,"
                    + " all of them and unchanged, and that its derived results follow from them.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:verified",
            "1:an error of this program",
            "2:the command line cannot be understood, or a file cannot be read",
            "10:malformed file",
            "11:wrong key",
            "12:swapped checkpoint",
            "13:truncated log",
            "14:inconsistent checkpoints",
            "15:malformed proof",
            "16:reordered facts",
            "17:added fact",
            "18:removed fact",
            "19:changed fact",
            "20:truncated stream",
            "21:changed derived result",
            "22:viewpoint not covered by the checkpoint",
            "23:damaged file",
            "24:a checkpoint you gave cannot be compared",
            "30:integrity verified; facts of a form this version cannot read",
            "31:integrity verified; derived results of another rule-set version"
        },
        footer = {
            "",
            "Several things can be wrong at once; all are shown, and the lowest code is returned.",
            "Name the key with --key: whoever could forge the file could put another key in it."
        })
public final class VerifierCommand implements Callable<Integer> {

    private static final int NOTE_BYTES_MAX = 100_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "the bundle")
    private @Nullable Path file;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "the public key as name+hash+base64, or its fingerprint, from another place than the file")
    private @Nullable String key;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "a checkpoint you kept, or found outside the database; may be given several times")
    private List<Path> checkpoints = new ArrayList<>();

    @Option(names = "--json", description = "say it in JSON")
    private boolean json;

    /** For picocli, which fills in the options. */
    VerifierCommand() {}

    /** Runs the program and ends the process with its exit code. */
    public static void main(String... args) {
        System.exit(commandLine().execute(args));
    }

    /**
     * Runs the program within another one.
     *
     * @return its exit code
     */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        return commandLine().setOut(out).setErr(err).execute(args);
    }

    static CommandLine commandLine() {
        return new CommandLine(new VerifierCommand());
    }

    @Override
    public Integer call() {
        Report report = Verification.of(
                read(Objects.requireNonNull(file), BundleFile.BYTES_MAX + 1),
                new Trust(
                        readable(key),
                        checkpoints.stream().map(this::checkpoint).toList()));
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(
                json
                        ? new String(report.toJson().canonical(), StandardCharsets.UTF_8)
                        : report.forPeople().stripTrailing());
        out.flush();
        return report.exitCode();
    }

    private @Nullable String readable(@Nullable String named) {
        if (named == null || named.matches("[0-9a-fA-F]{64}")) {
            return named;
        }
        try {
            return VerifierKey.parse(named).toString();
        } catch (IllegalArgumentException e) {
            throw unusable("--key is neither a key nor a fingerprint: " + e.getMessage());
        }
    }

    private SignedNote checkpoint(Path path) {
        try {
            return SignedNote.parse(new String(read(path, NOTE_BYTES_MAX), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw unusable(path + " is not a checkpoint: " + e.getMessage());
        }
    }

    private byte[] read(Path path, int bytesMax) {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(bytesMax);
        } catch (IOException e) {
            throw unusable(path + " cannot be read: " + e.getMessage());
        }
    }

    private ParameterException unusable(String why) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
    }

    /** Says which rules are on board. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"goodfaith-verifier, rule set " + RuleSet.VERSION};
        }
    }
}
