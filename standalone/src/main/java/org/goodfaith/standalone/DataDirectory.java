package org.goodfaith.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.goodfaith.spring.CannotStart;
import org.jspecify.annotations.Nullable;

/**
 * The directory that holds all persistent data. One process uses it at a time.
 *
 * <p>The operating system releases the lock when the process ends, however it ends.
 */
final class DataDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel lockFile;

    private DataDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /**
     * Locks the directory and creates it if missing.
     *
     * @throws CannotStart if another process holds it, or if it cannot be written
     */
    static DataDirectory take(Path directory) {
        Path path = directory.toAbsolutePath().normalize();
        try {
            createForOwnerOnly(path);
            var lockFile = FileChannel.open(
                    path.resolve("goodfaith.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(lockFile) == null) {
                lockFile.close();
                throw new CannotStart("Another Goodfaith is running on the data directory " + path
                        + ": stop it, or give this one a directory of its own with --goodfaith.data-dir=<directory>.");
            }
            return new DataDirectory(path, lockFile);
        } catch (IOException e) {
            throw new CannotStart(
                    "The data directory " + path + " cannot be used (" + CannotStart.reason(e)
                            + "): make it a directory that this account can write, or choose another one with"
                            + " --goodfaith.data-dir=<directory>.",
                    e);
        }
    }

    private static @Nullable FileLock lock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Creates the directory and missing parents with access for the owner only. */
    private static void createForOwnerOnly(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    /** Returns a subdirectory; if missing, creates it with access for the owner only. */
    Path folder(String name) throws IOException {
        Path folder = path.resolve(name);
        createForOwnerOnly(folder);
        return folder;
    }

    /** Returns the path of a file or subdirectory. */
    Path resolve(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The data directory " + path + " cannot be released", e);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
