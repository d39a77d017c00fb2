package org.goodfaith.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.standalone.system.SystemWaiting.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.goodfaith.command.CommandSide;
import org.goodfaith.query.QuerySide;
import org.goodfaith.standalone.DatabaseForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tests {@code docker-compose.yml} and its mounted files without a container engine. They must agree with the build and
 * with one another. The two sides, started with exactly these settings, must work together, be routed to, and be
 * measured.
 */
@Execution(ExecutionMode.CONCURRENT)
class ComposeTest {

    private static final Path ROOT = Path.of("..");
    private static final Path DEPLOYMENT = ROOT.resolve("deployment");
    private static final String PASSWORD = "${GOODFAITH_PASSWORD:?choose one}";
    private static final String READINESS = "/actuator/health/readiness";

    /** Matches the names of metrics in a query, and of one function. Labels have no underscore. */
    private static final Pattern METRIC = Pattern.compile("\\b[a-z]+(?:_[a-z]+)+\\b");

    private final JsonNode compose = yaml(ROOT.resolve("docker-compose.yml"));
    private final JsonNode services = compose.required("services");

    @ParameterizedTest
    @ValueSource(strings = {"command-side", "query-side"})
    void theImageContainsTheJarOfTheBuild(String side) throws IOException {
        JsonNode build = services.required(side).required("build");
        String pom = Files.readString(ROOT.resolve(side).resolve("pom.xml"));
        assertThat(pom).contains("<artifactId>" + side + "</artifactId>", "<classifier>exec</classifier>");
        String version = pom.replaceAll("(?s).*?<version>(.*?)</version>.*", "$1");
        assertThat(build.at("/args/JAR").asString())
                .isEqualTo("%s/target/%s-%s-exec.jar".formatted(side, side, version));
        assertThat(ROOT.resolve(build.at("/dockerfile").asString())).isRegularFile();
        assertThat(ROOT.resolve(".dockerignore")).content().contains("!*/target/*-exec.jar");
    }

    @Test
    void runsNothingAsRootAndHasHealthChecks() throws IOException {
        String dockerfile = Files.readString(DEPLOYMENT.resolve("Dockerfile"));
        for (String side : new String[] {"command-side", "query-side"}) {
            JsonNode service = services.required(side);
            assertThat(dockerfile).contains("USER " + service.required("user").asString());
            assertThat(service.at("/deploy/replicas").asInt()).isEqualTo(2);
            assertThat(service.at("/healthcheck/test").toString())
                    .contains(
                            "/dev/tcp/127.0.0.1/"
                                    + service.at("/environment/SERVER_PORT").asString(),
                            "GET " + READINESS);
        }
        services.forEach(service -> assertThat(service.has("healthcheck")).isTrue());
        // The entry points of the database's and the broker's images drop root.
        services.properties().stream()
                .filter(service -> !List.of("postgres", "kafka").contains(service.getKey()))
                .forEach(service -> assertThat(
                                service.getValue().required("user").asString())
                        .as(service.getKey())
                        .matches("[1-9][0-9]*:[0-9]+"));
    }

    @Test
    void servicesWaitForTheirDependenciesAndHaveTheirAddresses() {
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
                .isEqualTo("http://proxy:8080");
        assertThat(services.at("/kafka/environment/KAFKA_ADVERTISED_LISTENERS").asString())
                .isEqualTo("PLAINTEXT://"
                        + services.at("/query-side/environment/GOODFAITH_KAFKA_BOOTSTRAPSERVERS")
                                .asString());
    }

    @Test
    void eachSideHasItsOwnRoleInTheDatabase() throws IOException {
        assertThat(services.at("/postgres/volumes").toString())
                .contains("./deployment/postgres:/docker-entrypoint-initdb.d:ro");
        String roles = Files.readString(DEPLOYMENT.resolve("postgres/1-roles.sql"));
        Path passwords = DEPLOYMENT.resolve("postgres/2-passwords.sh");
        assertThat(passwords).isExecutable();
        for (String side : List.of("command", "query")) {
            String variable = "GOODFAITH_" + side.toUpperCase(Locale.ROOT) + "_DATABASE_PASSWORD";
            assertThat(roles).contains("CREATE ROLE goodfaith_" + side + " LOGIN;");
            assertThat(passwords).content().contains("ALTER ROLE goodfaith_" + side, "$" + variable);
            assertThat(services.at("/postgres/environment/" + variable).asString())
                    .isEqualTo(services.at("/" + side + "-side/environment/SPRING_DATASOURCE_PASSWORD")
                            .asString());
        }
    }

    @Test
    void mountsExistingFiles() {
        services.properties().forEach(service -> service.getValue()
                .path("volumes")
                .valueStream()
                .map(volume -> volume.asString().replaceAll(":.*", ""))
                .forEach(source -> {
                    if (source.startsWith("./")) {
                        assertThat(ROOT.resolve(source)).as(service.getKey()).isDirectory();
                    } else {
                        assertThat(compose.required("volumes").has(source)).isTrue();
                    }
                }));
    }

    @Test
    void theProxyForwardsToThePortsOfBothSides() throws IOException {
        String proxy = Files.readString(DEPLOYMENT.resolve("haproxy/haproxy.cfg"));
        assertThat(services.at("/proxy/ports/0").asString()).isEqualTo("127.0.0.1:8080:8080");
        assertThat(proxy).contains("bind :8080\n", "default_backend query-side");
        for (String side : new String[] {"command-side", "query-side"}) {
            assertThat(section(proxy, "backend " + side))
                    .contains(
                            "option httpchk GET " + READINESS,
                            side + ":"
                                    + services.at("/" + side + "/environment/SERVER_PORT")
                                            .asString());
        }
        // An open stream sends at least every 15 seconds.
        assertThat(proxy).contains("timeout server 120s");
        // This exceeds the timeout of Spring Boot's graceful shutdown.
        assertThat(services.at("/command-side/stop_grace_period").asString()).isEqualTo("45s");
    }

    @Test
    void prometheusScrapesEachNodeAndGrafanaQueriesPrometheus() {
        JsonNode prometheus = yaml(DEPLOYMENT.resolve("prometheus/prometheus.yml"));
        prometheus.required("scrape_configs").forEach(job -> {
            String side = job.required("job_name").asString();
            assertThat(job.at("/dns_sd_configs/0/names/0").asString()).isEqualTo(side);
            assertThat(job.at("/dns_sd_configs/0/port").asString())
                    .isEqualTo(
                            services.at("/" + side + "/environment/SERVER_PORT").asString());
            assertThat(job.required("metrics_path").asString()).isEqualTo("/actuator/prometheus");
            assertThat(job.at("/basic_auth/password_file").asString())
                    .isEqualTo("/run/secrets/"
                            + services.at("/prometheus/secrets/0").asString());
        });
        assertThat(prometheus.required("scrape_configs")).hasSize(2);
        JsonNode source = yaml(DEPLOYMENT.resolve("grafana/provisioning/datasources/prometheus.yml"))
                .at("/datasources/0");
        assertThat(source.required("url").asString()).isEqualTo("http://prometheus:9090");
        assertThat(services.at("/prometheus/healthcheck/test").toString()).contains("127.0.0.1:9090/");
        dashboard().required("panels").forEach(panel -> assertThat(
                        panel.at("/datasource/uid").asString())
                .isEqualTo(source.required("uid").asString()));
        assertThat(services.at("/grafana/volumes").toString())
                .contains(yaml(DEPLOYMENT.resolve("grafana/provisioning/dashboards/goodfaith.yml"))
                        .at("/providers/0/options/path")
                        .asString());
    }

    /** Replaces only addresses, directories, and the interval of the notice sweep. */
    @Test
    void bothSidesWorkTogetherWithTheseSettings(@TempDir Path data) throws IOException {
        try (var database = DatabaseForTests.startIn(data).withRolesOfBothSides()) {
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
                more.put("GOODFAITH_LEDGER_KEY", data.resolve("ledger/key").toString());
                more.put(
                        "GOODFAITH_LEDGER_CHECKPOINTS",
                        data.resolve("ledger/checkpoints").toString());
                // Nothing listens there.
                more.put("GOODFAITH_KAFKA_BOOTSTRAPSERVERS", "127.0.0.1:1");
                try (Server querySide = Server.start(QuerySide.class, settings("query-side", more))) {
                    recordACase(commandSide.api(), querySide);
                    List.of(commandSide, querySide).forEach(ComposeTest::healthShowsNoDetails);
                    everyOperationIsRoutedToItsSide(commandSide, querySide);
                    everyMetricOfTheDashboardExists(commandSide, querySide);
                }
            }
        }
    }

    private static void healthShowsNoDetails(Server node) {
        var answer = ProductApi.sendAnonymously(node.address() + READINESS);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(ProductApi.sendAnonymously(node.address() + "/actuator/prometheus")
                        .status())
                .isEqualTo(401);
        assertThat(ProductApi.send(ProductApi.signedIn(node.address() + "/actuator/env"))
                        .status())
                .as("nothing else")
                .isEqualTo(404);
    }

    /**
     * Checks the routes of all described operations. Both sides have an API description; the query side's is public.
     */
    private static void everyOperationIsRoutedToItsSide(Server commandSide, Server querySide) throws IOException {
        List<Pattern> routes = Files.readAllLines(DEPLOYMENT.resolve("haproxy/command-side.routes")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(Pattern::compile)
                .toList();
        assertThat(operations(commandSide)).isNotEmpty().allMatch(asked -> routes.stream()
                .anyMatch(route -> route.matcher(asked).find()));
        assertThat(operations(querySide)).isNotEmpty().noneMatch(asked -> routes.stream()
                .anyMatch(route -> route.matcher(asked).find()));
    }

    /** Returns the method and path of each operation. */
    private static List<String> operations(Server node) {
        return node.api().get("/openapi").is(200).body().required("paths").properties().stream()
                .flatMap(path -> path.getValue().propertyNames().stream()
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .toList();
    }

    private static void everyMetricOfTheDashboardExists(Server commandSide, Server querySide) {
        // Causes a rejection for its metric.
        assertThat(commandSide
                        .api()
                        .post("/cases", Cases.openingInNorthernDistrict(92501))
                        .status())
                .isEqualTo(409);
        var measured = Stream.of(commandSide, querySide)
                .flatMap(node -> ProductApi.send(ProductApi.signedIn(node.address() + "/actuator/prometheus"))
                        .is(200)
                        .text()
                        .lines())
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
        var shown = dashboard()
                .required("panels")
                .valueStream()
                .flatMap(panel -> panel.required("targets").valueStream())
                .map(target -> target.required("expr").asString())
                .flatMap(expression -> METRIC.matcher(expression).results().map(MatchResult::group))
                .filter(name -> !name.equals("histogram_quantile"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(shown).hasSizeGreaterThan(10).isSubsetOf(measured);
    }

    private static void recordACase(ProductApi commands, Server querySide) {
        ProductApi queries = querySide.api();
        String caseId = Cases.openInNorthernDistrict(commands, 92501);
        String token = commands.post("/cases/" + caseId + "/orders", Cases.settlementConferenceOrder())
                .is(201)
                .token();
        Map<String, JsonNode> obligations = queries.obligations(caseId, "after=" + token);
        assertThat(obligations).hasSize(25);

        JsonNode notices = await().until(
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
                .as("the query side has no write API")
                .isIn(404, 405);
        assertThat(commands.get("/cases/" + caseId).status())
                .as("the command side has no read API")
                .isIn(404, 405);
    }

    /** Returns the environment of a service with the given replacements. */
    private Map<String, String> settings(String side, Map<String, String> own) {
        var settings = new TreeMap<String, String>();
        services.required(side)
                .required("environment")
                .properties()
                .forEach(variable -> settings.put(
                        variable.getKey(), variable.getValue().asString().replace(PASSWORD, ProductApi.PASSWORD)));
        String role = side.replace("-side", "");
        assertThat(settings)
                .containsAllEntriesOf(Map.of(
                        "SPRING_DATASOURCE_USERNAME",
                        "goodfaith_" + role,
                        "SPRING_DATASOURCE_PASSWORD",
                        "${GOODFAITH_%s_DATABASE_PASSWORD:?choose one}".formatted(role.toUpperCase(Locale.ROOT))));
        assertThat(settings.keySet())
                .as("the file sets every replaced variable")
                .containsAll(own.keySet());
        settings.putAll(own);
        return settings;
    }

    private static JsonNode dashboard() {
        try {
            return JsonMapper.shared()
                    .readTree(Files.readString(DEPLOYMENT.resolve("grafana/dashboards/goodfaith.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the lines that are indented below a line. */
    private static String section(String file, String header) {
        return file.substring(file.indexOf("\n" + header + "\n")).split("\n(?=\\S)", 3)[1];
    }

    private static JsonNode yaml(Path file) {
        try {
            // This constructor supports YAML merge keys.
            Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            return JsonMapper.shared().valueToTree(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
