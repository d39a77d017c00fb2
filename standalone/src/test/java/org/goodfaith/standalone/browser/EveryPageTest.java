package org.goodfaith.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayInputStream;
import java.util.List;
import nu.validator.client.EmbeddedValidator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds for every page: it is valid, accessible in light and dark, fits a narrow screen, and loads nothing else.
 */
class EveryPageTest extends InABrowser {

    private static final String OPEN_SOME_DETAILS =
            "document.querySelectorAll('.timeline details, .clause:first-of-type details').forEach(d => d.open = true)";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/cases",
                "/overdue",
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
                "/operations",
                "/operations/rebuilds/docket/start",
                EASTERN + "/difference?fromKnownAt=2025-07-20",
                "/cases/nonsense",
                "/login"
            })
    void isSound(String address) throws Exception {
        try (BrowserContext context = visitor()) {
            // A page that says why nothing is shown has a status that the console reports.
            Page page = address.endsWith("nonsense") ? context.newPage() : watched(context.newPage());
            Response response = page.navigate(address);

            assertThat(response.headerValue("content-security-policy"))
                    .startsWith("default-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(complaintsOfTheChecker(response.body())).doesNotContain("Error:", "Warning:");

            page.evaluate(OPEN_SOME_DETAILS);
            assertThat(violations(new AxeBuilder(page))).isEmpty();
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            assertThat(violations(new AxeBuilder(page).withRules(List.of("color-contrast"))))
                    .as("in dark")
                    .isEmpty();

            page.setViewportSize(NARROW, 900);
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(NARROW);
        }
    }

    private static List<String> violations(AxeBuilder axe) {
        return axe.analyze().getViolations().stream()
                .map(violation -> violation.getId() + ": " + violation.getHelp() + ", at "
                        + violation.getNodes().getFirst().getHtml())
                .toList();
    }

    private static String complaintsOfTheChecker(byte[] html) throws Exception {
        var checker = new EmbeddedValidator();
        checker.setOutputFormat(EmbeddedValidator.OutputFormat.TEXT);
        return checker.validate(new ByteArrayInputStream(html));
    }
}
