package org.goodfaith.query.ledger;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the state of the ledger to operators. */
@RestController
@ConditionalOnProperty("goodfaith.ledger.key")
@Tag(name = "Operations")
class LedgerStateController {

    private final LedgerState state;

    LedgerStateController(LedgerState state) {
        this.state = state;
    }

    @GetMapping(path = "/api/v1/operations/ledger", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Show the state of the ledger",
            description = "Its size and last checkpoint, and why it stopped if it did, as seen by this node.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true, content = @Content(examples = @ExampleObject("""
                    {"leaves":1042,"checkpointLeaves":1040,"checkpointThrough":"2026-01-15T17:00:00Z","stopped":true,
                     "lastRoundAt":"2026-01-15T17:05:00Z","lastFailure":{"since":"2026-01-15T17:00:01Z",
                      "until":"2026-01-15T17:05:00Z","cause":"The log in the database, of 1042 entries, does not continue
                       the checkpoint of 1050 entries that was published. Nothing is signed."}}
                    """)))
    LedgerState.View state() {
        return state.view();
    }
}
