package org.goodfaith.query.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorCommandTest {

    private static final String NOWHERE = "http://127.0.0.1:1";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rebuild",
                "rebuild nonsense",
                "rebuild cases nonsense",
                "rebuild cases --nonsense",
                "rebuild cases status --switch",
                "failures nonsense",
                "failures retry one two",
                "processors nonsense",
                "help nonsense",
                "nonsense"
            })
    void wrongCommandsShowTheUsageAndSendNoRequest(String typed) {
        assertThat(OperatorCommand.isCommand(typed.split(" ", -1))).isTrue();
        assertThat(run(typed)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Usage: goodfaith");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rebuild cases",
                "rebuild cases --switch",
                "rebuild cases start --switch",
                "rebuild cases status",
                "rebuild cases resume --switch",
                "rebuild cases switch --accept-differences",
                "rebuild cases drop",
                "failures",
                "failures retry",
                "failures retry cand-23-cv-90417",
                "processors --at=http://127.0.0.1:2/",
                "processors --user=somebody",
                "rebuild cases status --at=not:a:url"
            })
    void everyCommandReportsAServerItCannotReach(String typed) {
        assertThat(OperatorCommand.isCommand(typed.split(" ", -1))).isTrue();
        assertThat(run(typed)).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("Cannot reach Goodfaith at ");
    }

    @ParameterizedTest
    @CsvSource({
        "help, COMMAND",
        "--help, COMMAND",
        "-h, COMMAND",
        "help rebuild, Rebuilds a projection",
        "help rebuild cases, --switch",
        "rebuild cases --help, --switch",
        "failures retry --help, CASE"
    })
    void helpIsPrintedAndStartsNoServer(String typed, String expected) {
        assertThat(OperatorCommand.isCommand(typed.split(" ", -1))).isTrue();
        assertThat(run(typed)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Usage: goodfaith", expected);
    }

    @Test
    void helpNamesTheDefaultAccount() {
        assertThat(run("help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("(default: goodfaith)");
    }

    @Test
    void settingsStartTheServer() {
        assertThat(OperatorCommand.isCommand(new String[] {})).isFalse();
        assertThat(OperatorCommand.isCommand(new String[] {"--server.port=8081"}))
                .isFalse();
    }

    private int run(String typed) {
        try (var outPrint = new PrintStream(out, true, StandardCharsets.UTF_8);
                var errPrint = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            return OperatorCommand.run(typed.split(" ", -1), NOWHERE, Map.of(), outPrint, errPrint);
        }
    }
}
