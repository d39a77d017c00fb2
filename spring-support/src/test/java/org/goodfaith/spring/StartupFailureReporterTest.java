package org.goodfaith.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.web.server.PortInUseException;
import org.yaml.snakeyaml.Yaml;

/** Tests that each known failure becomes one sentence with its remedy, however deep it is wrapped. */
class StartupFailureReporterTest {

    @Test
    void saysWhatIsWrongInASettingsFile() {
        assertThat(says(catchThrowable(() -> new Yaml().load("goodfaith:\n  data-dir: [a"))))
                .startsWith("A settings file is not valid YAML: ")
                .contains("line 2")
                .endsWith("Correct the file.");
        assertThat(says(catchThrowable(
                        () -> new Binder(new MapConfigurationPropertySource(Map.of("goodfaith.notices.every", "often")))
                                .bind("goodfaith.notices.every", Bindable.of(Duration.class)))))
                .startsWith("The setting goodfaith.notices.every cannot have the value 'often' (")
                .endsWith("): correct it.");
    }

    @Test
    void saysThatAFileCannotBeRead(@TempDir Path directory) {
        Path missing = directory.resolve("missing.yml");
        assertThat(says(catchThrowable(() -> new FileInputStream(missing.toFile()).close())))
                .contains(missing.toString(), "Make it readable");
        assertThat(CannotStart.reason((IOException) catchThrowable(() -> Files.readString(missing))))
                .isEqualTo("it does not exist");
    }

    @Test
    void saysThatAPortIsInUse() {
        assertThat(says(new PortInUseException(8080))).contains("Port 8080 is in use", "--server.port=<port>");
    }

    @Test
    void saysThatTheDatabaseCannotBeReached() throws IOException {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertThat(says(catchThrowable(
                        () -> DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + closed + "/goodfaith"))))
                .startsWith("The database cannot be reached (")
                .endsWith("start it, or correct spring.datasource.url.");
    }

    @Test
    void leavesAnUnknownFailureToSpringBoot() {
        assertThat(StartupFailureReporter.sentence(new IllegalStateException("a bug")))
                .isEmpty();
    }

    private static String says(Throwable cause) {
        String sentence = StartupFailureReporter.sentence(new IllegalStateException("wrapped", cause))
                .orElseThrow();
        assertThat(sentence.lines()).hasSize(1);
        return sentence;
    }
}
