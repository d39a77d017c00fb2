package org.goodfaith.standalone;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.goodfaith.events.Sha256;
import org.goodfaith.spring.CannotStart;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked from the class path. Either all are in their place, or none is. */
final class PostgresPrograms {

    private static final int DIGEST_LENGTH = 16;

    private final Path home;

    private PostgresPrograms(Path home) {
        this.home = home;
    }

    /** Unpacks the programs below a folder, unless a complete copy is there. Several processes may share the folder. */
    static synchronized PostgresPrograms in(Path folder) throws IOException {
        byte[] archive = archive();
        Path home =
                folder.resolve("postgresql-" + Sha256.digestOf(archive).hex().substring(0, DIGEST_LENGTH));
        try (var lockFile = FileChannel.open(
                        folder.resolve("unpacking.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = lockFile.lock()) {
            if (!Files.isDirectory(home)) {
                Path draft = folder.resolve("unpacking");
                deleteAll(draft);
                unpack(archive, draft);
                Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return new PostgresPrograms(home);
    }

    /** The result of a program that has ended. */
    record Ended(int exit, String output) {

        boolean succeeded() {
            return exit == 0;
        }
    }

    /** Runs a program to its end. PostgreSQL refuses to run as root, so for root it runs without its rights. */
    Ended run(String program, List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin")
                .resolve(program + (File.separatorChar == '\\' ? ".exe" : ""))
                .toString());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream output = process.getInputStream()) {
            // The output is short, so it fits into the pipe. Waiting first can be interrupted; reading cannot.
            int exit = process.waitFor();
            return new Ended(exit, new String(output.readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + program + " was running", e);
        }
    }

    private static byte[] archive() throws IOException {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String system = os.contains("windows") ? "Windows" : os.contains("mac") ? "Darwin" : "Linux";
        String architecture = System.getProperty("os.arch");
        String machine = architecture.equals("amd64") ? "x86_64" : architecture;
        try (InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
            return archive.readAllBytes();
        } catch (IllegalStateException e) {
            throw new CannotStart(
                    "This jar contains no PostgreSQL for " + system + " on " + machine
                            + ": build it on this platform or with -Pall-platforms, or set spring.datasource.url to a"
                            + " database of your own.",
                    e);
        }
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                Path folder = entry.isDirectory() ? path : Objects.requireNonNull(path.getParent());
                Files.createDirectories(folder);
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else if (!entry.isDirectory()) {
                    Files.copy(tar, path);
                    boolean isProgram = folder.endsWith("bin");
                    if (isProgram && !path.toFile().setExecutable(true, false)) {
                        throw new IOException(path + " cannot be made executable");
                    }
                }
            }
        }
    }

    /** Deletes a directory and everything in it, if it exists. */
    static void deleteAll(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                if (e != null) {
                    throw e;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
