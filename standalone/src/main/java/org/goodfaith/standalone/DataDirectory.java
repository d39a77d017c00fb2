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
import org.jspecify.annotations.Nullable;

/**
 * The directory that holds everything to be kept, taken by one process at a time.
 *
 * <p>The operating system releases it when the process ends, however it ends.
 */
final class DataDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel lockFile;

    private DataDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /**
     * Takes the directory, creating it if need be.
     *
     * @throws InUse if another process has it
     */
    static DataDirectory take(Path directory) {
        Path path = directory.toAbsolutePath().normalize();
        try {
            createForOwnerOnly(path);
            var lockFile = FileChannel.open(
                    path.resolve("goodfaith.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(lockFile) == null) {
                lockFile.close();
                throw new InUse(path);
            }
            return new DataDirectory(path, lockFile);
        } catch (IOException e) {
            throw new UncheckedIOException("The data directory " + path + " cannot be used", e);
        }
    }

    private static @Nullable FileLock lock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Creates the folder, and the ones above it that are missing, so that others cannot look into it. */
    private static void createForOwnerOnly(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    /** The directory's folder of that name, which only the owner can look into once it is created here. */
    Path folder(String name) throws IOException {
        Path folder = path.resolve(name);
        createForOwnerOnly(folder);
        return folder;
    }

    /** The directory's file or folder of that name. */
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

    /** Thrown where another Goodfaith already works in the data directory. */
    static final class InUse extends RuntimeException {

        InUse(Path path) {
            super("Another Goodfaith is running on the data directory " + path
                    + ": stop it, or give this one a directory of its own with --goodfaith.data-dir=<directory>.");
        }
    }
}
