package org.goodfaith.query.relay;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
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
            description = "The state of each topic that facts or statuses were ever sent to, on all nodes.")
    RelayView relay() {
        return new RelayView(states.all(), states.statuses());
    }

    /** The state of all topics. */
    @Schema(name = "Relay")
    record RelayView(List<RelayStates.RelayState> topics, List<RelayStates.StatusTopicState> statuses) {}
}
