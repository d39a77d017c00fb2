package org.goodfaith.query.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.goodfaith.ledger.Checkpoint;
import org.goodfaith.ledger.SignedNote;

/**
 * Checkpoints in a directory outside the database, so that whoever administers the database cannot rewrite history
 * unnoticed: one file for every checkpoint, {@code <size>-<moment>.checkpoint}, and {@code latest}.
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
            write(
                    note,
                    "%012d-%d%s"
                            .formatted(checkpoint.size(), checkpoint.through().toEpochMilli(), SUFFIX));
            write(note, LATEST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(SignedNote note, String name) throws IOException {
        Path draft = Files.createTempFile(directory, name, ".tmp");
        Files.writeString(draft, note.toString());
        Files.move(draft, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    Optional<SignedNote> latest() {
        return read(directory.resolve(LATEST));
    }

    /** @return every checkpoint in the directory, in order of their names */
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
            throw new BrokenLedgerException(file + " is no checkpoint: " + e.getMessage());
        }
    }
}
