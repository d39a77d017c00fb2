package org.goodfaith.standalone;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.goodfaith.spring.CannotStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database's files and its password.
 *
 * <p>The files are created beside their place and moved there when they are complete. A creation that was interrupted
 * leaves nothing in that place, and the next one starts over.
 *
 * @param directory the files of the database
 * @param password the password of its accounts
 */
record PostgresCluster(Path directory, String password) {

    static final String SUPERUSER = "postgres";

    private static final Logger log = LoggerFactory.getLogger(PostgresCluster.class);
    private static final String CREATING = "postgresql.creating";
    private static final int PASSWORD_BYTES = 24;

    /** Opens the cluster, or creates it at the first start. */
    static PostgresCluster in(DataDirectory data, PostgresPrograms programs) throws IOException {
        Path directory = data.resolve("postgresql");
        Path passwordFile = data.resolve("postgresql-password");
        removeLeftovers(data);
        if (!Files.exists(directory)) {
            if (!Files.exists(passwordFile)) {
                writePassword(passwordFile);
            }
            Path draft = Files.createTempDirectory(data.resolve(""), CREATING);
            create(programs, draft, passwordFile);
            Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
        } else if (!Files.exists(directory.resolve("global").resolve("pg_control"))) {
            throw new CannotStart(
                    directory + " is not a complete database: restore the data directory from a backup, or"
                            + " move it away to begin a new record.");
        } else if (!Files.exists(passwordFile)) {
            throw new CannotStart("The password of the database in " + directory + " is missing: restore "
                    + passwordFile + " from a backup.");
        }
        return new PostgresCluster(directory, Files.readString(passwordFile).strip());
    }

    /** A creation that outlived its process may still write. If a leftover resists, the next start removes it. */
    private static void removeLeftovers(DataDirectory data) throws IOException {
        try (var leftovers = Files.newDirectoryStream(data.resolve(""), CREATING + "*")) {
            for (Path leftover : leftovers) {
                log.info("Removing {}, which an interrupted first start has left", leftover);
                ProcessHandle.allProcesses()
                        .filter(process -> OrphanedServer.names(process, leftover))
                        .forEach(ProcessHandle::destroyForcibly);
                try {
                    PostgresPrograms.deleteAll(leftover);
                } catch (IOException e) {
                    log.warn("{} cannot be removed yet", leftover, e);
                }
            }
        }
    }

    private static void create(PostgresPrograms programs, Path draft, Path passwordFile) throws IOException {
        var created = programs.run(
                "initdb",
                List.of(
                        "-D",
                        draft.toString(),
                        "-U",
                        SUPERUSER,
                        "-E",
                        "UTF8",
                        "-A",
                        "scram-sha-256",
                        "--pwfile=" + passwordFile));
        if (!created.succeeded()) {
            throw new CannotStart("The database cannot be created in " + draft.getParent() + " ("
                    + created.output()
                            .lines()
                            .filter(line -> line.contains("FATAL: ") || line.contains("error: "))
                            .findFirst()
                            .map(line -> line.replaceFirst("^.*?(FATAL|error):\\s+", ""))
                            .orElse(created.output().replaceAll("\\s+", " "))
                    + "): make sure that the disk has at least 300 MB free, and start again.");
        }
        Files.write(
                draft.resolve("pg_hba.conf"),
                "host all all 127.0.0.1/32 scram-sha-256\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static void writePassword(Path passwordFile) throws IOException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        Path draft = passwordFile.resolveSibling(passwordFile.getFileName() + ".draft");
        Files.writeString(draft, HexFormat.of().formatHex(random));
        readableByOwnerOnly(draft);
        Files.move(draft, passwordFile, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void readableByOwnerOnly(Path path) {
        File file = path.toFile();
        boolean closedToOthers = file.setReadable(false, false) && file.setReadable(true, true);
        if (!closedToOthers && File.separatorChar == '/') {
            throw new IllegalStateException(path + " stays readable to others");
        }
    }

    /** Hides the password. */
    @Override
    public String toString() {
        return directory.toString();
    }
}
