package org.goodfaith.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Runs {@code docs/api.md} as a script and checks that it has a line for every step of both sample cases. */
class ApiDocTest extends WholeSystem {

    private static final Path DOCUMENT = Path.of("../docs/api.md");
    private static final Path SAMPLES = Path.of("src/main/resources/samples");
    private static final Map<String, String> OWN_ADDRESS = Map.of(
            "PartyJoined", "parties",
            "CounselAppeared", "counsel",
            "DeadlineExtended", "extensions",
            "ObligationExcused", "excusals");

    /** A reference to an earlier entry by name. */
    private static final Pattern REFERENCE = Pattern.compile("\"(@[a-z0-9-]+)\"");

    @Test
    void runsAsWritten() throws IOException {
        clock.set("2026-01-15T09:00");
        var script = new CurlScript(
                api, Map.of("API", "http://localhost/api/v1", "ACCOUNT", ProductApi.USER + ":" + ProductApi.PASSWORD));

        assertThat(script.run(commands())).isGreaterThan(100);
    }

    /** The case numbers differ because the script must also run with the samples loaded. */
    @ParameterizedTest
    @CsvSource({"cand-90417.yml, -90417-, -90617-", "caed-90315.yml, -90315-, -90615-"})
    void hasALineForEveryStep(String sample, String number, String numberInTheDocument) throws IOException {
        JsonNode steps = YAMLMapper.shared()
                .readTree(Files.readString(SAMPLES.resolve(sample)))
                .required("steps");
        var expected = new ArrayList<String>();
        steps.forEach(step -> expected.add(line(step).replace(number, numberInTheDocument)));

        List<String> present = commands().stream().filter(expected::contains).toList();
        assertThat(present).as("the lines of %s, in order", sample).isEqualTo(expected);
    }

    private static List<String> commands() throws IOException {
        boolean[] inScript = {false};
        return Files.readString(DOCUMENT)
                .lines()
                .filter(line -> {
                    if (line.startsWith("```")) {
                        inScript[0] = line.equals("```sh");
                        return false;
                    }
                    return inScript[0];
                })
                .toList();
    }

    private static String line(JsonNode step) {
        String curl;
        if (step.has("open")) {
            curl = curl("/cases", step.get("open"));
        } else if (step.has("order")) {
            curl = curl("/cases/$CASE/orders", step.get("order"));
        } else if (step.has("strike")) {
            var strike = ((ObjectNode) step.get("strike")).deepCopy();
            String entry = variable(strike.remove("entry").asString());
            curl = curl("/cases/$CASE/entries/$" + entry + "/strike", strike);
        } else {
            curl = fact(step.required("fact").asString(), (ObjectNode) step.required("body"));
        }
        return step.has("as")
                ? "%s=$(%s | entry) # 201"
                        .formatted(variable("@" + step.get("as").asString()), curl)
                : curl + " # 201";
    }

    private static String fact(String name, ObjectNode body) {
        if (name.equals("EventRescheduled")) {
            var rescheduling = body.deepCopy();
            return curl("/cases/$CASE/events/" + rescheduling.remove("event").asString() + "/reschedule", rescheduling);
        }
        return curl("/cases/$CASE/" + OWN_ADDRESS.getOrDefault(name, "facts/" + name), body);
    }

    private static String curl(String path, JsonNode body) {
        String json = REFERENCE
                .matcher(body.toString())
                .replaceAll(found -> Matcher.quoteReplacement("'$" + variable(found.group(1)) + "'"));
        return "curl -sS -u \"$ACCOUNT\" -H 'Content-Type: application/json' \"$API%s\" -d '%s'".formatted(path, json);
    }

    private static String variable(String reference) {
        return reference.substring(1).toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
