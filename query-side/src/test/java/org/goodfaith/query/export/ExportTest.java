package org.goodfaith.query.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.query.ConferenceCase.CASE;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.goodfaith.cases.ReadToken;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.query.ConferenceCase;
import org.goodfaith.query.QueryDatabase;
import org.goodfaith.query.QuerySideTest;
import org.goodfaith.query.Recorder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests the export of lists longer than one page on a real PostgreSQL. */
@QuerySideTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportTest {

    /** Exceeds the page limit of 200. */
    private static final int OTHER_CASES = 210;

    private static final String FORMULA = "=HYPERLINK(\"https://example.test\",\"Acme\") v. Example, \"Ltd\"";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private MockMvc http;

    @Autowired
    private Recorder recorder;

    @Autowired
    private QueryDatabase.SetClock clock;

    @BeforeAll
    void record() {
        clock.set("2024-06-20T16:00:00Z");
        recorder.record(CASE, ConferenceCase.orderEntered());
        clock.set("2024-07-01T16:00:00Z");
        recorder.record(CASE, ConferenceCase.answered("2024-06-28T10:00"));
        recorder.record(CASE, ConferenceCase.demandServed("2024-07-01"));
        recorder.record(
                CASE,
                new EntryStricken(
                        Circumstances.at(CourtTime.of("2024-07-01")), 6, "entered in the wrong case", "clerk-1", null));
        for (int i = 1; i <= OTHER_CASES; i++) {
            String number = "24-cv-%05d".formatted(i);
            String caption = i == 1 ? FORMULA : "Other " + i + " v. Example";
            recorder.record(id(i), ConferenceCase.orderEntered(id(i), number, caption));
        }
        clock.set("2024-07-03T17:00:00Z");
        json("/api/v1/cases/" + CASE + "?after=" + new ReadToken(CASE.value(), recorder.lastSequence(CASE)));
        for (int i = 1; i <= OTHER_CASES; i++) {
            json("/api/v1/cases/" + id(i) + "?after=" + new ReadToken(id(i).value(), recorder.lastSequence(id(i))));
        }
    }

    private static CaseId id(int number) {
        return CaseId.of("cand-24-cv-%05d".formatted(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "overdue?court=cand obligations",
                "due?within=40d obligations",
                "undated?party=Fasteners obligations",
                "stalled?for=0d&judge=JZB stalled",
                "cases?text=example cases",
                "due?within=40d&asOf=2024-07-10 obligations"
            })
    void listsAndTheirFilesHaveTheSameRows(String listAndMember) {
        String list = listAndMember.substring(0, listAndMember.indexOf(' '));
        String member = listAndMember.substring(listAndMember.indexOf(' ') + 1);
        String path = list.substring(0, list.indexOf('?'));
        String query = list.substring(list.indexOf('?'));

        List<JsonNode> lines = allPages("/api/v1/" + list, member);
        assertThat(lines).hasSizeGreaterThan(200);
        assertSameRows(csv("/api/v1/" + path + ".csv" + query), lines);
        JsonNode file = json("/api/v1/" + path + ".json" + query);
        assertThat(file.get(member).valueStream().toList()).isEqualTo(lines);
        assertThat(file.get("next").isNull()).isTrue();
        assertSameRows(csv("/download/" + path + ".csv" + query), lines);
    }

    @Test
    void exportsPartyNamesAndTheirObligations() {
        List<CSVRecord> names = csv("/api/v1/parties.csv?text=fasteners");
        assertThat(names).hasSize(1);
        assertThat(names.getFirst().get("cases")).isEqualTo(Integer.toString(OTHER_CASES + 1));
        String name = names.getFirst().get("name");

        List<CSVRecord> owed = csv("/download/party.csv?name=" + name);
        assertThat(owed).hasSizeGreaterThan(OTHER_CASES).allSatisfy(row -> assertThat(row.get("obligorNames"))
                .contains(name));
        assertThat(json("/api/v1/party.json?name=" + name).get("obligations")).hasSize(owed.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "obligations",
                "obligations?party=defendant-1&status=LATE",
                "obligations?asOf=2024-06-27&knownAt=2024-06-30",
                "trail",
                "trail?reading=SHOWN_AT_THE_TIME",
                "trail?party=defendant-1",
                "entries",
                "entries?fact=DemandServed"
            })
    void partsOfACaseAndTheirFilesHaveTheSameRows(String part) {
        int filters = part.indexOf('?') < 0 ? part.length() : part.indexOf('?');
        String member = part.substring(0, filters);
        String list = "/api/v1/cases/" + CASE + "/" + part + (filters == part.length() ? "?" : "&");
        List<JsonNode> lines = member.equals("obligations")
                ? json(list.substring(0, list.length() - 1))
                        .get(member)
                        .valueStream()
                        .toList()
                : allPages(list.substring(0, list.length() - 1), member);

        assertThat(lines).isNotEmpty();
        String file = "/api/v1/cases/" + CASE + "/" + member + ".%s" + part.substring(filters);
        assertSameRows(csv(file.formatted("csv")), lines);
        assertThat(json(file.formatted("json")).get(member).valueStream().toList())
                .isEqualTo(lines);
    }

    @Test
    void filesHaveATypeAndAName() throws Exception {
        MockHttpServletResponse list = answer("/api/v1/overdue.csv");
        assertThat(list.getContentType()).isEqualTo("text/csv;charset=UTF-8");
        assertThat(list.getHeader("Content-Disposition")).contains("attachment", "\"overdue-2024-07-03.csv\"");
        assertThat(list.getContentAsString(StandardCharsets.UTF_8))
                .startsWith("caseId,court,")
                .endsWith("\r\n");
        assertThat(answer("/api/v1/cases/" + CASE + "/trail.csv").getHeader("Content-Disposition"))
                .contains("\"cand-23-cv-90417-trail-2024-07-03.csv\"");
        assertThat(answer("/api/v1/cases/" + CASE + "/trail.csv?asOf=2024-06-27&knownAt=2024-06-30")
                        .getHeader("Content-Disposition"))
                .contains("\"cand-23-cv-90417-trail-as-of-2024-06-27-known-at-2024-06-30.csv\"");
        CSVRecord late =
                csv("/api/v1/cases/" + CASE + "/obligations.csv?status=LATE").getFirst();
        assertThat(late.get("due.overdueFrom")).isEqualTo("2024-06-27T00:00:00-07:00");
        assertThat(late.get("zone")).isEqualTo("America/Los_Angeles");
    }

    @Test
    void escapesFormulas() {
        assertThat(csv("/api/v1/cases.csv?text=hyperlink").getFirst().get("caption"))
                .isEqualTo("'" + FORMULA);
        for (String text : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1")) {
            assertThat(CsvColumns.of("a", "n.b")
                            .row(JSON.valueToTree(Map.of("a", text, "n", List.of(Map.of("b", text), Map.of("b", 1))))))
                    .containsExactly("'" + text, "'" + text + "; 1");
        }
        assertThat(CsvColumns.of("a", "b").row(JSON.valueToTree(Map.of("a", -1, "b", "v. 1=1"))))
                .containsExactly("-1", "v. 1=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/overdue.csv?limit=3 400 limit",
                "/download/overdue.csv?curt=cand 400 curt",
                "/api/v1/party.csv 400 name",
                "/api/v1/due.csv?within=week 400 within",
                "/api/v1/overdue.csv?asOf=2024-07-01 422 asOf",
                "/api/v1/cases/cand-99-cv-99999/entries.csv 404 caseId",
                "/api/v1/cases/cand-23-cv-90417/entries.csv?fact=Nonsense 400 fact"
            })
    void reportsExportsThatFail(String expected) throws Exception {
        String[] words = expected.split(" ", -1);
        MockHttpServletResponse answer =
                http.perform(get(words[0]).with(user("reader"))).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(Integer.parseInt(words[1]));
        assertThat(JSON.readTree(answer.getContentAsString()).get("field").asString())
                .isEqualTo(words[2]);
    }

    @Test
    void exportsRequireAuthentication() throws Exception {
        for (String path : List.of("/api/v1/overdue.csv", "/download/overdue.csv", "/download/cases.json")) {
            assertThat(http.perform(get(path)).andReturn().getResponse().getStatus())
                    .isEqualTo(401);
        }
    }

    /** Checks that the column of each name has the JSON value, and that all other cells are empty. */
    private static void assertSameRows(List<CSVRecord> rows, List<JsonNode> lines) {
        assertThat(rows).hasSameSizeAs(lines);
        for (int i = 0; i < rows.size(); i++) {
            Map<String, String> cells = new TreeMap<>(rows.get(i).toMap());
            cells.values().removeIf(String::isEmpty);
            assertThat(cells.remove("zone")).isEqualTo("America/Los_Angeles");
            var expected = new TreeMap<String, List<String>>();
            flatten("", lines.get(i), cells, expected);
            var texts = new TreeMap<String, String>();
            expected.forEach((column, values) -> texts.put(column, String.join("; ", values)));
            texts.replaceAll((_, text) -> text.startsWith("=") ? "'" + text : text);
            texts.values().removeIf(String::isEmpty);
            assertThat(cells).isEqualTo(texts);
        }
    }

    private static void flatten(
            String name, JsonNode node, Map<String, String> cells, Map<String, List<String>> expected) {
        if (node.isObject() && !cells.containsKey(name)) {
            node.propertyStream()
                    .forEach(member -> flatten(
                            name.isEmpty() ? member.getKey() : name + "." + member.getKey(),
                            member.getValue(),
                            cells,
                            expected));
        } else if (node.isArray()) {
            node.forEach(element -> flatten(name, element, cells, expected));
        } else if (!node.isNull()) {
            expected.computeIfAbsent(name, _ -> new ArrayList<>())
                    .add(node.isContainer() ? node.toString() : node.asString());
        }
    }

    private List<JsonNode> allPages(String list, String member) {
        var lines = new ArrayList<JsonNode>();
        String cursor = "";
        while (true) {
            JsonNode page = json(list + (list.contains("?") ? "&" : "?") + "limit=37" + cursor);
            page.get(member).forEach(lines::add);
            if (page.get("next").isNull()) {
                return lines;
            }
            cursor = "&cursor=" + page.get("next").asString();
        }
    }

    private List<CSVRecord> csv(String path) {
        try (var parser = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(answer(path).getContentAsString(StandardCharsets.UTF_8)))) {
            return parser.stream().collect(Collectors.toList());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode json(String path) {
        try {
            return JSON.readTree(answer(path).getContentAsString(StandardCharsets.UTF_8));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private MockHttpServletResponse answer(String path) throws Exception {
        MockHttpServletResponse answer =
                http.perform(get(path).with(user("reader"))).andReturn().getResponse();
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
        return answer;
    }
}
