package org.goodfaith.ledger;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** Where the signing key is kept: a file that only its owner can read. */
public final class KeyFile {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private KeyFile() {}

    /**
     * Reads the key, or generates it the first time. Of several processes that generate at once, one wins and all use
     * its key.
     *
     * @throws IllegalArgumentException if the file holds no key, or one of another name
     * @throws IOException if it cannot be read or written, or others could read it
     */
    public static SigningKey open(Path file, String name) throws IOException {
        if (!Files.exists(file)) {
            generate(file, name);
        }
        if (posix(file) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException(file + " can be read by others than its owner: a key in it proves nothing. "
                    + "If it never was in other hands, run chmod 600 on it; otherwise replace it.");
        }
        SigningKey key = SigningKey.parse(Files.readString(file));
        if (!key.verifier().name().equals(name)) {
            throw new IllegalArgumentException(
                    file + " holds the key of " + key.verifier().name() + ", not of " + name);
        }
        return key;
    }

    private static void generate(Path file, String name) throws IOException {
        Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Files.createDirectories(directory);
        Path draft = Files.createTempFile(directory, "key", ".tmp", ownerOnly(directory));
        try {
            Files.writeString(draft, SigningKey.generate(name).text());
            publish(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Whole or not at all, and never over another. */
    private static void publish(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            return;
        } catch (UnsupportedOperationException e) {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path directory) {
        return posix(directory)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
