package org.goodfaith.standalone.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser of the machine the tests run on. None is downloaded. */
final class Chromium implements AutoCloseable {

    private static final String PROPERTY = "goodfaith.chromium";
    private static final String VARIABLE = "GOODFAITH_CHROMIUM";
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium start() {
        Path executable = find();
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(executable)
                                .setArgs(List.of(
                                        "--headless",
                                        "--no-sandbox",
                                        "--disable-gpu",
                                        "--disable-background-networking",
                                        "--disable-component-update",
                                        "--disable-sync",
                                        "--no-first-run"))));
    }

    /** The one the property or the variable names, else the first on the path. */
    private static Path find() {
        return Stream.of(System.getProperty(PROPERTY), System.getenv(VARIABLE))
                .flatMap(Stream::ofNullable)
                .map(Path::of)
                .findFirst()
                .or(Chromium::onPath)
                .filter(Files::isExecutable)
                .orElseThrow(() -> new IllegalStateException(
                        "The browser tests need Chromium, and none was found: install it (Debian: apt-get install"
                                + " chromium), or say where it is with -D" + PROPERTY + " or " + VARIABLE + "."));
    }

    private static Optional<Path> onPath() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
