package org.goodfaith.query.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorCommandTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rebuild",
                "rebuild nonsense",
                "rebuild cases nonsense",
                "rebuild cases --nonsense",
                "failures nonsense",
                "processors nonsense"
            })
    void whatDoesNotExistIsMisuseAndNothingIsAsked(String typed) {
        var said = new ByteArrayOutputStream();
        try (var print = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            int code = OperatorCommand.run(typed.split(" ", -1), "http://no-such-host.invalid", Map.of(), print, print);
            assertThat(code).isEqualTo(2);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).startsWith("rebuild cases  ");
    }
}
