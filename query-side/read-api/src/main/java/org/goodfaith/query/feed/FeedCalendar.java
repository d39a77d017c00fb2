package org.goodfaith.query.feed;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.TextList;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Name;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableClazz;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.goodfaith.events.FactNames;
import org.goodfaith.events.UsDates;
import org.goodfaith.orders.Modality;
import org.goodfaith.query.feed.CalendarItem.Due;
import org.goodfaith.query.feed.CalendarItem.Hearing;
import org.goodfaith.query.feed.CalendarItem.OfCase;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.goodfaith.rulebook.time.Court;

/**
 * Writes items as an iCalendar object (RFC 5545, with property names of RFC 7986). Equal items give equal bytes;
 * nothing here reads a clock. It has no METHOD, so DTSTAMP states when a component was last revised.
 */
final class FeedCalendar {

    private static final int LINE_OCTETS = 75;
    private static final String DISCLAIMER =
            "Computed from the record. Not legal advice: the order and the court's docket control.";
    private static final TimeZoneRegistry ZONES =
            TimeZoneRegistryFactory.getInstance().createRegistry();

    private FeedCalendar() {}

    static byte[] bytes(Feed feed, FeedDates.Found found) {
        var properties = new ArrayList<Property>(List.of(
                new ProdId("-//Goodfaith//Court-ordered settlement//EN"),
                ImmutableVersion.VERSION_2_0,
                ImmutableCalScale.GREGORIAN,
                new Name(name(found)),
                new XProperty("X-WR-CALNAME", name(found)),
                new Description(description(feed, found)),
                new RefreshInterval(new ParameterList(List.of(Value.DURATION)), Duration.ofHours(1))));
        var components = new ArrayList<CalendarComponent>();
        found.dates().stream()
                .filter(dated -> dated.at() != null)
                .map(dated -> clock(dated.of().court()))
                .distinct()
                .sorted(Comparator.comparing(ZoneId::getId))
                .forEach(clock -> components.add(zone(clock.getId())));
        found.dates().forEach(dated -> components.add(event(dated)));
        var calendar = new Calendar(new PropertyList(properties), new ComponentList<>(components));
        return folded(calendar.toString()).getBytes(StandardCharsets.UTF_8);
    }

    private static VTimeZone zone(String id) {
        return Objects.requireNonNull(ZONES.getTimeZone(id), id).getVTimeZone();
    }

    /** The court's zone under its most common name, because calendar programs know few aliases. */
    static ZoneId clock(Court court) {
        return ZoneId.of(
                zone(court.zone().getId()).getRequiredProperty(Property.TZID).getValue());
    }

    private static String name(FeedDates.Found found) {
        return "Goodfaith: " + found.about();
    }

    private static String description(Feed feed, FeedDates.Found found) {
        String whole =
                switch (feed.kind()) {
                    case CASE -> "Deadlines and scheduled events in " + found.about() + ".";
                    case PARTY ->
                        "Obligations of parties named " + found.about() + ", and scheduled events in their cases.";
                    case COURT ->
                        "Deadlines and scheduled events in the cases of the " + found.about() + ", from "
                                + FeedDates.COURT_DAYS_BACK + " days before today to " + FeedDates.COURT_DAYS_AHEAD
                                + " days after it.";
                };
        return whole
                + (found.more() ? " There are more: only the first " + FeedDates.MOST + " dates are shown." : "")
                + " " + DISCLAIMER;
    }

    private static VEvent event(CalendarItem dated) {
        OfCase of = dated.of();
        Instant revised = (dated.since().isAfter(of.lastRecordedAt()) ? dated.since() : of.lastRecordedAt())
                .truncatedTo(ChronoUnit.SECONDS);
        var properties = new ArrayList<Property>(List.of(
                new Uid(of.caseId() + "/" + dated.key() + "@goodfaith"),
                new DtStamp(revised),
                new LastModified(revised),
                new Sequence(Math.toIntExact(of.entries())),
                start(dated)));
        switch (dated) {
            case Due due ->
                properties.addAll(List.of(
                        new Summary(due.title() + ", " + String.join(" and ", due.obligors()) + ": " + due.wording()
                                + " [" + of.docketNumber() + "]"),
                        new Description(describe(due)),
                        status(due.status()),
                        ImmutableTransp.TRANSPARENT,
                        due.isPublic() ? ImmutableClazz.PUBLIC : ImmutableClazz.CONFIDENTIAL,
                        new Categories(new TextList("Due", titled(label(due.modality())), words(due.status())))));
            case Hearing hearing ->
                properties.addAll(List.of(
                        new Summary(words(hearing.kind()) + (hearing.canceled() ? ": canceled" : "") + " ["
                                + of.docketNumber() + "]"),
                        new Description(describe(hearing)),
                        hearing.canceled() ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED,
                        hearing.canceled() ? ImmutableTransp.TRANSPARENT : ImmutableTransp.OPAQUE,
                        hearing.isPublic() ? ImmutableClazz.PUBLIC : ImmutableClazz.CONFIDENTIAL,
                        new Categories(new TextList("Hearing", words(hearing.kind())))));
        }
        return new VEvent(new PropertyList(properties));
    }

    /** A date has no zone; a time is in the court's zone. */
    private static DtStart<? extends Temporal> start(CalendarItem dated) {
        LocalTime at = dated.at();
        return at == null
                ? new DtStart<>(dated.on())
                : new DtStart<>(dated.on().atTime(at).atZone(clock(dated.of().court())));
    }

    /** Excused and moot obligations leave the calendar; dormant ones are tentative. */
    private static Status status(ObligationStatus status) {
        return switch (status) {
            case EXCUSED, MOOT -> ImmutableStatus.VEVENT_CANCELLED;
            case DORMANT -> ImmutableStatus.VEVENT_TENTATIVE;
            case OPEN, OVERDUE, MET, LATE, DEFICIENT, UNPERFORMED, LAPSED -> ImmutableStatus.VEVENT_CONFIRMED;
        };
    }

    private static String describe(Due due) {
        var lines = new ArrayList<String>();
        lines.add(due.of().caption());
        lines.add(due.title() + " (" + label(due.modality()) + "). Owed by " + String.join(" and ", due.obligors())
                + ".");
        lines.add("Status: " + due.wording() + ".");
        lines.add("Due " + day(due) + (due.mayBeEarlier() ? "; earlier under one reading of the order." : "."));
        lines.add(due.citation().where() + ": \"" + due.citation().quotation() + "\"");
        return closed(lines, due.of());
    }

    private static String describe(Hearing hearing) {
        var lines = new ArrayList<String>();
        lines.add(hearing.of().caption());
        lines.add(words(hearing.kind()) + ", " + day(hearing)
                + (hearing.mode() == null ? "" : ", " + words(hearing.mode()).toLowerCase(Locale.ROOT)) + ".");
        if (hearing.canceled()) {
            lines.add("Canceled.");
        }
        if (hearing.order() != null) {
            lines.add("Scheduled by the order " + hearing.order() + ".");
        }
        return closed(lines, hearing.of());
    }

    private static String day(CalendarItem dated) {
        LocalTime at = dated.at();
        return at == null
                ? UsDates.day(dated.on())
                : UsDates.exactMoment(
                        dated.on().atTime(at).atZone(dated.of().court().zone()));
    }

    private static String closed(List<String> lines, OfCase of) {
        if (of.stale()) {
            lines.add("This may be out of date, because later entries of this case could not be evaluated.");
        }
        if (of.sample()) {
            lines.add("A fictional sample case.");
        }
        lines.add(DISCLAIMER);
        return String.join("\n", lines);
    }

    private static String words(Enum<?> name) {
        return titled(FactNames.name(name));
    }

    private static String titled(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String label(Modality modality) {
        return switch (modality) {
            case MUST -> "required";
            case MUST_NOT -> "forbidden";
            case SHOULD -> "expected";
            case MAY -> "allowed";
        };
    }

    /** Folds lines by octets and never within a character (RFC 5545, section 3.1). The library counts characters. */
    private static String folded(String lines) {
        var folded = new StringBuilder(lines.length());
        int[] octets = {0};
        lines.codePoints().forEach(c -> {
            int size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (c == '\r' || c == '\n') {
                octets[0] = 0;
            } else if (octets[0] + size > LINE_OCTETS) {
                folded.append("\r\n ");
                octets[0] = 1 + size;
            } else {
                octets[0] += size;
            }
            folded.appendCodePoint(c);
        });
        return folded.toString();
    }
}
