package org.goodfaith.command.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.TemplateUse;
import org.goodfaith.orders.Term;
import org.goodfaith.rulebook.intake.OrderProblem;
import org.goodfaith.rulebook.intake.TermsCheck;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads events and terms from a tree: validates the schema, binds the records, then checks references between them. */
final class ContentReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final @Nullable String title;
    private final @Nullable TemplateUse template;
    private final @Nullable String sourceNote;

    ContentReader(@Nullable String title, @Nullable TemplateUse template, @Nullable String sourceNote) {
        this.title = title;
        this.template = template;
        this.sourceNote = sourceNote;
    }

    /**
     * @param content an object with {@code events} and {@code terms}
     * @param eventsOnRecord events already set in the case, which the terms may refer to
     */
    Compilation read(JsonNode content, Collection<EventKey> eventsOnRecord) {
        var problems = OrderSchema.CONTENT.problems(content);
        if (!problems.isEmpty()) {
            return new Compilation.Malformed(problems);
        }
        var found = new ArrayList<OrderProblem>();
        var events = all(content, "events", EventSetting.class, found);
        var terms = all(content, "terms", Term.class, found);
        if (found.isEmpty()) {
            var keys = distinctKeys(events, found);
            keys.addAll(eventsOnRecord);
            found.addAll(TermsCheck.problems(terms, keys));
        }
        return found.isEmpty()
                ? new Compilation.Compiled(new OrderContent(title, template, events, terms, sourceNote))
                : new Compilation.Malformed(found);
    }

    private static Collection<EventKey> distinctKeys(List<EventSetting> events, List<OrderProblem> found) {
        var keys = new ArrayList<EventKey>();
        var seen = new HashSet<EventKey>();
        for (int i = 0; i < events.size(); i++) {
            var key = events.get(i).key();
            keys.add(key);
            if (!seen.add(key)) {
                found.add(new OrderProblem(
                        "/events/" + i + "/key", "another event of this order has the key '" + key + "'"));
            }
        }
        return keys;
    }

    private static <T> List<T> all(JsonNode content, String name, Class<T> type, List<OrderProblem> found) {
        var values = new ArrayList<T>();
        var nodes = content.path(name);
        for (int i = 0; i < nodes.size(); i++) {
            one(nodes.get(i), "/" + name + "/" + i, type, found).ifPresent(values::add);
        }
        return values;
    }

    private static <T> Optional<T> one(JsonNode node, String path, Class<T> type, List<OrderProblem> found) {
        try {
            return Optional.of(JSON.treeToValue(node, type));
        } catch (JacksonException e) {
            found.add(new OrderProblem(path + pointer(e), reason(e)));
            return Optional.empty();
        }
    }

    private static String pointer(JacksonException e) {
        var path = new StringBuilder();
        if (e instanceof DatabindException) {
            for (var step : e.getPath()) {
                path.append(
                        step.getPropertyName() == null
                                ? "/" + step.getIndex()
                                : YamlTree.child("", step.getPropertyName()));
            }
        }
        return path.toString();
    }

    /** Returns the message of the record's constructor instead of Jackson's message around it. */
    private static String reason(JacksonException e) {
        Throwable cause = e;
        while (cause instanceof JacksonException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause instanceof JacksonException wrapped ? wrapped.getOriginalMessage() : cause.getMessage();
        return message == null ? "this cannot be parsed" : message;
    }
}
