package org.goodfaith.query.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.goodfaith.ledger.Checkpoint;
import org.goodfaith.ledger.SignedNote;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes checkpoints to a directory outside the database, so that a database administrator cannot rewrite history
 * unnoticed. Each checkpoint over new events has one file, {@code <size>-<moment>.checkpoint}. The file {@code latest}
 * is the last one signed, with or without new events.
 *
 * <p>The last one is also stored beside the signing key. If somebody empties the directory and rewrites the database,
 * but cannot write beside the key, the change is detected.
 */
final class PublishedCheckpoints {

    private static final Logger log = LoggerFactory.getLogger(PublishedCheckpoints.class);

    static final String LATEST = "latest";
    private static final String SUFFIX = ".checkpoint";
    private static final Pattern NAME = Pattern.compile("(\\d{1,18})-\\d+" + Pattern.quote(SUFFIX));

    private final Path directory;
    private final @Nullable Path besideKey;
    private boolean warned;

    PublishedCheckpoints(Path directory) {
        this(directory, null);
    }

    /** @param key the file of the signing key */
    PublishedCheckpoints(Path directory, @Nullable Path key) {
        this.directory = directory;
        this.besideKey = key == null ? null : key.resolveSibling(key.getFileName() + ".signed-last");
    }

    /**
     * A file of the directory.
     *
     * @param note the checkpoint; null if the file does not contain a note
     */
    record CheckpointFile(String name, @Nullable SignedNote note) {}

    /** @param overNewEvents whether the checkpoint gets a file of its own */
    void publish(Checkpoint checkpoint, Instant through, boolean overNewEvents, SignedNote note) {
        try {
            Files.createDirectories(directory);
            if (overNewEvents) {
                write(
                        note,
                        directory.resolve("%012d-%d%s".formatted(checkpoint.size(), through.toEpochMilli(), SUFFIX)));
            }
            write(note, directory.resolve(LATEST));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        remember(note);
    }

    /** The directory of the key may be read-only, for example if it is mounted from a store of secrets. */
    private void remember(SignedNote note) {
        if (besideKey == null) {
            return;
        }
        try {
            write(note, besideKey);
        } catch (IOException e) {
            if (!warned) {
                warned = true;
                log.warn("The last checkpoint cannot be stored beside the key: {}", e.toString());
            }
        }
    }

    private static void write(SignedNote note, Path file) throws IOException {
        // Temporary files are private by default; these get the directory's access. They are on disk before they get
        // their name.
        Path draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try (var channel = FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(note.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                var _ = channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** @throws BrokenLedgerException if the file does not contain a note */
    Optional<SignedNote> latest() {
        return read(directory.resolve(LATEST));
    }

    /**
     * @return the checkpoint stored beside the key
     * @throws BrokenLedgerException if the file does not contain a note
     */
    Optional<SignedNote> remembered() {
        return besideKey == null ? Optional.empty() : read(besideKey);
    }

    boolean isEmpty() {
        return latest().isEmpty() && names().isEmpty() && remembered().isEmpty();
    }

    /** @return the names of all checkpoint files in order, and {@code latest} if it exists */
    List<String> names() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(SUFFIX) || name.equals(LATEST))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the number of leaves in the name of a file; empty if the name has none */
    static Optional<Long> size(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? Optional.of(Long.valueOf(matcher.group(1))) : Optional.empty();
    }

    CheckpointFile file(String name) {
        Optional<SignedNote> note = Optional.empty();
        try {
            note = read(directory.resolve(name));
        } catch (BrokenLedgerException _) {
            // The check reports it.
        }
        return new CheckpointFile(name, note.orElse(null));
    }

    private static Optional<SignedNote> read(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(SignedNote.parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw new BrokenLedgerException(
                    "The file " + file + " is not a checkpoint: " + e.getMessage() + ". Restore it from its backup.");
        }
    }
}
