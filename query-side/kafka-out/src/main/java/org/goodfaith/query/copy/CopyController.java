package org.goodfaith.query.copy;

import io.swagger.v3.oas.annotations.Operation;
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
            description =
                    "The state of each partition of the internal topic. Available only on nodes that keep a copy.")
    CopyView copy() {
        return new CopyView(states.all());
    }

    /** The state of the copy. */
    record CopyView(List<CopyStates.CopyState> partitions) {}
}
