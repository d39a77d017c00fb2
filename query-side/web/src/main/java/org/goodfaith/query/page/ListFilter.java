package org.goodfaith.query.page;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.goodfaith.query.lists.ListQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The filters of a list, from its query parameters.
 *
 * @param judge initials, in any letter case
 * @param days the period in days, for lists that have one
 * @param cursor the start of the page; absent for the first page
 */
public record ListFilter(
        @Nullable String court,
        @Nullable String judge,
        @Nullable String party,
        @Nullable String text,
        @Nullable String days,
        @Nullable String cursor) {

    /** Returns true if no filter is set. */
    public boolean unfiltered() {
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

    /** Returns the URL of another list with the same filters. */
    public String to(String path) {
        return address(path, null, null);
    }

    /** Returns the URL of another list with the same filters and a period. */
    public String days(String path, int days) {
        return address(path, Integer.toString(days), null);
    }

    /** Returns the URL of a page of this list; the first page if {@code next} is absent. */
    public String page(String path, @Nullable String next) {
        return address(path, days, next);
    }

    /**
     * Returns the URL that downloads this full list.
     *
     * @param daysName the export's parameter for the period; absent if it has none
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

    /** A query parameter. Blank values are omitted. */
    record Part(String name, @Nullable String value) {}
}
