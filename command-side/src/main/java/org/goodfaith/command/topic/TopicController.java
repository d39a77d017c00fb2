package org.goodfaith.command.topic;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reports the state of the Kafka intake on this node. */
@RestController
@RequestMapping(path = "/api/v1/operations/intake", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Operations")
class TopicController {

    private final TopicState state;

    TopicController(TopicState state) {
        this.state = state;
    }

    @GetMapping
    @Operation(
            summary = "Show the state of the Kafka intake",
            description =
                    "The partitions this node reads and their lag. `topic` is absent if Kafka intake is disabled.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true, content = @Content(examples = @ExampleObject("""
                    {"topic":"goodfaith.intake","partitions":[{"partition":0,"behind":7},{"partition":1,"behind":0}],
                     "recorded":1042,"refused":3,"stalledSince":"2026-01-15T17:00:00Z",
                     "failure":"CannotCreateTransactionException: the database is not responding"}
                    """)))
    TopicState.TopicStateView intake() {
        return state.view();
    }
}
