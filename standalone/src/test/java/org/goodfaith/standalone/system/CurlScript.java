package org.goodfaith.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs the {@code curl} lines of a shell script. It supports the shell syntax that {@code docs/api.md} uses:
 * assignments, quotes, variables, and {@code NAME=$(curl … | entry)}.
 */
final class CurlScript {

    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Z_]+)=(.*)");
    private static final Pattern CAPTURE =
            Pattern.compile("([A-Z_]+)=\\$\\((curl .*) \\| (entry|token|feed)\\)(\\s*#.*)?");
    private static final Pattern STATUS = Pattern.compile(".*# (\\d{3})");

    private final ProductApi api;
    private final Map<String, String> given;
    private final Map<String, String> variables;

    private String lastWritten = "";

    /** @param given variables that override those of the script */
    CurlScript(ProductApi api, Map<String, String> given) {
        this.api = api;
        this.given = Map.copyOf(given);
        this.variables = new LinkedHashMap<>(given);
    }

    /** Sends the requests, checks each response against its line, and returns their number. */
    int run(List<String> lines) {
        int sent = 0;
        for (String line : lines) {
            Matcher capture = CAPTURE.matcher(line);
            if (capture.matches()) {
                ProductApi.Answer answer = send(capture.group(2), line);
                variables.put(
                        capture.group(1),
                        switch (capture.group(3)) {
                            case "entry" -> Long.toString(answer.sequence());
                            case "feed" -> answer.at("/feed/feed");
                            default -> answer.token();
                        });
                sent++;
            } else if (line.startsWith("curl ")) {
                send(line, line);
                sent++;
            } else {
                Matcher assignment = ASSIGNMENT.matcher(line);
                if (assignment.matches() && !given.containsKey(assignment.group(1))) {
                    variables.put(assignment.group(1), String.join(" ", words(assignment.group(2))));
                }
            }
        }
        return sent;
    }

    private ProductApi.Answer send(String command, String line) {
        String url = "";
        String body = "";
        String method = "GET";
        var headers = new ArrayList<String>();
        Iterator<String> words = words(command).iterator();
        words.next();
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case "-sS" -> {}
                case "-u" -> assertThat(words.next()).as(line).isEqualTo(ProductApi.USER + ":" + ProductApi.PASSWORD);
                case "-H" -> headers.addAll(List.of(words.next().split(": ", 2)));
                case "-d" -> {
                    body = words.next();
                    method = "POST";
                }
                case "-X" -> method = words.next();
                default -> url = word;
            }
        }
        String root = expanded("$API");
        assertThat(url).as(line).startsWith(root);
        if (method.equals("GET") && !lastWritten.isEmpty()) {
            // A person types slower than the projection processes events.
            var _ = api.get(lastWritten);
            lastWritten = "";
        }
        HttpRequest.Builder request = api.request(url.substring(root.length()));
        request.method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        ProductApi.Answer answer = ProductApi.send(request);
        if (answer.status() == 201 && !answer.body().path("caseId").isMissingNode()) {
            lastWritten = "/cases/" + answer.at("/caseId") + "?after=" + answer.token();
        }
        Matcher status = STATUS.matcher(line);
        assertThat(status.matches()).as("states the expected status: " + line).isTrue();
        assertThat(answer.status())
                .as("%s%nis answered %s", line, answer.text())
                .isEqualTo(Integer.parseInt(status.group(1)));
        return answer;
    }

    /** Splits a line as a shell does. A comment ends it. */
    private List<String> words(String line) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        boolean inWord = false;
        int i = 0;
        while (i < line.length()) {
            char c = line.charAt(i);
            if (c == '\'') {
                int end = line.indexOf('\'', i + 1);
                word.append(line, i + 1, end);
                inWord = true;
                i = end + 1;
            } else if (c == '"') {
                int end = line.indexOf('"', i + 1);
                word.append(expanded(line.substring(i + 1, end)));
                inWord = true;
                i = end + 1;
            } else if (c == ' ') {
                if (inWord) {
                    words.add(word.toString());
                }
                word.setLength(0);
                inWord = false;
                i++;
            } else if (c == '#' && !inWord) {
                return words;
            } else {
                int end = i;
                while (end < line.length() && "'\" ".indexOf(line.charAt(end)) < 0) {
                    end++;
                }
                word.append(expanded(line.substring(i, end)));
                inWord = true;
                i = end;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }

    private String expanded(String text) {
        return Pattern.compile("\\$([A-Z_]+)").matcher(text).replaceAll(found -> {
            assertThat(variables).as("what is used in " + text).containsKey(found.group(1));
            return Matcher.quoteReplacement(variables.getOrDefault(found.group(1), ""));
        });
    }
}
