package org.goodfaith.standalone.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.goodfaith.standalone.system.ProductApi;
import org.junit.jupiter.api.Test;

/** Tests the main tasks of a reader in a browser. */
class StoriesTest extends InABrowser {

    private static final int TABS_MAX = 120;

    @Test
    void anOverdueObligationIsFoundAndItsReasonRead() {
        try (BrowserContext context = visitor()) {
            Page page = watched(context.newPage());
            page.navigate("/");
            page.locator(".counts").getByText("overdue").click();
            assertThat(page).hasTitle("Overdue \u00B7 Goodfaith");
            page.getByRole(AriaRole.LINK, named("Answer plaintiffs' latest communication"))
                    .click();

            Locator obligation = page.locator("article:target");
            assertThat(obligation).isInViewport();
            assertThat(obligation).containsText("\u25B2 overdue - no performance recorded");
            assertThat(page.locator(".clause", new Page.LocatorOptions().setHas(obligation))
                            .locator("blockquote"))
                    .containsText("respond");
            obligation.getByText("How this was determined").click();
            assertThat(obligation.locator(".steps li").first()).isVisible();
            assertThat(obligation.locator(".evidence")).containsText("Order entered");
        }
    }

    @Test
    void aCaseIsSeenAsItStoodOnAnEarlierDay() {
        try (BrowserContext context = visitor()) {
            Page page = watched(context.newPage());
            page.navigate(NORTHERN);
            assertThat(page.getByText("Not the current status.")).isHidden();
            page.getByLabel("As of").fill("2024-07-20");
            page.getByLabel("Known at").fill("2024-07-20");
            page.getByRole(AriaRole.BUTTON, named("Show this date")).click();

            Locator banner = page.getByRole(AriaRole.STATUS).filter(holding("Not the current status."));
            assertThat(banner)
                    .containsText("As of Sat, Jul 20, 2024, 11:59 p.m. PT, known at Sat, Jul 20, 2024, 11:59 p.m. PT.");
            assertThat(page).hasTitle(Pattern.compile("as of Sat, Jul 20, 2024"));
            assertThat(page.locator("#dates + ul")).containsText("Tue, Aug 20, 2024, 10:00 a.m. PT");

            // The next fact moves the conference.
            Locator next = page.getByRole(AriaRole.LINK).filter(holding("Next:"));
            while (!next.textContent().contains("Event rescheduled")) {
                next.click();
            }
            next.click();
            assertThat(page.locator("#dates + ul")).containsText("Tue, Sep 10, 2024, 10:00 a.m. PT");
            assertThat(page.locator("#dates + ul")).containsText("moved 1 time");
            page.getByRole(AriaRole.LINK).filter(holding("Previous:")).click();
            assertThat(page.locator("#dates + ul")).containsText("Tue, Aug 20, 2024, 10:00 a.m. PT");

            page.getByRole(AriaRole.LINK, named("Compare with now")).click();
            assertThat(page.getByRole(AriaRole.MAIN)).containsText("obligations differ.");
            page.goBack();
            page.getByRole(AriaRole.LINK, named("Back to now")).click();
            assertThat(banner).isHidden();
        }
    }

    @Test
    void theKeyboardIsEnough() {
        try (BrowserContext context = visitor()) {
            Page page = watched(context.newPage());
            page.navigate("/");
            page.keyboard().press("Tab");
            assertThat(page.getByRole(AriaRole.LINK, named("Skip to main content")))
                    .isFocused();
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.MAIN)).isFocused();

            tabTo(page, "Answer plaintiffs' latest communication");
            page.keyboard().press("Enter");
            assertThat(page.locator("article:target")).isInViewport();
            tabTo(page, "How this was determined (Answer plaintiffs' latest communication");
            page.keyboard().press("Enter");
            assertThat(page.locator("article:target .steps li").first()).isVisible();

            page.navigate(NORTHERN);
            tabTo(page, "Record an entry");
            page.keyboard().press("Tab");
            assertThat(page.getByLabel("As of")).isFocused();
            page.keyboard().type("07202024");
            page.keyboard().press("Enter");
            assertThat(page.getByText("Not the current status.")).isVisible();
        }
    }

    /** Moves on with the tab key alone until what is in focus says so, and can be seen to be in focus. */
    private static void tabTo(Page page, String wanted) {
        for (int tabs = 0; tabs < TABS_MAX; tabs++) {
            page.keyboard().press("Tab");
            if (page.evaluate("document.activeElement.textContent")
                    .toString()
                    .strip()
                    .startsWith(wanted)) {
                assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
                        .isEqualTo("solid");
                return;
            }
        }
        throw new AssertionError("the tab key does not come to '" + wanted + "'");
    }

    @Test
    void aListIsFilteredWithoutLoadingThePageAgain() {
        try (BrowserContext context = visitor()) {
            Page page = watched(context.newPage());
            page.navigate("/due?days=30");
            page.evaluate("window.stillHere = true");
            page.getByLabel("Court").selectOption("caed");
            assertThat(page.getByText("Nothing is due soon.")).isVisible();
            assertThat(page).hasURL(Pattern.compile("court=caed"));
            assertThat(page.evaluate("window.stillHere")).isEqualTo(true);
            page.getByLabel("Court").selectOption("cand");
            assertThat(page.getByRole(AriaRole.TABLE)).isVisible();
        }
    }

    @Test
    void readingNeedsNoScripts() {
        try (BrowserContext context = visitor(WIDE, ColorScheme.LIGHT, false)) {
            Page page = context.newPage();
            page.navigate("/due?days=30");
            page.getByLabel("Court").selectOption("cand");
            page.getByRole(AriaRole.BUTTON, named("Show")).click();
            assertThat(page.getByRole(AriaRole.TABLE)).isVisible();
            page.getByRole(AriaRole.LINK, named("Attend the pre-settlement meeting"))
                    .first()
                    .click();
            Locator obligation = page.locator("article:target");
            obligation.locator("summary").focus();
            page.keyboard().press("Enter");
            assertThat(obligation.locator(".steps li").first()).isVisible();
        }
    }

    @Test
    void aPartyIsFoundAndWhatSpeaksForItStandsBesideWhatSpeaksAgainst() {
        try (BrowserContext context = visitor()) {
            Page page = watched(context.newPage());
            page.navigate("/parties");
            page.getByLabel("Name").fill("larkhaven harbor");
            page.keyboard().press("Enter");
            page.getByRole(AriaRole.LINK, named("Larkhaven Harbor Housing Authority (fictional)"))
                    .click();
            var favorable = page.locator("section[aria-labelledby=favorable]");
            var against = page.locator("section[aria-labelledby=against]");
            assertThat(favorable).containsText("Early performance");
            assertThat(against).containsText("Forbidden channel");
            assertThat(favorable.boundingBox().width).isEqualTo(against.boundingBox().width);
            assertThat(favorable.boundingBox().y).isEqualTo(against.boundingBox().y);
            assertThat(page.getByRole(AriaRole.TABLE)).containsText("Answer plaintiffs' latest communication");
        }
    }

    @Test
    void somebodyWithTheWrongPasswordIsToldSo() {
        try (BrowserContext context = visitor()) {
            context.clearCookies();
            Page page = watched(context.newPage());
            page.navigate(CURRENT);
            page.getByLabel("Name").fill("goodfaith");
            page.getByLabel("Password").fill("guessed");
            page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("The user name or password is incorrect.");
        }
    }

    @Test
    void whoeverSignsOutIsToldSo() {
        try (BrowserContext context = visitor()) {
            context.clearCookies();
            Page page = watched(context.newPage());
            page.navigate("/");
            page.getByLabel("Name").fill(ProductApi.USER);
            page.getByLabel("Password").fill(ProductApi.PASSWORD);
            page.keyboard().press("Enter");
            page.getByRole(AriaRole.BUTTON, named("Sign out")).click();
            assertThat(page.getByRole(AriaRole.STATUS).filter(holding("You have signed out.")))
                    .isVisible();
            assertThat(page).hasURL(Pattern.compile("/login\\?logout$"));
        }
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator.FilterOptions holding(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
