package org.goodfaith.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nu.validator.client.EmbeddedValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks every page: it is valid, accessible in light and dark, fits a narrow screen, and loads nothing else.
 *
 * <p>Every page is loaded once, in the same tab; while the browser looks at it, the checker reads what was sent.
 */
class EveryPageTest extends InABrowser {

    private static final String OPEN_SOME_DETAILS =
            "document.querySelectorAll('.timeline details, .clause:first-of-type details').forEach(d => d.open = true)";

    private static final String VIOLATIONS = """
            rules => axe.run(document, {resultTypes: ['violations'], ...(rules.length ? {runOnly: rules} : {})})
                .then(found => found.violations.map(v => `${v.id}: ${v.help}, at ${v.nodes[0].html}`))
            """;

    private final ExecutorService checking = Executors.newSingleThreadExecutor();
    private @Nullable BrowserContext context;
    private @Nullable Page watched;
    private @Nullable Page unwatched;

    @BeforeAll
    void open() {
        context = visitor();
        watched = watched(context.newPage());
        unwatched = context.newPage();
    }

    @AfterAll
    void close() {
        checking.shutdownNow();
        if (context != null) {
            context.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/cases",
                "/due?days=30",
                "/stalled?days=0",
                "/changed",
                "/parties",
                "/parties?name=Larkhaven%20Harbor%20Housing%20Authority%20(fictional)",
                CURRENT,
                NORTHERN + "?asOf=2024-08-15",
                EASTERN + "?knownAt=2020-01-01",
                EASTERN + "/trail?asOf=2025-08-15",
                EASTERN + "/indicators",
                EASTERN + "/entries",
                CURRENT + "/record",
                CURRENT + "/record/AttendanceRecorded",
                CURRENT + "/record/StatementSubmitted?obligation=ecf-38/conference-statement/plaintiff-1",
                CURRENT + "/record-order",
                CURRENT + "/record-order?template=cand-settlement-conference",
                EASTERN + "/entries/20/strike",
                EASTERN + "/recorded/20",
                "/cases/new",
                EASTERN + "/replay",
                "/calendar?month=2024-08",
                "/calendar?month=2025-09&view=list&judge=JZB",
                "/calendars?case=cand-23-cv-90417",
                "/closures/cand",
                "/closures/cand/new",
                "/operations",
                "/operations/rebuilds/cases/start",
                EASTERN + "/difference?fromKnownAt=2025-07-20",
                "/cases/nonsense",
                "/nonsense",
                "/login"
            })
    void isSound(String address) throws Exception {
        // A page that says why nothing is shown has a status that the console reports.
        Page page = Objects.requireNonNull(address.endsWith("nonsense") ? unwatched : watched);
        page.setViewportSize(WIDE, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        Response response = page.navigate(address);
        byte[] sent = response.body();
        Future<String> complaints = checking.submit((Callable<String>) () -> complaintsOfTheChecker(sent));

        assertThat(response.headerValue("content-security-policy"))
                .startsWith("default-src 'none'")
                .doesNotContain("unsafe");

        page.evaluate(OPEN_SOME_DETAILS);
        page.evaluate(AxeBuilder.getAxeScript());
        assertThat(violations(page)).isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(violations(page, "color-contrast")).as("in dark").isEmpty();

        page.setViewportSize(NARROW, 900);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(NARROW);
        assertThat(complaints.get()).doesNotContain("Error:", "Warning:");
    }

    /** @param rules by their ids; all if none are named */
    private static List<?> violations(Page page, String... rules) {
        return (List<?>) page.evaluate(VIOLATIONS, List.of(rules));
    }

    private static String complaintsOfTheChecker(byte[] html) throws Exception {
        var checker = new EmbeddedValidator();
        checker.setOutputFormat(EmbeddedValidator.OutputFormat.TEXT);
        return checker.validate(new ByteArrayInputStream(html));
    }
}
