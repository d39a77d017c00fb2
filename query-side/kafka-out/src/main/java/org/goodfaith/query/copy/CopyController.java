package org.goodfaith.query.copy;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows how far a copy lags behind its topic. */
@RestController
@ConditionalOnProperty("goodfaith.copy.bootstrap-servers")
@RequestMapping(path = "/api/v1/operations/copy", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Operations")
class CopyController {

    private final CopyStates states;

    CopyController(CopyStates states) {
        this.states = states;
    }

    @GetMapping
    @Operation(
            summary = "Show the lag of the copy of the record",
            description = "The state of each partition of the internal topic. Available only on nodes that keep a copy.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true, content = @Content(examples = @ExampleObject("""
                    {"partitions":[{"topic":"goodfaith.facts.internal","partition":0,"node":"1@node-a","nextOffset":1042,
                      "recordsBehind":3,"failingSince":"2026-01-15T17:00:00Z",
                      "failure":"Number 9 of cand-23-cv-90417 came where 8 was expected."}]}
                    """)))
    CopyView copy() {
        return new CopyView(states.all());
    }

    /** The state of the copy. */
    record CopyView(List<CopyStates.State> partitions) {}
}
