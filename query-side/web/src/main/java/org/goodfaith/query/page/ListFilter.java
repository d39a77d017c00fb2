package org.goodfaith.query.page;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.goodfaith.query.lists.ListQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which cases a list is cut down to, as its address says.
 *
 * @param judge initials, as somebody types them
 * @param days the number of days, where the list asks for one
 * @param cursor where the page begins; absent for the first
 */
public record ListFilter(
        @Nullable String court,
        @Nullable String judge,
        @Nullable String party,
        @Nullable String text,
        @Nullable String days,
        @Nullable String cursor) {

    /** @return whether nothing is left out */
    public boolean everything() {
        return Stream.of(court, judge, party, text).allMatch(part -> part == null || part.isBlank());
    }

    @Nullable
    String initials() {
        return initials(judge);
    }

    static @Nullable String initials(@Nullable String judge) {
        return judge == null ? null : judge.strip().toUpperCase(Locale.ROOT);
    }

    ListQuery lines(@Nullable String limit) {
        return new ListQuery(court, initials(), party, null, limit, cursor);
    }

    /** @return the address of another list of the same cases */
    public String to(String path) {
        return address(path, null, null);
    }

    /** @return the address of a list of the same cases that asks for a number of days */
    public String days(String path, int days) {
        return address(path, Integer.toString(days), null);
    }

    /** @return the address of a page of this list; its first if no other is given */
    public String page(String path, @Nullable String next) {
        return address(path, days, next);
    }

    /**
     * @param daysName what the export calls the number of days; absent if it asks for none
     * @return the address of this whole list as a file
     */
    String file(String path, String format, @Nullable String daysName, int days) {
        return address(
                path + "." + format,
                new Part("court", court),
                new Part("judge", initials()),
                new Part("party", party),
                new Part("text", text),
                new Part(daysName == null ? "days" : daysName, daysName == null ? null : days + "d"));
    }

    private String address(String path, @Nullable String days, @Nullable String next) {
        return address(
                path,
                new Part("court", court),
                new Part("judge", judge),
                new Part("party", party),
                new Part("text", text),
                new Part("days", days),
                new Part("cursor", next));
    }

    static String address(String path, Part... parts) {
        var address = UriComponentsBuilder.fromPath(path);
        Stream.of(parts)
                .filter(part -> part.value() != null && !part.value().isBlank())
                .forEach(part -> address.queryParam(part.name(), "{" + part.name() + "}")
                        .uriVariables(Map.of(part.name(), Objects.requireNonNull(part.value()))));
        return address.encode().toUriString();
    }

    /** A parameter of an address; left out if it is blank. */
    record Part(String name, @Nullable String value) {}
}
