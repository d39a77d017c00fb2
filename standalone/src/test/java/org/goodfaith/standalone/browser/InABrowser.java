package org.goodfaith.standalone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.goodfaith.standalone.Goodfaith;
import org.goodfaith.standalone.system.ProductApi;
import org.goodfaith.standalone.system.Server;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The product with its sample cases, in a process of its own, and a browser that is signed in.
 *
 * <p>After every test: nothing on a page complained, and no page asked another host for anything.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InABrowser {

    /** A conference still to come; its dates lie around the day of loading. */
    static final String CURRENT = "/cases/cand-25-cv-90502";

    /** A conference that was moved, with statements, extensions and a settlement, in 2024. */
    static final String NORTHERN = "/cases/cand-23-cv-90417";

    /** Offers to and fro, a VDRP session and its report, in 2025. */
    static final String EASTERN = "/cases/caed-2-25-cv-90315";

    static final int WIDE = 1280;
    static final int NARROW = 320;

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private @Nullable Server server;
    private @Nullable Chromium chromium;
    private String signedIn = "";

    @BeforeAll
    void start(@TempDir Path data) {
        chromium = Chromium.start();
        server = Server.start(Goodfaith.class, "--goodfaith.data-dir=" + data, "--spring.profiles.active=samples");
        assertThat(server.outputWith("sample cases")).contains("5 sample cases were loaded");
        try (var context = chromium.browser().newContext()) {
            Page page = watched(context.newPage());
            page.navigate(address() + "/");
            page.getByLabel("Name").fill(ProductApi.USER);
            page.getByLabel("Password").fill(ProductApi.PASSWORD);
            page.keyboard().press("Enter");
            PlaywrightAssertions.assertThat(page).hasTitle("Overview \u00B7 Goodfaith");
            signedIn = context.storageState();
        }
    }

    @AfterAll
    void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @AfterEach
    void nothingComplained() {
        List<String> said = List.copyOf(complaints);
        complaints.clear();
        assertThat(said).isEmpty();
    }

    final String address() {
        return Objects.requireNonNull(server).address();
    }

    /** Opens a browser context that is signed in. */
    final BrowserContext visitor(int width, ColorScheme scheme, boolean scripts) {
        return Objects.requireNonNull(chromium)
                .browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(address())
                        .setStorageState(signedIn)
                        .setViewportSize(width, 900)
                        .setColorScheme(scheme)
                        // Otherwise a color may be measured halfway between light and dark.
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setJavaScriptEnabled(scripts));
    }

    final BrowserContext visitor() {
        return visitor(WIDE, ColorScheme.LIGHT, true);
    }

    /** Notes what the page's console says, what fails in it, and whom it asks for something. */
    final Page watched(Page page) {
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add("console: " + message.text());
            }
        });
        page.onPageError(error -> complaints.add("script: " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith(address() + "/") && !request.url().startsWith("data:")) {
                complaints.add("another host was asked: " + request.url());
            }
        });
        page.onRequestFailed(request -> {
            if (!brokenOff(request)) {
                complaints.add("failed: " + request.url());
            }
        });
        return page;
    }

    /** Returns true if the request was aborted because the browser left the page. */
    private static boolean brokenOff(Request request) {
        return "net::ERR_ABORTED".equals(request.failure())
                && List.of("eventsource", "fetch", "script").contains(request.resourceType());
    }
}
