package org.goodfaith.query.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.query.ConferenceCase.CASE;
import static org.goodfaith.query.Waiting.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.stream.StreamSupport;
import org.goodfaith.query.ConferenceCase;
import org.goodfaith.query.QueryDatabase;
import org.goodfaith.query.QuerySide;
import org.goodfaith.query.Recorder;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests the operations API of the relay with a broker that does not exist. */
@SpringBootTest(
        classes = QuerySide.class,
        properties = {
            "spring.mvc.problemdetails.enabled=true",
            "goodfaith.kafka.bootstrap-servers=127.0.0.1:1",
            "logging.level.org.apache.kafka=error"
        })
@AutoConfigureMockMvc
@Import(QueryDatabase.class)
@DirtiesContext
class RelayOperationsTest {

    @Autowired
    private MockMvc http;

    @Autowired
    private Recorder recorder;

    @Autowired
    private QueryDatabase.SetClock clock;

    @Autowired
    private MeterRegistry meters;

    @Test
    void reportsTheBacklogItsAgeAndItsCause() {
        clock.set("2024-06-20T16:00:00Z");
        recorder.record(CASE, ConferenceCase.orderEntered());
        clock.set("2024-06-20T16:01:30Z");

        List<JsonNode> topics = await().until(
                        this::topics,
                        all -> all.size() == 2
                                && all.stream()
                                        .allMatch(topic ->
                                                topic.at("/activity").asString().equals("FAILING")));

        assertThat(topics)
                .extracting(topic -> topic.at("/topic").asString())
                .containsExactly("goodfaith.facts.internal", "goodfaith.facts.public");
        assertThat(topics).allSatisfy(topic -> {
            assertThat(topic.at("/eventsBehind").asLong()).isEqualTo(5);
            assertThat(topic.at("/secondsBehind").asLong()).isEqualTo(90);
            assertThat(topic.at("/position").asLong()).isZero();
            assertThat(topic.at("/failure").asString()).contains("does not acknowledge");
            assertThat(topic.at("/failingSince").asString()).startsWith("2024-06-20T16:0");
            assertThat(meters.get("goodfaith.relay.lag.events")
                            .tag("topic", topic.at("/topic").asString())
                            .gauge()
                            .value())
                    .isEqualTo(5);
            assertThat(meters.get("goodfaith.relay.lag")
                            .tag("topic", topic.at("/topic").asString())
                            .gauge()
                            .value())
                    .isEqualTo(90);
        });
    }

    private List<JsonNode> topics() {
        try {
            String answer = http.perform(get("/api/v1/operations/relay").with(user("operator")))
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            return StreamSupport.stream(
                            JsonMapper.shared()
                                    .readTree(answer)
                                    .required("topics")
                                    .spliterator(),
                            false)
                    .toList();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
