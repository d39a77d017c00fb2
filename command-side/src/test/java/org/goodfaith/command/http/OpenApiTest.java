package org.goodfaith.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.stream.Stream;
import org.goodfaith.command.http.CommandApi.Answer;
import org.goodfaith.command.operation.JointEntries;
import org.goodfaith.command.operation.Operations;
import org.goodfaith.command.operation.Submissions;
import org.goodfaith.events.FactTypes;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The OpenAPI description is complete and its examples can be sent as they are. */
@ServerTest
class OpenApiTest {

    private static final String CASE = "/api/v1/cases/{caseId}";

    @Autowired
    private CommandApi api;

    @Test
    void hasAnExampleForEveryOperation() {
        JsonNode paths = description().path("paths");

        assertThat(paths.properties())
                .filteredOn(path -> path.getValue().has("post"))
                .hasSizeGreaterThan(10)
                .allSatisfy(path -> {
                    JsonNode post = path.getValue().path("post");
                    assertThat(post.path("summary").asString())
                            .as(path.getKey())
                            .isNotBlank();
                    assertThat(example(paths, path.getKey())).as(path.getKey()).isNotBlank();
                    assertThat(post.path("responses").has("default")).isTrue();
                });
    }

    /** Kafka and file intake support every operation on one case. Their entries can name the cases of one act. */
    @Test
    void listsTheOperationsThatSubmissionsSupport() {
        List<String> shapes = description().path("paths").properties().stream()
                .filter(path -> path.getValue().has("post")
                        && !path.getKey().equals(Submissions.FILES)
                        && !path.getKey().contains(JointEntries.PATH))
                .map(path -> path.getKey()
                        .replaceFirst("^/api/v1/(cases|courts)(/\\{(caseId|court)}/)?", "")
                        .replaceAll("\\{\\w+}", "*"))
                .map(shape -> shape.isEmpty() ? "open" : shape)
                .toList();
        assertThat(Stream.concat(Operations.ON_CASES.stream(), Operations.ON_CALENDARS.stream()))
                .containsExactlyInAnyOrderElementsOf(shapes);
    }

    @Test
    void describesTheOutcomesOfAJointEntry() {
        JsonNode paths = description().path("paths");

        for (String path : List.of("/orders", "/facts/{fact}")) {
            JsonNode post = paths.path("/api/v1" + JointEntries.PATH + path).path("post");
            assertThat(post.path("responses").propertyNames()).as(path).contains("200", "201", "207");
            assertThat(post.at("/requestBody/content").toString()).as(path).contains("schemas/JointEntry\"");
            assertThat(post.path("responses").path("207").toString()).as(path).contains("schemas/JointEntryOutcome\"");
        }
    }

    @Test
    void describesEveryFact() {
        JsonNode api = description();
        FactTypes.all().keySet().forEach(name -> assertThat(api.path("components")
                        .path("schemas")
                        .path(name)
                        .path("properties")
                        .has("circumstances"))
                .as(name)
                .isTrue());
        assertThat(api.path("components")
                        .path("schemas")
                        .path("DemandServed")
                        .path("properties")
                        .path("offer")
                        .path("type")
                        .asString())
                .isEqualTo("string");
    }

    @Test
    void hasExamplesThatCanBeSentInOrder() {
        JsonNode paths = description().path("paths");
        Answer opened = api.post("/api/v1/cases", example(paths, "/api/v1/cases"));
        assertThat(opened.status()).isEqualTo(201);
        String caseId = opened.body().path("caseId").asString();
        String party = example(paths, CASE + "/parties");
        record(caseId, "/parties", party);
        record(caseId, "/parties", party.replace("plaintiff", "defendant").replace("PLAINTIFF", "DEFENDANT"));
        for (String path : List.of(
                "/counsel",
                "/orders",
                "/facts/{fact}",
                "/extensions",
                "/excusals",
                "/events/{event}/reschedule",
                "/entries/{entry}/strike")) {
            record(caseId, path, example(paths, CASE + path));
        }
        assertThat(api.post("/api/v1/courts/casd/closures", example(paths, "/api/v1/courts/{court}/closures"))
                        .status())
                .isEqualTo(201);
        assertThat(api.post(
                                "/api/v1/courts/casd/closures/day-of-mourning/withdraw",
                                example(paths, "/api/v1/courts/{court}/closures/{closure}/withdraw"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void canBeBrowsed() {
        Answer page = get("/api/v1/docs");
        assertThat(page.status()).isBetween(200, 302);
        assertThat(get("/api/v1/swagger-ui/index.html").status()).isEqualTo(200);
    }

    private void record(String caseId, String path, String body) {
        String address = path.replace("{fact}", "DemandServed")
                .replace("{event}", "settlement-conference")
                .replace("{entry}", "7");
        Answer answer = api.post("/api/v1/cases/" + caseId + address, body);
        assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(201);
    }

    private JsonNode description() {
        return get("/api/v1/openapi").body();
    }

    private Answer get(String path) {
        return api.send(HttpRequest.newBuilder(api.address(path))
                .header("Authorization", CommandApi.basic("clerk"))
                .build());
    }

    private static String example(JsonNode paths, String path) {
        JsonNode body = paths.path(path)
                .path("post")
                .path("requestBody")
                .path("content")
                .iterator()
                .next();
        JsonNode example = body.has("example")
                ? body.path("example")
                : body.path("examples")
                        .valueStream()
                        .findFirst()
                        .map(one -> one.path("value"))
                        .orElse(body.path("none"));
        return example.isString() ? example.asString() : example.toString();
    }
}
