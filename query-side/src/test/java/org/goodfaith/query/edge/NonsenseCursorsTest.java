package org.goodfaith.query.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.query.ConferenceCase.CASE;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.goodfaith.events.CaseId;
import org.goodfaith.query.ConferenceCase;
import org.goodfaith.query.QuerySideTest;
import org.goodfaith.query.Recorder;
import org.goodfaith.query.casestatus.ReadYourWrites;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends cursors, tokens and positions that no answer ever contained to every address that takes one, in the API and on
 * the pages.
 *
 * <p>{@code -Dgoodfaith.test.seed=…} repeats a run.
 */
@QuerySideTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NonsenseCursorsTest {

    private static final long SEED = Long.getLong("goodfaith.test.seed", new Random().nextLong());
    private static final int EACH = 50;
    private static final String TOPIC = "goodfaith.facts.internal";

    private static final Set<String> POSITIONS = Set.of("cursor", "after", "afterPosition", "upToPosition");

    private static final Map<String, String> VARIABLES =
            Map.of("caseId", CASE.value(), "topic", TOPIC, "court", "cand");

    /** Parts that are almost right, or right for another list. */
    private static final List<String> PARTS = List.of(
            "",
            "0",
            "-1",
            "7",
            "999999999",
            "99999999999999999999",
            "9223372036854775807",
            "-9223372036854775808",
            "1718899200000",
            "NaN",
            "infinity",
            "-infinity",
            "now",
            "tomorrow",
            "2024-06-26",
            "2024-02-30",
            "0000-01-01",
            "0001-01-01",
            "9999-12-31",
            "-0044-03-15",
            "+999999999-12-31",
            "2024-06-20T16:00:00Z",
            "1969-12-31T23:59:59.999999999Z",
            "0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59.999999Z",
            "+294277-01-01T00:00:00Z",
            "4714-11-24 BC",
            "\u0000",
            "a\u0000b",
            "\ud800",
            "'",
            "\\",
            "%",
            "\ud83d\ude00",
            CASE.value(),
            "NO_ACT",
            "OFFER_UNANSWERED");

    @Autowired
    private MockMvc http;

    @Autowired
    private Recorder recorder;

    @Autowired
    private ReadYourWrites arrivals;

    @Autowired
    private JdbcClient sql;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private final Random random = new Random(SEED);

    /** An address and a parameter that says where to continue. */
    private record Paged(String address, String parameter) {}

    @BeforeAll
    void record() {
        System.out.println("seed " + SEED);
        arrivals.await(recorder.record(CASE, ConferenceCase.orderEntered()));
        CaseId other = CaseId.of("cand-24-cv-00001");
        arrivals.await(recorder.record(other, ConferenceCase.orderEntered(other, "24-cv-00001", "A v. B")));
        sql.sql(
                        "INSERT INTO relay_topic (topic, carries, origin, position) VALUES (?, 'EVERYTHING', 'https://here', 9)")
                .param(TOPIC)
                .update();
    }

    @Test
    void getAnAnswerOrASentenceAndNeverAnError() throws Exception {
        Set<Paged> paged = paged();
        assertThat(paged)
                .extracting(Paged::address)
                .contains(
                        "/api/v1/cases",
                        "/api/v1/overdue",
                        "/api/v1/due",
                        "/api/v1/undated",
                        "/api/v1/stalled",
                        "/changed",
                        "/api/v1/cases/{caseId}/entries",
                        "/api/v1/cases/{caseId}/trail",
                        "/api/v1/cases/{caseId}/replay",
                        "/api/v1/topics/{topic}/facts",
                        "/cases",
                        "/parties",
                        "/live");
        for (Paged each : paged) {
            for (int i = 0; i < EACH; i++) {
                String nonsense = nonsense(i);
                var answer = answered(each, nonsense);
                String about = each + " " + Cursor.of(nonsense).text();
                assertThat(answer.getStatus()).as(about).isIn(200, 400, 404, 422, 503);
                if (answer.getStatus() == 503) {
                    assertThat(each.parameter()).as(about).isEqualTo("after");
                }
                if (answer.getStatus() == 400 && each.address().startsWith("/api/")) {
                    JsonNode problem = JsonMapper.shared().readTree(answer.getContentAsString(StandardCharsets.UTF_8));
                    assertThat(problem.path("detail").asString("")).as(about).endsWith(".");
                    assertThat(problem.path("field").asString("")).as(about).isNotEmpty();
                }
            }
        }
    }

    @Test
    void noListTakesWhatItNeverIssued() throws Exception {
        for (Paged each : paged()) {
            if (each.parameter().equals("cursor")) {
                for (String made : List.of(
                        "nonsense",
                        "%%%",
                        "-1",
                        Cursor.of("\u0000").text(),
                        Cursor.of("").text() + "A")) {
                    assertThat(answered(each, made).getStatus())
                            .as(each + " " + made)
                            .isEqualTo(400);
                }
            }
        }
    }

    @Test
    void noParameterThatTheDatabaseCannotStoreReachesIt() throws Exception {
        for (Paged each : addresses(_ -> true)) {
            for (String value : List.of("\u0000", "a\u0000b")) {
                assertThat(answered(each, value).getStatus())
                        .as(each + " " + value.length())
                        .isIn(400, 404);
            }
        }
    }

    /** Alternates between any text, Base64 of any bytes, and Base64 of parts that a list may have written. */
    private String nonsense(int round) {
        return switch (round % 3) {
            case 0 ->
                random.ints(random.nextInt(1, 40), 0, 0x3000)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
            case 1 -> {
                byte[] bytes = new byte[random.nextInt(1, 60)];
                random.nextBytes(bytes);
                yield Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            }
            default -> {
                String[] parts = IntStream.range(0, random.nextInt(1, 7))
                        .mapToObj(_ -> PARTS.get(random.nextInt(PARTS.size())))
                        .toArray(String[]::new);
                yield random.nextInt(4) == 0 ? parts[0] : Cursor.of(parts).text();
            }
        };
    }

    private MockHttpServletResponse answered(Paged paged, String value) throws Exception {
        return http.perform(get(paged.address(), variables(paged.address()))
                        .param(paged.parameter(), value)
                        .with(user("reader")))
                .andReturn()
                .getResponse();
    }

    private static Object[] variables(String address) {
        return Arrays.stream(address.split("[{}]"))
                .skip(1)
                .map(VARIABLES::get)
                .filter(value -> value != null)
                .toArray();
    }

    private Set<Paged> paged() {
        return addresses(POSITIONS::contains);
    }

    /** Finds the addresses in the controllers, so that this test knows each new one. */
    private Set<Paged> addresses(Predicate<String> parameter) {
        var paged = new HashSet<Paged>();
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            if (method.getBeanType().getPackageName().startsWith("org.goodfaith.")
                    && mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
                Arrays.stream(method.getMethod().getParameters())
                        .flatMap(NonsenseCursorsTest::names)
                        .filter(parameter)
                        .forEach(name -> mapping.getPatternValues().stream()
                                .filter(address -> Arrays.stream(address.split("[{}]"))
                                        .allMatch(part -> part.startsWith("/") || VARIABLES.containsKey(part)))
                                .forEach(address -> paged.add(new Paged(address, name))));
            }
        });
        return paged;
    }

    private static Stream<String> names(Parameter parameter) {
        if (parameter.isAnnotationPresent(RequestParam.class)) {
            String name = parameter.getAnnotation(RequestParam.class).name();
            return Stream.of(name.isEmpty() ? parameter.getName() : name);
        }
        return parameter.getType().isRecord()
                ? Arrays.stream(parameter.getType().getRecordComponents()).map(component -> component.getName())
                : Stream.of();
    }
}
