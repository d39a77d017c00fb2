package org.goodfaith.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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
            throw new IOException(file + " can be read by users other than its owner, so its signatures prove nothing; "
                    + "if nobody else has read it, run chmod 600 on it, otherwise replace the key");
        }
        SigningKey key = SigningKey.parse(Files.readString(file));
        if (!key.verifier().name().equals(name)) {
            throw new IllegalArgumentException(
                    file + " contains the key of " + key.verifier().name() + ", not of " + name);
        }
        return key;
    }

    /**
     * Creates the file in one step, so that nobody reads half a key, and never replaces an existing one.
     *
     * <p>The lock decides between processes and the monitor between threads. Both work on every kind of volume.
     */
    private static synchronized void generate(Path file, String name) throws IOException {
        Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Files.createDirectories(directory);
        Path lockFile = directory.resolve(file.getFileName() + ".lock");
        try (var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            if (!Files.exists(file)) {
                write(SigningKey.generate(name).text(), file, directory);
            }
            // From now on the file exists, so nobody needs the lock again.
            Files.deleteIfExists(lockFile);
        }
    }

    /** Forces the key to disk before the file gets its name, so that a power failure leaves no empty key. */
    private static void write(String key, Path file, Path directory) throws IOException {
        Path draft = Files.createTempFile(directory, "key", ".tmp", ownerOnly(directory));
        try {
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(key.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    var _ = channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
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
