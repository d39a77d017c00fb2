package org.goodfaith.query.ledger;

import io.swagger.v3.oas.annotations.Operation;
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
    LedgerState.LedgerStateView state() {
        return state.view();
    }
}
