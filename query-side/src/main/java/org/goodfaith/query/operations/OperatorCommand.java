package org.goodfaith.query.operations;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an operator types behind the jar in place of starting it: asks the product that is running, over its API. The
 * same words work wherever it runs, and beside an embedded database, which only one process may open.
 */
public final class OperatorCommand {

    private static final Set<String> COMMANDS = Set.of("rebuild", "failures", "processors");
    private static final Set<String> OPTIONS = Set.of("at", "user", "switch", "accept-differences");
    private static final Duration ANSWER_WAIT_MAX = Duration.ofMinutes(5);

    private static final int DONE = 0;
    private static final int NOT_DONE = 1;
    private static final int MISUSED = 2;
    private static final int UNREACHABLE = 3;

    private static final String USAGE = """
            rebuild cases             build what is shown anew, beside what is shown; follow it and compare
              --switch                 and switch to it if it is the same
            rebuild cases status      how far it has come
            rebuild cases resume      go on with one that was interrupted, and follow it; also with --switch
            rebuild cases switch      put it in place of what is shown
              --accept-differences     also if cases come out differently
            rebuild cases drop        give it up
            failures                   what could not be taken in, and why
            failures retry [CASE]      try one case again, or all
            processors                 how far the processors have come

            --at=URL                   where the product runs (default: this machine)
            --user=NAME                its account (default: goodfaith); the password is taken from GOODFAITH_PASSWORD

            Exit codes: 0 done, 1 not done or not the same, 2 misused, 3 the product cannot be reached.
            """;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> words = new ArrayList<>();
    private final Map<String, String> options = new TreeMap<>();
    private final String password;
    private final String defaultAddress;
    private final PrintStream out;
    private final PrintStream err;

    private OperatorCommand(
            String[] arguments, String defaultAddress, String password, PrintStream out, PrintStream err) {
        this.password = password;
        this.defaultAddress = defaultAddress;
        this.out = out;
        this.err = err;
        for (String argument : arguments) {
            if (argument.startsWith("--")) {
                int equals = argument.indexOf('=');
                options.put(
                        argument.substring(2, equals < 0 ? argument.length() : equals),
                        equals < 0 ? "" : argument.substring(equals + 1));
            } else {
                words.add(argument);
            }
        }
    }

    /** @return whether these arguments are a command, and not settings to start with */
    public static boolean isOne(String[] arguments) {
        return arguments.length > 0 && COMMANDS.contains(arguments[0]);
    }

    /**
     * @param defaultAddress where the product runs unless the arguments say otherwise
     * @return the exit code
     */
    public static int run(
            String[] arguments,
            String defaultAddress,
            Map<String, String> environment,
            PrintStream out,
            PrintStream err) {
        var password = environment.getOrDefault("GOODFAITH_PASSWORD", "");
        return new OperatorCommand(arguments, defaultAddress, password, out, err).run();
    }

    private int run() {
        try {
            return OPTIONS.containsAll(options.keySet()) ? carryOut() : misused();
        } catch (NotDone e) {
            err.println(e.getMessage());
            return NOT_DONE;
        } catch (IOException | IllegalArgumentException e) {
            err.println("Nothing answers as the product at " + address() + ".");
            return UNREACHABLE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            err.println("Interrupted; the rebuild goes on.");
            return NOT_DONE;
        }
    }

    private int misused() {
        err.print(USAGE);
        return MISUSED;
    }

    private int carryOut() throws IOException, InterruptedException {
        String first = words.getFirst();
        if (first.equals("rebuild")
                && words.size() >= 2
                && words.size() <= 3
                && words.get(1).equals("cases")) {
            return rebuild("/rebuilds/cases", words.size() == 3 ? words.get(2) : "start");
        }
        if (first.equals("failures") && words.size() == 1) {
            return failures(get("/failures"));
        }
        if (first.equals("failures") && words.get(1).equals("retry") && words.size() <= 3) {
            return failures(post(words.size() == 3 ? "/failures/" + words.get(2) + "/retry" : "/failures/retry"));
        }
        if (first.equals("processors") && words.size() == 1) {
            get("/processors")
                    .required("segments")
                    .forEach(each -> out.printf(
                            "%s[%d] %s, %d events and %d seconds behind%n",
                            each.path("processor").asString(),
                            each.path("segment").asInt(),
                            each.path("activity").asString(),
                            each.path("eventsBehind").asLong(),
                            each.path("secondsBehind").asLong()));
            return DONE;
        }
        return misused();
    }

    private int rebuild(String path, String operation) throws IOException, InterruptedException {
        return switch (operation) {
            case "start" -> follow(path, post(path));
            case "resume" -> follow(path, post(path + "/resume"));
            case "status" -> said(get(path));
            case "switch" ->
                said(post(path + "/switch?acceptDifferences=" + options.containsKey("accept-differences")));
            case "drop" -> said(post(path + "/drop"));
            default -> misused();
        };
    }

    private int follow(String path, JsonNode begun) throws IOException, InterruptedException {
        JsonNode rebuild = begun;
        while (rebuild.path("underWay").asBoolean()) {
            said(rebuild);
            TimeUnit.SECONDS.sleep(1);
            rebuild = get(path);
        }
        said(rebuild);
        if (!rebuild.path("stage").asString().equals("BUILT")
                || rebuild.path("different").asLong() > 0) {
            return NOT_DONE;
        }
        return options.containsKey("switch") ? said(post(path + "/switch")) : DONE;
    }

    private int said(JsonNode rebuild) {
        out.println(rebuild.path("says").asString());
        rebuild.path("differences")
                .forEach(each -> out.println("  " + each.path("recordId").asString() + " "
                        + each.path("kind").asString()));
        return DONE;
    }

    private int failures(JsonNode answer) {
        JsonNode failures = answer.required("failures");
        failures.forEach(each -> out.printf(
                "%s stops before entry %d, since %s, tried %d times. %s%n",
                each.path("record").asString(),
                each.path("entry").asLong(),
                each.path("since").asString(),
                each.path("attempts").asInt(),
                each.path("cause").asString()));
        if (failures.isEmpty()) {
            out.println("Everything on record is taken in.");
        }
        return failures.isEmpty() ? DONE : NOT_DONE;
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    private JsonNode post(String path) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        String account = options.getOrDefault("user", "goodfaith") + ":" + password;
        return HttpRequest.newBuilder(URI.create(address() + "/api/v1/operations" + path))
                .timeout(ANSWER_WAIT_MAX)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8)));
    }

    private String address() {
        String address = options.getOrDefault("at", defaultAddress);
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        JsonNode body;
        try {
            body = JsonMapper.shared().readTree(response.body());
        } catch (JacksonException e) {
            throw new IOException(e);
        }
        if (response.statusCode() >= 400) {
            throw new NotDone(
                    body.path("detail").asString("It was answered with status " + response.statusCode() + "."));
        }
        return body;
    }

    /** The product answered that it cannot be done, and why. */
    private static final class NotDone extends RuntimeException {

        NotDone(String says) {
            super(says, null, false, false);
        }
    }
}
