package org.goodfaith.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.goodfaith.command.CommandSide;
import org.goodfaith.query.QuerySide;
import org.goodfaith.standalone.DatabaseForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * {@code docker-compose.yml}, as far as it can be seen without an engine: it agrees with the build, and the two sides
 * started with exactly its settings work together.
 */
class ComposeTest {

    private static final Path FILE = Path.of("../docker-compose.yml");
    private static final String DATABASE_PASSWORD = "${GOODFAITH_DATABASE_PASSWORD:?choose one}";
    private static final String PASSWORD = "${GOODFAITH_PASSWORD:?choose one}";

    private final JsonNode services = services();

    @ParameterizedTest
    @ValueSource(strings = {"command-side", "query-side"})
    void mountsTheJarThatTheBuildMakes(String side) throws IOException {
        JsonNode service = services.required(side);
        String pom = Files.readString(Path.of("..", side, "pom.xml"));
        assertThat(pom).contains("<artifactId>" + side + "</artifactId>", "<classifier>exec</classifier>");
        String version = pom.replaceAll("(?s).*?<version>(.*?)</version>.*", "$1");

        String mounted = "/app/" + side + ".jar";
        assertThat(service.at("/volumes/0").asString())
                .isEqualTo("./%s/target/%s-%s-exec.jar:%s:ro".formatted(side, side, version, mounted));
        assertThat(service.required("command").toString()).contains(mounted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"command-side", "query-side"})
    void publishesAndChecksThePortItListensOn(String side) {
        JsonNode service = services.required(side);
        String port = service.at("/environment/SERVER_PORT").asString();
        assertThat(service.at("/ports/0").asString()).isEqualTo("127.0.0.1:" + port + ":" + port);
        assertThat(service.at("/healthcheck/test").toString()).contains("/dev/tcp/127.0.0.1/" + port);
        assertThat(service.required("user").asString()).as("not root").doesNotStartWith("0");
    }

    @Test
    void waitsForWhatItNeeds() {
        assertThat(services.at("/query-side/depends_on/command-side/condition").asString())
                .isEqualTo("service_healthy");
        for (String side : new String[] {"command-side", "query-side"}) {
            assertThat(services.at("/" + side + "/depends_on/postgres/condition")
                            .asString())
                    .isEqualTo("service_healthy");
            assertThat(services.at("/" + side + "/environment/SPRING_DATASOURCE_URL")
                            .asString())
                    .isEqualTo("jdbc:postgresql://postgres:5432/"
                            + services.at("/postgres/environment/POSTGRES_DB").asString());
        }
        assertThat(services.at("/query-side/environment/GOODFAITH_QUERY_COMMANDSIDE_URL")
                        .asString())
                .isEqualTo("http://command-side:"
                        + services.at("/command-side/environment/SERVER_PORT").asString());
        services.forEach(service -> assertThat(service.has("healthcheck")).isTrue());
    }

    /** Only addresses differ from the file, and how often it is looked for notices. */
    @Test
    void bothSidesWorkTogetherWithItsSettings(@TempDir Path data) {
        try (var database = DatabaseForTests.startIn(data)) {
            var own = Map.of(
                    "SERVER_ADDRESS",
                    "127.0.0.1",
                    "SERVER_PORT",
                    "0",
                    "SPRING_DATASOURCE_URL",
                    database.url(),
                    "SPRING_DATASOURCE_PASSWORD",
                    database.password());
            try (Server commandSide = Server.start(CommandSide.class, settings("command-side", own))) {
                var more = new TreeMap<>(own);
                more.put("GOODFAITH_QUERY_COMMANDSIDE_URL", commandSide.address());
                more.put("GOODFAITH_NOTICES_EVERY", "200ms");
                try (Server querySide = Server.start(QuerySide.class, settings("query-side", more))) {
                    tellAStory(commandSide.api(), querySide);
                }
            }
        }
    }

    private static void tellAStory(Api commands, Server querySide) {
        Api queries = querySide.api();
        String caseId = Cases.openInNorthernDistrict(commands, 92501);
        String token = commands.post("/cases/" + caseId + "/orders", Cases.settlementConferenceOrder())
                .is(201)
                .token();
        Map<String, JsonNode> obligations = queries.obligations(caseId, "after=" + token);
        assertThat(obligations).hasSize(25);

        JsonNode notices = Await.value(
                () -> queries.get("/cases/" + caseId + "/entries?fact=OverdueNoticeIssued&limit=200")
                        .is(200)
                        .body()
                        .required("entries"),
                issued -> !issued.isEmpty());
        assertThat(StreamSupport.stream(notices.spliterator(), false)
                        .map(notice -> notice.at("/details/obligation").asString()))
                .as(() -> "sent over HTTP, one for each, by " + querySide.output())
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .isSubsetOf(obligations.keySet());
        assertThat(queries.post("/cases", "{}").status())
                .as("the query side records nothing")
                .isIn(404, 405);
        assertThat(commands.get("/cases/" + caseId).status())
                .as("the command side reads nothing")
                .isIn(404, 405);
    }

    /** @return the environment of a service, with what must differ */
    private Map<String, String> settings(String side, Map<String, String> own) {
        var settings = new TreeMap<String, String>();
        services.required(side)
                .required("environment")
                .properties()
                .forEach(variable -> settings.put(
                        variable.getKey(), variable.getValue().asString().replace(PASSWORD, Api.PASSWORD)));
        assertThat(settings).containsAllEntriesOf(Map.of("SPRING_DATASOURCE_PASSWORD", DATABASE_PASSWORD));
        assertThat(settings.keySet())
                .as("nothing is replaced that the file does not set")
                .containsAll(own.keySet());
        settings.putAll(own);
        return settings;
    }

    private static JsonNode services() {
        try {
            return YAMLMapper.shared().readTree(Files.readString(FILE)).required("services");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
