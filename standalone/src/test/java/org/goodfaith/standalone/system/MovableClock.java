package org.goodfaith.standalone.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock of another process that a test can set back, by a file. */
final class MovableClock extends Clock {

    /** The setting that names the directory of the file. */
    static final String DIRECTORY = "goodfaith.test.clock";

    private static final String FILE = "set-back";

    private final Clock clock = Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
    private final Path file;

    MovableClock(Path directory) {
        file = directory.resolve(FILE);
    }

    /** Sets the clock to this much before the system's time. */
    static void setBack(Path directory, Duration by) throws IOException {
        Path next = Files.writeString(directory.resolve("next"), by.toString());
        Files.move(next, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public Instant instant() {
        try {
            return clock.instant().minus(Duration.parse(Files.readString(file)));
        } catch (NoSuchFileException _) {
            return clock.instant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the product has its clock in UTC");
    }
}
