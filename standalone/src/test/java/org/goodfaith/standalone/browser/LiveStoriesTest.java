package org.goodfaith.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;
import org.goodfaith.events.UsDates;
import org.goodfaith.standalone.system.ProductApi;
import org.junit.jupiter.api.Test;

/** Tests that an open page shows what others record, and tests the calendar and operations pages. */
class LiveStoriesTest extends InABrowser {

    private static final String CASE = CURRENT.substring("/cases/".length());
    private static final double PATIENCE_MILLIS = 60_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final LocalDate today = LocalDate.now(ZoneId.of("America/Los_Angeles"));

    @Test
    void whatIsRecordedElsewhereAppearsOnAnOpenPage() throws Exception {
        LocalDate yesterday = today.minusDays(1);
        String onTheTimeline = "performed " + UsDates.day(yesterday);
        record("DemandServed", today.minusDays(2), """
                {"circumstances":{"occurredAt":"%s","channel":"SERVED"},
                 "actors":{"onBehalfOf":["plaintiff-1"],"to":["defendant-1","defendant-2"]},
                 "offer":"demand-1","inWriting":true,"damagesItemized":true,"explanationGiven":true}""");
        try (BrowserContext context = visitor()) {
            Page page = watched(context.newPage());
            page.navigate(CURRENT);
            Page overview = watched(context.newPage());
            overview.navigate("/");
            assertThat(page.locator(".offer-move")).hasCount(1);
            assertThat(page.locator(".turn").filter(holding("Northquay Ferry"))).hasCount(1);
            assertThat(page.locator(".timeline table")).not().containsText(onTheTimeline);
            Locator opened = page.locator("article details").first();
            opened.locator("summary").click();
            Locator focused = page.locator(".timeline summary");
            focused.focus();
            page.evaluate("window.stillHere = true");

            record("CounterofferMade", yesterday, """
                    {"circumstances":{"occurredAt":"%s","channel":"EMAILED"},
                     "actors":{"onBehalfOf":["defendant-1"],"to":["plaintiff-1"]},
                     "offer":"counteroffer-1","answers":"demand-1","inWriting":true,"explanationGiven":true}""");

            assertThat(page.locator("#live"))
                    .hasText(
                            Pattern.compile("Entry \\d+ was recorded: counteroffer made\\. This page was updated\\."),
                            new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MILLIS));
            assertThat(page.locator(".offer-move")).hasCount(2);
            assertThat(page.locator(".turn").filter(holding("Northquay Ferry"))).hasCount(0);
            assertThat(page.locator(".timeline table")).containsText(onTheTimeline);
            assertThat(opened).hasAttribute("open", "");
            assertThat(focused).isFocused();
            assertThat(page.evaluate("window.stillHere")).isEqualTo(true);
            assertThat(overview.locator("section[aria-labelledby=changed]"))
                    .containsText("Counteroffer made", patiently());
        }
    }

    @Test
    void aViewpointInThePastStaysAsItIs() {
        try (BrowserContext context = visitor()) {
            Page page = watched(context.newPage());
            page.navigate(NORTHERN + "?asOf=2024-08-15");
            assertThat(page.getByText("Not the current status.")).isVisible();
            assertThat(page.locator("#live").getAttribute("data-stream")).isNull();
        }
    }

    @Test
    void aLostConnectionIsShownAndWhatWasMissedIsCaughtUp() throws Exception {
        try (BrowserContext context = visitor()) {
            // Its console tells of the connection that is lost.
            Page page = context.newPage();
            page.navigate(CURRENT + "/entries");
            Locator answers = page.locator("tr[id^=entry-] .what").filter(holding("Communication answered"));
            int before = answers.count();
            context.setOffline(true);
            assertThat(page.locator("#live")).hasText("Connection lost. Reconnecting.", patientlyExactly());

            record("CommunicationAnswered", today.minusDays(2), """
                    {"circumstances":{"occurredAt":"%s","channel":"EMAILED"},
                     "actors":{"onBehalfOf":["defendant-2"],"to":["plaintiff-1"]}}""");
            context.setOffline(false);

            assertThat(answers)
                    .hasCount(before + 1, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS));
            assertThat(page.locator("#live")).not().containsText("Connection lost", patiently());
        }
    }

    @Test
    void aCalendarIsSubscribedToAndRevoked() throws Exception {
        try (BrowserContext context = visitor()) {
            Page page = watched(context.newPage());
            page.navigate("/calendar");
            page.getByRole(AriaRole.LINK, named("Subscribe in your calendar app"))
                    .click();
            page.getByLabel("For a case").fill("cand-23-cv-90417");
            page.getByRole(AriaRole.BUTTON, named("Create calendar")).first().click();
            String address = page.getByLabel("Address (shown only once").inputValue();

            HttpResponse<String> answer = fetch(address);
            assertThat(answer.statusCode()).isEqualTo(200);
            Calendar calendar = new CalendarBuilder().build(new StringReader(answer.body()));
            assertThat(calendar.<VEvent>getComponents(Component.VEVENT))
                    .anyMatch(event -> event.toString().contains("SUMMARY:Settlement conference"));

            page.getByRole(AriaRole.LINK, named("Revoke")).click();
            page.getByRole(AriaRole.BUTTON, named("Revoke calendar")).click();
            assertThat(page.getByText("You have not created any calendars.")).isVisible();
            assertThat(fetch(address).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aDateIsFoundInTheCalendar() {
        try (BrowserContext context = visitor()) {
            Page page = watched(context.newPage());
            page.navigate("/calendar?month=2024-10");
            page.getByRole(AriaRole.LINK, named("Previous month")).click();
            assertThat(page).hasTitle("Calendar: September 2024 \u00B7 Goodfaith");
            page.getByRole(AriaRole.LINK, named("Settlement conference").setExact(true))
                    .first()
                    .click();
            assertThat(page).hasURL(address() + NORTHERN);
            page.navigate("/calendar?month=1999-01&view=list");
            assertThat(page.getByText("Nothing is due or scheduled in January 1999."))
                    .isVisible();
        }
    }

    @Test
    void operationsShowsStatusAndRebuilds() {
        try (BrowserContext context = visitor()) {
            Page page = watched(context.newPage());
            page.navigate("/operations");
            assertThat(page.locator("#segment-cases-0")).containsText("caught up", patiently());
            assertThat(page.locator("section[aria-labelledby=ledger]")).containsText("Last checkpoint");
            page.locator("#cases-start").click();
            page.getByRole(AriaRole.BUTTON, named("Rebuild read model")).click();
            // The page refreshes until the rebuild is complete.
            assertThat(page.locator("#rebuild-cases")).containsText("You can make it live.", patiently());
            page.locator("#cases-drop").click();
            page.getByRole(AriaRole.BUTTON, named("Discard rebuild")).click();
            assertThat(page.locator("#rebuild-cases")).containsText("Dropped");
        }
    }

    private static LocatorAssertions.ContainsTextOptions patiently() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS);
    }

    private static LocatorAssertions.HasTextOptions patientlyExactly() {
        return new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MILLIS);
    }

    /** As another program does it. */
    private void record(String fact, LocalDate on, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address() + "/api/v1/cases/" + CASE + "/facts/" + fact))
                .header("Content-Type", "application/json")
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((ProductApi.USER + ":" + ProductApi.PASSWORD)
                                                .getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(body.formatted(on)))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private HttpResponse<String> fetch(String address) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator.FilterOptions holding(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
