package org.goodfaith.query.relay;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows how far the topics lag behind the event store. */
@RestController
@RequestMapping(path = "/api/v1/operations/relay", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Operations")
class RelayController {

    private final RelayStates states;

    RelayController(RelayStates states) {
        this.states = states;
    }

    @GetMapping
    @Operation(
            summary = "Show the lag of the Kafka topics",
            description =
                    "The state of each topic that facts or statuses were ever sent to, on all nodes.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true, content = @Content(examples = @ExampleObject("""
                    {"topics":[{"topic":"goodfaith.facts.public","carries":"PUBLIC","activity":"FAILING",
                      "node":"1@node-a","position":1042,"eventsBehind":7,"secondsBehind":12,
                      "failingSince":"2026-01-15T17:00:00Z",
                      "failure":"The broker does not acknowledge records. Waiting for it."}],
                     "statuses":[{"topic":"goodfaith.statuses.public","carries":"PUBLIC","activity":"SENDING",
                      "node":"1@node-a","casesBehind":0}]}
                    """)))
    RelayView relay() {
        return new RelayView(states.all(), states.statuses());
    }

    /** The state of all topics. */
    @Schema(name = "Relay")
    record RelayView(List<RelayStates.State> topics, List<RelayStates.StatusTopicState> statuses) {}
}
