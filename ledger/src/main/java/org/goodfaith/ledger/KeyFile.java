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

/** The file that stores the signing key. Only its owner can read it. */
public final class KeyFile {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private KeyFile() {}

    /**
     * Reads the key, or generates it if the file does not exist. If several processes generate a key at once, one wins
     * and all use its key.
     *
     * @throws IllegalArgumentException if the file does not contain a key, or contains a key with another name
     * @throws IOException if the file cannot be read or written, or if users other than its owner can read it
     */
    public static SigningKey open(Path file, String name) throws IOException {
        if (!Files.exists(file)) {
            generate(file, name);
        }
        if (posix(file) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException(file + " can be read by users other than its owner, so its signatures prove nothing. "
                    + "If nobody else has read it, run chmod 600 on it. Otherwise replace the key.");
        }
        SigningKey key = SigningKey.parse(Files.readString(file));
        if (!key.verifier().name().equals(name)) {
            throw new IllegalArgumentException(
                    file + " contains the key of " + key.verifier().name() + ", not of " + name);
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

    /** Creates the file atomically and never replaces an existing one. */
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
