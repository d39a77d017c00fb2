package org.goodfaith.query.certificate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.goodfaith.bundle.Bundle;
import org.goodfaith.events.CaseId;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.ledger.Bundles;
import org.goodfaith.query.viewpoint.ViewpointQuery;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Serves certificates over HTTP. Like bundles, only to callers that may see every visibility class. */
@RestController
@Tag(name = "Ledger", description = "Checkpoints, proofs and bundles that let others verify the record.")
class CertificateController {

    private final Optional<Bundles> bundles;
    private final CertificatePdf pdf;

    CertificateController(Optional<Bundles> bundles, CertificatePdf pdf) {
        this.bundles = bundles;
        this.pdf = pdf;
    }

    @GetMapping(
            path = {"/api/v1/cases/{caseId}/certificate", "/download/cases/{caseId}/certificate.pdf"},
            produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(
            summary = "Print a compliance certificate",
            description = "One or two pages for auditors and chambers: each party's obligations with their statuses,"
                    + " what was done, the indicators, and the commands that verify them. It states facts, not verdicts."
                    + " `asOf` and `knownAt` default to the checkpoint's time. The same checkpoint and viewpoint,"
                    + " at the same address, give the same bytes.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PDF_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> certificate(
            @PathVariable CaseId caseId,
            @ParameterObject ViewpointQuery viewpoint,
            @Parameter(description = "The size of the log at the checkpoint. Default: the latest checkpoint.")
                    @RequestParam(required = false)
                    @Nullable
                    Long checkpoint) {
        Bundle bundle = bundles.orElseThrow(() -> ReadProblemException.notFound(
                        "checkpoint",
                        "This installation keeps no ledger, so it cannot issue certificates."
                                + " Ask the operator to set goodfaith.ledger.key."))
                .bundle("caseId", List.of(caseId), viewpoint, checkpoint, List.of());
        String root = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(caseId + ".certificate.pdf")
                                .build()
                                .toString())
                .contentType(MediaType.APPLICATION_PDF)
                .body(pdf.print(bundle, caseId, root));
    }
}
