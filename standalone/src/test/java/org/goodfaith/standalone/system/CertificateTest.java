package org.goodfaith.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.goodfaith.standalone.system.SystemWaiting.await;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.goodfaith.standalone.Goodfaith;
import org.goodfaith.verifier.VerifierCommand;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests the certificates of the sample cases: their text, and the verification that they describe. */
@Execution(ExecutionMode.CONCURRENT)
class CertificateTest {

    private static final int LETTER_WIDTH = 612;
    private static final int LETTER_HEIGHT = 792;
    private static final int MARGIN = 20;

    @TempDir
    private static Path data;

    @TempDir
    private Path here;

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start(
                Goodfaith.class,
                "--spring.profiles.active=samples",
                "--goodfaith.data-dir=" + data,
                "--goodfaith.notices.every=false");
        server.outputWith("sample cases were loaded");
        await().until(() -> get("/api/v1/cases/cand-25-cv-90502/certificate").statusCode(), status -> status == 200);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "cand-23-cv-90417, ''",
        "cand-23-cv-90417, ?asOf=2024-08-07&knownAt=2024-08-07",
        "caed-2-25-cv-90315, ''",
        "caed-2-25-cv-90315, ?asOf=2025-09-13&knownAt=2025-09-13",
        "cand-25-cv-90502, ''",
        "cand-25-cv-90502, ?asOf=2030-01-01"
    })
    void printsTheBundlesResultsAndItsVerification(String caseId, String viewpoint) throws Exception {
        byte[] file =
                get("/api/v1/cases/" + caseId + "/certificate" + viewpoint).body();
        String text = text(file);

        List<String> fetch = command(text, "curl ");
        List<String> verify = command(text, "java -jar goodfaith-verifier.jar ");
        String address = fetch.get(fetch.indexOf("-G") + 1) + "?"
                + fetch.stream().filter(word -> word.contains("=")).collect(Collectors.joining("&"));
        byte[] bundle = get(address.substring(server.address().length())).body();
        Files.write(here.resolve(fetch.get(fetch.indexOf("-o") + 1)), bundle);
        assertThat(runVerifier(verify.subList(3, verify.size()))).isNotBlank();

        JsonNode printed = JsonMapper.shared().readTree(bundle);
        String words = text.replaceAll("\\s+", " ");
        assertThat(words)
                .contains(
                        printed.at("/request/root").asString(),
                        printed.at("/key/fingerprint").asString(),
                        printed.at("/request/size").asString() + " leaves",
                        "asOf=" + printed.at("/request/asOf").asString(),
                        "knownAt=" + printed.at("/request/knownAt").asString(),
                        "Rule set version " + printed.at("/ruleSet").asString(),
                        printed.at("/streams/0/facts").size() + " on record of the case at the checkpoint");
        JsonNode results = printed.at("/derivedResults").path(caseId);
        assertThat(results.path("obligations")).isNotEmpty();
        results.path("obligations").forEach(obligation -> {
            assertThat(words)
                    .contains(obligation.at("/term/title").asString())
                    .contains(obligation.path("wording").asString())
                    .contains(obligation.at("/term/citation/where").asString());
        });
        results.path("indicators").forEach(indicator -> {
            String says = indicator.path("says").asString();
            if (!says.contains("\"")) {
                // Facts about one obligation share its title.
                assertThat(words).contains(says.split(": ", 2));
            }
        });

        assertThat(get(address.substring(server.address().length()).replace("/bundle?", "/certificate?"))
                        .body())
                .as("the same request with explicit parameters")
                .isEqualTo(file);
    }

    @ParameterizedTest
    @CsvSource({"cand-23-cv-90417", "caed-2-25-cv-90315", "cand-25-cv-90502"})
    void isTwoTaggedPagesOfLetterPaper(String caseId) throws IOException {
        HttpResponse<byte[]> answer = get("/api/v1/cases/" + caseId + "/certificate");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("inline; filename=\"" + caseId + ".certificate.pdf\"");
        try (PDDocument document = Loader.loadPDF(answer.body())) {
            assertThat(document.getNumberOfPages()).isLessThanOrEqualTo(2);
            var catalog = document.getDocumentCatalog();
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getStructureTreeRoot().getKids()).isNotEmpty();
            assertThat(catalog.getLanguage()).isEqualTo("en-US");
            assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
            assertThat(document.getDocumentInformation().getTitle()).startsWith("Certificate: ");
            assertThat(new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains("pdfuaid:part");
            for (PDPage page : document.getPages()) {
                assertThat(page.getMediaBox().getWidth()).isEqualTo(LETTER_WIDTH);
                assertThat(page.getMediaBox().getHeight()).isEqualTo(LETTER_HEIGHT);
                for (var font : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(font).isEmbedded())
                            .as(font.getName())
                            .isTrue();
                }
            }
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                BufferedImage image = new PDFRenderer(document).renderImage(page);
                assertThat(dark(image, 0, LETTER_WIDTH)).isPositive();
                assertThat(dark(image, 0, MARGIN)).isZero();
                assertThat(dark(image, LETTER_WIDTH - MARGIN, LETTER_WIDTH))
                        .as("text beyond the right margin")
                        .isZero();
            }
        }
    }

    @Test
    void printsNamesOfEveryScriptOrMarksMissingGlyphs() throws IOException {
        String caseId = server.api().post("/cases", """
            {'court': 'cand', 'docketNumber': '24-cv-90777-QZA (JZB)',
             'caption': '<b>Tesk & Söhne</b> v. 中 \uD83D\uDE80 שלום (fictional)',
             'judges': [{'initials': 'JZB', 'name': 'Judge (fictional)'}], 'openedOn': '2024-01-02'}\
            """).is(201).at("/caseId");
        String words = await().until(
                        () -> {
                            HttpResponse<byte[]> answer = get("/api/v1/cases/" + caseId + "/certificate");
                            return answer.statusCode() == 200
                                    ? text(answer.body()).replaceAll("\\s+", " ")
                                    : "";
                        },
                        text -> text.contains("fictional"));
        assertThat(words).contains("<b>Tesk & Söhne</b> v. 中 [U+1F680]", "שלום", "No obligation is on record.");
    }

    @Test
    void namesTheConsolidatedCases() {
        await().until(() -> get("/api/v1/cases/cand-25-cv-90618/certificate").statusCode(), status -> status == 200);

        assertThat(text(get("/api/v1/cases/cand-25-cv-90618/certificate").body())
                        .replaceAll("\\s+", " "))
                .contains("consolidated with cand-25-cv-90631 since December 15, 2025; lead case cand-25-cv-90618");
    }

    @Test
    void saysWhenNothingWasOnRecordYet() throws IOException {
        String text = text(get("/api/v1/cases/cand-23-cv-90417/certificate?knownAt=1999-01-01")
                .body());
        assertThat(text.replaceAll("\\s+", " "))
                .contains("At this viewpoint, nothing was on record for this case.")
                .doesNotContain("Larkhaven");
    }

    private String runVerifier(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                VerifierCommand.class.getName()));
        command.addAll(arguments);
        Path said = here.resolve("said");
        Process process = new ProcessBuilder(command)
                .directory(here.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(said)).isZero();
        return Files.readString(said);
    }

    /** Returns the words of a printed command as a shell splits them. */
    private static List<String> command(String text, String beginning) {
        var command = new StringBuilder();
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith(beginning) || command.toString().endsWith("\\")) {
                command.setLength(Math.max(0, command.length() - 1));
                command.append(command.isEmpty() ? "" : " ").append(line);
            }
        }
        return Arrays.asList(command.toString().replace("'", "").split(" +"));
    }

    private static int dark(BufferedImage image, int fromX, int untilX) {
        int dark = 0;
        for (int x = fromX; x < untilX; x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                if ((image.getRGB(x, y) & 0xff) < 0x80) {
                    dark++;
                }
            }
        }
        return dark;
    }

    private static String text(byte[] file) {
        try (PDDocument document = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpResponse<byte[]> get(String path) {
        String account = ProductApi.USER + ":" + ProductApi.PASSWORD;
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(server.address() + path))
                            .header(
                                    "Authorization",
                                    "Basic "
                                            + Base64.getEncoder()
                                                    .encodeToString(account.getBytes(StandardCharsets.UTF_8)))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an answer", e);
        }
    }
}
