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
import org.goodfaith.ledger.CanonicalJson;
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
            "Checks a bundle without network or database: that its facts are complete and unchanged at the"
                    + " checkpoint, and that its derived results follow from the facts.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:verified",
            "1:internal error of this program",
            "2:invalid command line, or a file that cannot be read",
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
            "24:a checkpoint you gave cannot be compared with this file",
            "25:backdated fact",
            "30:facts verified, derived results not checked: facts in an unknown format",
            "31:facts verified, derived results not checked: different rule set version"
        },
        footer = {
            "",
            "If a bundle has several problems, all are shown and the lowest code is returned.",
            "Always name the key with --key. Someone who forges a file can put another key in it."
        })
public final class VerifierCommand implements Callable<Integer> {

    private static final int NOTE_BYTES_MAX = 100_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "the bundle file")
    private @Nullable Path file;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description =
                    "the operator's public key (name+keyhash+base64) or its fingerprint, obtained from a source other than"
                            + " the file")
    private @Nullable String key;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "a checkpoint that you kept or that the operator published outside the database; repeatable")
    private List<Path> checkpoints = new ArrayList<>();

    @Option(names = "--json", description = "print the report as JSON")
    private boolean json;

    /** Created by {@link #commandLine()}; picocli sets the options. */
    VerifierCommand() {}

    /** Runs the program and ends the process with its exit code. */
    public static void main(String... args) {
        System.exit(commandLine().execute(args));
    }

    /**
     * Runs the program without ending the process.
     *
     * @return the exit code
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
                        normalized(key),
                        checkpoints.stream().map(this::checkpoint).toList()));
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(
                json
                        ? new String(CanonicalJson.write(report.toJson()), StandardCharsets.UTF_8)
                        : report.toText().stripTrailing());
        out.flush();
        return report.exitCode();
    }

    private @Nullable String normalized(@Nullable String given) {
        if (given == null || given.matches("[0-9a-fA-F]{64}")) {
            return given;
        }
        try {
            return VerifierKey.parse(given).toString();
        } catch (IllegalArgumentException e) {
            throw usageError("--key is neither a public key nor a fingerprint: " + e.getMessage());
        }
    }

    private SignedNote checkpoint(Path path) {
        try {
            return SignedNote.parse(new String(read(path, NOTE_BYTES_MAX), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw usageError(path + " is not a checkpoint: " + e.getMessage());
        }
    }

    private byte[] read(Path path, int bytesMax) {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(bytesMax);
        } catch (IOException e) {
            throw usageError(path + " cannot be read: " + e.getMessage());
        }
    }

    private ParameterException usageError(String why) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
    }

    /** Prints the version of the rules. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"goodfaith-verifier, rule set " + RuleSet.VERSION};
        }
    }
}
