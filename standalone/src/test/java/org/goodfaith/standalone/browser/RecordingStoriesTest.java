package org.goodfaith.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.regex.Pattern;
import org.goodfaith.events.UsDates;
import org.goodfaith.query.format.CourtTimes;
import org.junit.jupiter.api.Test;

/** Records facts, orders, strikes and closures through the pages, from the form to the receipt. */
class RecordingStoriesTest extends InABrowser {

    private static final int TABS_MAX = 150;
    private static final String CONFIRM_TWICE = """
            async () => {
              const form = document.querySelector('form.confirm');
              const fields = new URLSearchParams(new FormData(form));
              fields.set('step', 'record');
              const confirm = () => fetch(form.action, {method: 'POST', body: fields}).then(answer => answer.url);
              const first = await confirm(), second = await confirm();
              return first === second ? first : first + ' and ' + second;
            }
            """;
    private final LocalDate today = LocalDate.now(ZoneId.of("America/Los_Angeles"));

    @Test
    void aDayIsClosedOnACourtsCalendarAndOpenedAgain() {
        try (BrowserContext context = visitor()) {
            // A form that is refused has a status that the console reports.
            Page page = context.newPage();
            page.navigate("/calendar?court=cand&month=2024-08");
            page.getByRole(AriaRole.LINK, named("Court closures")).click();
            page.getByRole(AriaRole.LINK, named("Record a closure")).click();
            page.getByLabel("First closed day").fill("2024-08-05");
            page.getByLabel("Last closed day").fill("2024-08-03");
            page.getByLabel("The clerk\u2019s office is inaccessible").check();
            page.getByLabel("Authority").fill("Fictional notice of the clerk");
            page.getByLabel("Short name").fill("storm-2024-08");
            press(page, "Review changes");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Last closed day");
            page.getByLabel("Last closed day").fill("2024-08-31");
            press(page, "Review changes");

            assertThat(page.getByRole(AriaRole.MAIN)).containsText("Sat, Aug 10, 2024, closed anyway: a Saturday");
            assertThat(page.locator(".pressing")).containsText("23-cv-90417");
            page.navigate(page.evaluate(CONFIRM_TWICE).toString());
            assertThat(page.getByRole(AriaRole.HEADING, named("Recorded"))).isVisible();
            page.getByRole(AriaRole.LINK, named("All closures")).click();
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(2);

            page.getByRole(AriaRole.LINK, named("Withdraw storm-2024-08")).click();
            page.getByLabel("Reason").fill("It was an example only.");
            press(page, "Review changes");
            press(page, "Record");
            assertThat(page.getByRole(AriaRole.MAIN)).containsText("Closure withdrawn: storm-2024-08");
            page.getByRole(AriaRole.LINK, named("All closures")).click();
            assertThat(page.getByRole(AriaRole.ROW).last()).containsText("withdrawn ");
        }
    }

    @Test
    void anOfferIsMadeAndAnsweredAndJoinsTheExchange() {
        try (BrowserContext context = visitor()) {
            Page page = watched(context.newPage());
            page.navigate(CURRENT + "/record");
            page.getByText("Later or without a date").click();
            page.getByRole(AriaRole.LINK, named("Demand served (Serve a demand in writing"))
                    .click();
            assertThat(page.getByText("Performs:")).isVisible();
            assertThat(page.locator("#actors-onBehalfOf")).isChecked();
            page.getByLabel("Date, When it happened").fill(today.minusDays(2).toString());
            toward(page).getByLabel("Northquay Ferry Lines").check();
            press(page, "Review changes");

            Locator row = page.getByRole(AriaRole.ROW).filter(holding("Serve a demand in writing"));
            assertThat(row.getByRole(AriaRole.CELL).nth(0)).containsText("open");
            assertThat(row.getByRole(AriaRole.CELL).nth(1)).containsText("met");
            assertThat(page.locator("dl.said")).containsText("demand-1");
            press(page, "Record");
            assertThat(page.getByRole(AriaRole.HEADING, named("Recorded"))).isVisible();
            assertThat(page.getByRole(AriaRole.MAIN)).containsText("Serve a demand in writing");

            // The demand made an answer due, and is named as what it answers.
            page.getByRole(AriaRole.LINK, named("Show the case")).click();
            assertThat(page.locator(".offer-exchange")).containsText("Demand served demand-1");
            page.getByRole(
                            AriaRole.LINK,
                            named("Counteroffer made (Respond to the demand in writing, Northquay Ferry Lines"))
                    .click();
            assertThat(page.getByLabel("Offer it answers")).hasValue("demand-1");
            page.getByLabel("Date, When it happened").fill(today.minusDays(1).toString());
            press(page, "Review changes");
            press(page, "Edit");
            assertThat(page.getByLabel("Date, When it happened"))
                    .hasValue(today.minusDays(1).toString());
            page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("In writing?"))
                    .getByLabel("Yes")
                    .check();
            press(page, "Review changes");
            assertThat(page.getByRole(AriaRole.ROW).filter(holding("Respond to the demand in writing")))
                    .containsText("met");
            // Confirmed twice, it is recorded once.
            page.navigate(page.evaluate(CONFIRM_TWICE).toString());

            page.getByRole(AriaRole.LINK, named("Show the case")).click();
            assertThat(page.locator(".offer-exchange"))
                    .containsText("Counteroffer made counteroffer-1, answers demand-1");
            assertThat(page.locator(".offer-move")).hasCount(2);
        }
    }

    @Test
    void aConferenceIsMovedWithOldAndNewDatesSideBySide() {
        try (BrowserContext context = visitor()) {
            Page page = watched(context.newPage());
            page.navigate(CURRENT + "/record/EventRescheduled?event=settlement-conference");
            page.getByLabel("Date, When it happened").fill(today.toString());
            page.getByLabel("Reason").fill("Counsel's trial.");
            page.getByLabel("Date, Moved to").fill(today.minusDays(1).toString());
            press(page, "Review changes");
            assertThat(page.locator(".flag").first()).containsText("is in the past");
            press(page, "Edit");
            page.getByLabel("Date, Moved to").fill(today.plusDays(200).toString());
            page.getByLabel("Time, if known, Moved to").fill("10:00");
            page.getByLabel("Reason").fill("Counsel's trial.");
            press(page, "Review changes");

            Locator attend = page.getByRole(AriaRole.ROW)
                    .filter(holding("Attend the settlement conference"))
                    .first();
            assertThat(attend.getByRole(AriaRole.CELL).nth(1)).containsText(CourtTimes.UTC.day(today.plusDays(200)));
            assertThat(attend.getByRole(AriaRole.CELL).nth(0))
                    .not()
                    .containsText(CourtTimes.UTC.day(today.plusDays(200)));
            page.getByText(Pattern.compile("\\d+ dates? stays? the same")).click();
            assertThat(page.locator("details[open] .plain")).containsText("Attend the pre-settlement meeting");
            // Nothing was recorded by looking.
            page.getByRole(AriaRole.LINK, named("Discard")).click();
            assertThat(page.locator("#dates + ul")).not().containsText(CourtTimes.UTC.day(today.plusDays(200)));
        }
    }

    @Test
    void anEntryIsStruckAndCorrectedByKeyboardAlone() {
        try (BrowserContext context = visitor()) {
            Page page = watched(context.newPage());
            page.navigate(EASTERN + "/entries");
            Locator first = page.getByRole(AriaRole.ROW)
                    .filter(holding("Counteroffer made"))
                    .first();
            String entry = Objects.requireNonNull(first.getAttribute("id")).replace("entry-", "");
            tabTo(page, "Strike entry " + entry);
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.HEADING, named("Strike entry " + entry + ": Counteroffer made")))
                    .isVisible();
            tabToField(page, "reason");
            page.keyboard().type("The email shows another hour.");
            tabToField(page, "replace");
            page.keyboard().press("ArrowDown");
            assertThat(page.getByLabel("A corrected entry")).isChecked();
            tabToField(page, "replacement-body-actors-by");
            page.keyboard().press("Control+A");
            page.keyboard().type("Somebody Else");
            page.keyboard().press("Enter");

            assertThat(page.getByRole(AriaRole.HEADING, named("Review before recording")))
                    .isVisible();
            assertThat(page.locator("dl.said")).containsText("Somebody Else");
            tabTo(page, "Record");
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.HEADING, named("Recorded"))).isVisible();

            page.navigate(EASTERN + "/entries");
            assertThat(page.locator("#entry-" + entry)).hasClass(Pattern.compile("struck"));
            assertThat(page.locator("#entry-" + entry)).containsText("replaced by entry");
        }
    }

    @Test
    void aCaseIsOpenedAndItsOrderEnteredWithItsScheduleInView() {
        try (BrowserContext context = visitor()) {
            Page page = watched(context.newPage());
            page.navigate("/cases/new");
            page.getByLabel("Court").selectOption("cand");
            page.getByLabel("Docket number").fill("26-cv-90777-ABC");
            page.getByLabel("Caption").fill("Elm v. Fir (fictional)");
            page.getByLabel("Opened on").fill(today.minusDays(60).toString());
            page.getByLabel("Initials").first().fill("ABC");
            page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Judges, row 1"))
                    .getByLabel("Name")
                    .fill("Ada B. Clark");
            press(page, "Review changes");
            press(page, "Record");
            join(page, "plaintiff-1", "Elm (fictional)", "PLAINTIFF");
            page.getByRole(AriaRole.LINK, named("Record another entry")).click();
            page.getByRole(AriaRole.LINK, named("Record another party")).click();
            fillParty(page, "defendant-1", "Fir (fictional)", "DEFENDANT");

            page.getByRole(AriaRole.LINK, named("Enter the order")).click();
            page.getByRole(AriaRole.LINK, named("Notice of Settlement Conference"))
                    .click();
            assertThat(page.getByText("Dates appear here")).isVisible();
            page.getByLabel("Dated").fill(today.minusDays(30).toString());
            page.getByLabel("Docket entry").fill("21");
            assertThat(page.locator("#schedule")).containsText("Answer due on\u201D is required");
            page.getByLabel("Answer due on").fill(today.minusDays(40).toString());
            page.getByLabel("Agenda due on").fill(today.plusDays(10).toString());
            page.getByLabel("Date, Pre-settlement meeting at")
                    .fill(today.plusDays(30).toString());
            page.getByLabel("Date, Settlement conference at")
                    .fill(today.plusDays(60).toString());
            // Without pressing anything: the dates, and what to look at twice.
            assertThat(page.locator("#schedule")).containsText(CourtTimes.UTC.day(today.plusDays(46)));
            assertThat(page.locator("#schedule .flag").first()).containsText("Check this");
            page.getByLabel("Answer due on").fill(today.plusDays(5).toString());
            assertThat(page.locator("#schedule")).containsText(CourtTimes.UTC.day(today.plusDays(5)));
            press(page, "Review changes");
            press(page, "Record");
            assertThat(page.getByRole(AriaRole.MAIN)).containsText("Entry 3: Order entered");
            page.getByRole(AriaRole.LINK, named("Show the case")).click();
            assertThat(page.getByRole(AriaRole.MAIN)).containsText("Answer plaintiffs' latest communication");

            // Two at once: what the one was shown is not what comes of it after the other.
            Page other = watched(context.newPage());
            page.navigate("/cases/cand-26-cv-90777/record/PartyJoined");
            fillIn(page, "defendant-2", "Ash (fictional)", "DEFENDANT");
            assertThat(page).hasTitle(Pattern.compile("Elm v. Fir"));
            other.navigate("/cases/cand-26-cv-90777/record/PartyJoined");
            fillParty(other, "defendant-3", "Oak (fictional)", "DEFENDANT");
            press(page, "Record");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Nothing was recorded.");
            press(page, "Record");
            assertThat(page.getByRole(AriaRole.HEADING, named("Recorded"))).isVisible();
            assertThat(page.locator("table.changes")).containsText("Ash (fictional)");
        }
    }

    @Test
    void theOpeningOfACaseIsNotOfferedToBeStruck() {
        try (BrowserContext context = visitor()) {
            Page page = context.newPage();
            page.navigate(EASTERN + "/entries/0/strike");
            assertThat(page.getByRole(AriaRole.MAIN)).containsText("cannot be struck because it opens the case");
        }
    }

    @Test
    void whatIsWrongStandsBesideItsFieldAlsoWithoutScripts() {
        try (BrowserContext context = visitor(WIDE, ColorScheme.LIGHT, false)) {
            // A form that is not taken has a status that the console reports.
            Page page = context.newPage();
            page.navigate(NORTHERN + "/record/CommunicationAnswered");
            page.getByLabel("Date, When it happened").fill(today.plusDays(1).toString());
            page.locator("#actors-onBehalfOf").check();
            page.getByLabel("Person who acted").fill("Ines Calloway");
            press(page, "Review changes");

            Locator summary = page.getByRole(AriaRole.ALERT);
            assertThat(summary).containsText("The date " + UsDates.day(today.plusDays(1)) + " is in the future");
            assertThat(summary).isFocused();
            summary.getByRole(AriaRole.LINK).click();
            assertThat(page.getByLabel("Date, When it happened")).isFocused();
            assertThat(page.locator(".wrong")).containsText("is in the future");
            assertThat(page.getByLabel("Person who acted")).hasValue("Ines Calloway");
            assertThat(page.locator("#actors-onBehalfOf")).isChecked();

            page.getByLabel("Date, When it happened").fill("2024-06-25");
            press(page, "Review changes");
            assertThat(page.getByRole(AriaRole.HEADING, named("Review before recording")))
                    .isVisible();
        }
    }

    private void join(Page page, String shortName, String name, String side) {
        page.getByRole(AriaRole.LINK, named("Record a party")).click();
        fillParty(page, shortName, name, side);
    }

    private void fillParty(Page page, String shortName, String name, String side) {
        fillIn(page, shortName, name, side);
        press(page, "Record");
        assertThat(page.getByRole(AriaRole.HEADING, named("Recorded"))).isVisible();
    }

    private void fillIn(Page page, String shortName, String name, String side) {
        page.getByLabel("Date, When it happened").fill(today.minusDays(60).toString());
        page.getByLabel("Short name").fill(shortName);
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(name);
        page.getByLabel("Side").selectOption(side);
        page.getByLabel("Kind of party").selectOption("NATURAL_PERSON");
        press(page, "Review changes");
    }

    private static Locator toward(Page page) {
        return page.getByRole(AriaRole.GROUP, named("Directed to"));
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, named(button).setExact(true)).click();
    }

    /** Moves on with the tab key alone until what is in focus says so. */
    private static void tabTo(Page page, String wanted) {
        tab(page, "document.activeElement.textContent.trim().replace(/\\s+/g, ' ')", wanted);
    }

    private static void tabToField(Page page, String id) {
        tab(page, "document.activeElement.id", id);
    }

    private static void tab(Page page, String what, String wanted) {
        for (int tabs = 0; tabs < TABS_MAX; tabs++) {
            page.keyboard().press("Tab");
            if (page.evaluate(what).equals(wanted)) {
                return;
            }
        }
        throw new AssertionError("the tab key does not come to '" + wanted + "'");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator.FilterOptions holding(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
