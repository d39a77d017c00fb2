package org.goodfaith.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A small disk in memory that a test can fill. Only root on Linux can mount it; elsewhere it is a directory, and tests
 * that fill it are skipped.
 */
public final class SmallDisk implements AutoCloseable {

    private static final int BLOCK = 1 << 20;

    private final Path path;
    private final boolean mounted;

    private SmallDisk(Path path, boolean mounted) {
        this.path = path;
        this.mounted = mounted;
    }

    public static SmallDisk mount(int megabytes) throws IOException {
        Path path = Files.createTempDirectory("small-disk");
        boolean mounted = Files.isExecutable(Path.of("/usr/bin/mount"))
                && run("mount", "-t", "tmpfs", "-o", "mode=0700,size=" + megabytes + "m", "tmpfs", path.toString());
        if (!mounted) {
            System.out.println("No disk is filled in this test, because a small one cannot be mounted here.");
        }
        return new SmallDisk(path, mounted);
    }

    public Path path() {
        return path;
    }

    public boolean isMounted() {
        return mounted;
    }

    /** Fills the disk until at most this many bytes are free. */
    public void fillUpTo(long freeBytes) throws IOException {
        try (var file = Files.newOutputStream(path.resolve("filler"))) {
            for (long free = freeBytes(); free > freeBytes; free = freeBytes()) {
                file.write(new byte[(int) Math.min(BLOCK, free - freeBytes)]);
            }
        }
    }

    /** Removes what fills the disk. */
    public void free() throws IOException {
        Files.delete(path.resolve("filler"));
    }

    private long freeBytes() {
        return path.toFile().getUsableSpace();
    }

    @Override
    public void close() throws IOException {
        if (mounted) {
            run("umount", path.toString());
        }
        PostgresPrograms.deleteAll(path);
    }

    private static boolean run(String... command) throws IOException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .onExit()
                        .join()
                        .exitValue()
                == 0;
    }
}
