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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.goodfaith.ledger.Checkpoint;
import org.goodfaith.ledger.SignedNote;

/**
 * Publishes checkpoints to a directory outside the database, so that a database administrator cannot rewrite history
 * unnoticed. Each signed size has one file, {@code <size>-<moment>.checkpoint}. The file {@code latest} is signed again
 * while nothing is recorded.
 */
final class PublishedCheckpoints {

    private static final String LATEST = "latest";
    private static final String SUFFIX = ".checkpoint";

    private final Path directory;

    PublishedCheckpoints(Path directory) {
        this.directory = directory;
    }

    void publish(Checkpoint checkpoint, SignedNote note) {
        try {
            Files.createDirectories(directory);
            boolean grown = latest().map(last -> Checkpoint.parse(last.text()).size() != checkpoint.size())
                    .orElse(true);
            if (grown) {
                write(
                        note,
                        "%012d-%d%s"
                                .formatted(
                                        checkpoint.size(), checkpoint.through().toEpochMilli(), SUFFIX));
            }
            write(note, LATEST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(SignedNote note, String name) throws IOException {
        // Temporary files are private by default; these get the directory's access. They are on disk before they get
        // their name.
        Path draft = directory.resolve(name + "." + UUID.randomUUID() + ".tmp");
        try (var file = FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(note.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                var _ = file.write(bytes);
            }
            file.force(true);
        }
        Files.move(draft, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    Optional<SignedNote> latest() {
        return read(directory.resolve(LATEST));
    }

    /** @return all checkpoints in the directory, sorted by name */
    List<SignedNote> all() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            var notes = new ArrayList<SignedNote>();
            files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().forEach(file -> read(file)
                    .ifPresent(notes::add));
            return notes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<SignedNote> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(SignedNote.parse(Files.readString(file))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw new BrokenLedgerException(file + " is not a checkpoint: " + e.getMessage());
        }
    }
}
