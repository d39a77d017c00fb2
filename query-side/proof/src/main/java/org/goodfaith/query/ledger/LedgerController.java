package org.goodfaith.query.ledger;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.goodfaith.events.CaseId;
import org.goodfaith.ledger.Checkpoint;
import org.goodfaith.ledger.Hash;
import org.goodfaith.ledger.SignedNote;
import org.goodfaith.ledger.SigningKey;
import org.goodfaith.ledger.VerifierKey;
import org.goodfaith.query.edge.ReadProblem;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.viewpoint.ViewpointQuery;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Serves proofs and bundles over HTTP. Pages use the paths under {@code /download}, which accept a session. */
@RestController
@ConditionalOnProperty("goodfaith.ledger.key")
@Tag(name = "Ledger", description = "Checkpoints, proofs and bundles that let others verify the record.")
class LedgerController {

    private final LedgerTables tables;
    private final Bundles bundles;
    private final LedgerCheck check;
    private final VerifierKey key;

    LedgerController(LedgerTables tables, Bundles bundles, LedgerCheck check, SigningKey key) {
        this.tables = tables;
        this.bundles = bundles;
        this.check = check;
        this.key = key.verifier();
    }

    @GetMapping(path = "/api/v1/ledger/checkpoint", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    @Operation(
            summary = "Get a checkpoint",
            description = "The latest checkpoint, or the one of a log size. The format is a signed note.")
    String checkpoint(@RequestParam(required = false) @Nullable Long size) {
        return note(size).toString();
    }

    private SignedNote note(@Nullable Long size) {
        return found(size)
                .orElseThrow(() -> ReadProblemException.notFound(
                        "size",
                        size == null
                                ? "No checkpoint has been signed yet. Try again in a few seconds."
                                : "No checkpoint was signed over " + size + " leaves."));
    }

    /** Refuses to serve a checkpoint that was changed in the database. */
    private Optional<SignedNote> found(@Nullable Long size) {
        try {
            return size == null ? tables.latestCheckpoint() : tables.checkpoint(size);
        } catch (BrokenLedgerException e) {
            throw new ReadProblemException(new ReadProblem.NotEvaluatedFromThere(String.valueOf(e.getMessage())));
        }
    }

    @GetMapping(path = "/api/v1/ledger/key", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Get the public key",
            description = "Compare its fingerprint with one obtained through another channel before you rely on it.")
    KeyView key() {
        return new KeyView(key.toString(), key.fingerprint());
    }

    @GetMapping(path = "/api/v1/ledger/events/{eventId}/proof", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Prove that an event is in the log",
            description = "An inclusion proof for the latest checkpoint, or for one of the given size.")
    InclusionView inclusion(@PathVariable String eventId, @RequestParam(required = false) @Nullable Long size) {
        SignedNote note = note(size);
        long leaves = Checkpoint.parse(note.text()).size();
        LedgerTables.Leaf leaf = tables.leafOf(eventId)
                .filter(found -> found.index() < leaves)
                .orElseThrow(() ->
                        ReadProblemException.notFound("eventId", "The log has no such event at this checkpoint."));
        return tables.ask(log -> new InclusionView(
                leaf.stream(),
                leaf.sequence(),
                leaf.index(),
                log.leaf(leaf.index()).base64(),
                leaf.closedThrough() == null ? null : leaf.closedThrough().toString(),
                leaves,
                base64(log.inclusion(leaf.index(), leaves).path()),
                note.toString()));
    }

    @GetMapping(path = "/api/v1/ledger/consistency", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Prove that the log only grew",
            description = "A consistency proof between two signed log sizes.")
    ConsistencyView consistency(@RequestParam long from, @RequestParam long to) {
        if (from < 0) {
            throw ReadProblemException.invalidParameter("from", "from must not be negative.");
        }
        if (from > to) {
            throw ReadProblemException.invalidParameter("from", "from must not be more than to.");
        }
        if (to > tables.state().size()) {
            throw ReadProblemException.notFound("to", "The log has no " + to + " leaves.");
        }
        return tables.ask(log ->
                new ConsistencyView(from, to, base64(log.consistency(from, to).path())));
    }

    @GetMapping(path = "/api/v1/ledger/check", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Get the last check of the record",
            description = "The result of the last check on this node, and the progress of the one that is running.")
    LedgerCheck.View check() {
        return check.view();
    }

    @PostMapping(path = "/api/v1/ledger/check", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Check the whole record",
            description =
                    "Compares the event store, the log, every checkpoint, the answers to repeated requests and a sample of"
                            + " the read model, and names what differs. This takes a while on a large store; `GET` shows"
                            + " the progress and the result. If a check is running, no other starts.")
    LedgerCheck.View startCheck() {
        check.start();
        return check.view();
    }

    @GetMapping(
            path = {"/api/v1/cases/{caseId}/bundle", "/download/cases/{caseId}/bundle.json"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Download a case with its proofs",
            description =
                    "One file for auditors and chambers: all facts with their proofs, and the derived results at the"
                            + " viewpoint. `asOf` and `knownAt` default to the checkpoint's time. The same checkpoint and"
                            + " viewpoint give the same bytes.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> bundle(
            @PathVariable CaseId caseId,
            @ParameterObject ViewpointQuery viewpoint,
            @Parameter(description = "The size of the log at the checkpoint. Default: the latest checkpoint.")
                    @RequestParam(required = false)
                    @Nullable
                    Long checkpoint,
            @Parameter(description = "Sizes of earlier checkpoints to prove consistency with.")
                    @RequestParam(required = false, defaultValue = "")
                    List<Long> since) {
        return file(
                caseId + ".bundle.json",
                bundles.bundle("caseId", List.of(caseId), viewpoint, checkpoint, since)
                        .toBytes());
    }

    @GetMapping(path = "/api/v1/bundle", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Download several cases with their proofs",
            description =
                    "Like the bundle of one case. A date without a zone is in the zone of the first case's court.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> bundle(
            @RequestParam(name = "case") List<CaseId> cases,
            @ParameterObject ViewpointQuery viewpoint,
            @RequestParam(required = false) @Nullable Long checkpoint,
            @RequestParam(required = false, defaultValue = "") List<Long> since) {
        return file(
                "cases.bundle.json",
                bundles.bundle("case", cases, viewpoint, checkpoint, since).toBytes());
    }

    private static ResponseEntity<byte[]> file(String name, byte[] content) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .body(content);
    }

    private static List<String> base64(List<Hash> hashes) {
        return hashes.stream().map(Hash::base64).toList();
    }

    /** The public key of the checkpoints. */
    record KeyView(String verifier, String fingerprint) {}

    /**
     * A proof that the log contains an event.
     *
     * @param closedThrough the time through which the record was closed before the event; part of the leaf
     */
    record InclusionView(
            String stream,
            long sequence,
            long index,
            String leaf,
            @Nullable String closedThrough,
            long size,
            List<String> path,
            String checkpoint) {}

    /** A proof that one log is a prefix of another. */
    record ConsistencyView(long from, long to, List<String> path) {}
}
