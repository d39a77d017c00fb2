package org.goodfaith.query.relay;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.goodfaith.query.edge.ReadProblemException;
import org.goodfaith.query.relay.TopicStream.Outgoing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Serves ranges of a topic's records over HTTP to consumers that start late or missed records. */
@RestController
@Tag(name = "Topics", description = "The records of the Kafka topics.")
class TopicRangeController {

    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String PATH = "/api/v1/topics/{topic}/facts";
    private static final int FACTS_MAX = 500;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TopicRange range;

    TopicRangeController(TopicRange range) {
        this.range = range;
    }

    @GetMapping(path = PATH, produces = BATCH)
    @Operation(
            summary = "Read a range of a topic",
            description = "The records of the topic in store order, as a JSON batch of CloudEvents with the"
                    + " numbers and chain values that they have on the topic. The link `next` leads to the next"
                    + " records; it is absent if there are none yet.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = BATCH))
    ResponseEntity<byte[]> facts(
            @Parameter(example = "goodfaith.facts.public") @PathVariable String topic,
            @Parameter(description = "The id of a fact on the topic (exclusive). Default: start at the first record.")
                    @RequestParam(required = false)
                    @Nullable
                    String after,
            @Parameter(description = "On the internal topic, instead of `after`: a position (exclusive).")
                    @RequestParam(required = false)
                    @Nullable
                    Long afterPosition,
            @Parameter(description = "With `afterPosition`: the last position (inclusive).")
                    @RequestParam(required = false)
                    @Nullable
                    Long upToPosition,
            @Parameter(description = "The maximum number of records, from 1 to 500.")
                    @RequestParam(required = false, defaultValue = "500")
                    int limit) {
        if (limit < 1 || limit > FACTS_MAX) {
            throw ReadProblemException.malformed("limit", "limit must be a number from 1 to " + FACTS_MAX + ".");
        }
        if (afterPosition == null && upToPosition == null) {
            var stretch = range.afterFact(topic, after, limit);
            return answer(topic, stretch, next -> next.queryParam(
                            "after", id(stretch.records().getLast()))
                    .queryParam("limit", limit));
        }
        if (after != null) {
            throw ReadProblemException.invalidParameter("after", "Use either after or positions, not both.");
        }
        if ((afterPosition != null && afterPosition < 0) || (upToPosition != null && upToPosition < 0)) {
            throw ReadProblemException.malformed("afterPosition", "A position must be 0 or more.");
        }
        var stretch = range.betweenPositions(topic, afterPosition == null ? 0 : afterPosition, upToPosition, limit);
        return answer(topic, stretch, next -> next.queryParam("afterPosition", stretch.lastPosition())
                .queryParamIfPresent("upToPosition", Optional.ofNullable(upToPosition))
                .queryParam("limit", limit));
    }

    private static ResponseEntity<byte[]> answer(
            String topic, TopicRange.Stretch stretch, UnaryOperator<UriComponentsBuilder> next) {
        ArrayNode batch = JSON.createArrayNode();
        stretch.records().forEach(each -> batch.add(event(each.record())));
        var answer = ResponseEntity.ok();
        if (!stretch.last()) {
            String link = next.apply(UriComponentsBuilder.fromPath(PATH).uriVariables(Map.of("topic", topic)))
                    .encode()
                    .toUriString();
            answer.header(HttpHeaders.LINK, "<" + link + ">; rel=\"next\"");
        }
        return answer.header(HttpHeaders.CONTENT_TYPE, BATCH).body(JSON.writeValueAsBytes(batch));
    }

    private static String id(Outgoing outgoing) {
        return new String(outgoing.record().headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
    }

    /** The data is Base64, because the chain value is computed over its bytes. */
    private static ObjectNode event(ProducerRecord<String, byte[]> record) {
        ObjectNode event = JSON.createObjectNode();
        for (Header header : record.headers()) {
            event.put(
                    header.key().equals("content-type")
                            ? "datacontenttype"
                            : header.key().substring("ce_".length()),
                    new String(header.value(), StandardCharsets.UTF_8));
        }
        return event.put("data_base64", record.value());
    }
}
