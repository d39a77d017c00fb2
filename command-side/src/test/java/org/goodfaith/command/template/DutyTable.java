package org.goodfaith.command.template;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.goodfaith.events.Channel;
import org.goodfaith.orders.Anchor;
import org.goodfaith.orders.Due;
import org.goodfaith.orders.Ending;
import org.goodfaith.orders.Modality;
import org.goodfaith.orders.Obligor;
import org.goodfaith.orders.PartyFilter;
import org.goodfaith.orders.Performance;
import org.goodfaith.orders.Reading;
import org.goodfaith.orders.Requirement;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.Trigger;

/** Prints an order's terms in a form that a lawyer can compare with the signed order. */
final class DutyTable {

    private DutyTable() {}

    static String of(OrderContent content) {
        var text = new StringBuilder();
        text.append(content.title()).append('\n');
        if (content.template() != null) {
            text.append("template ")
                    .append(content.template().template())
                    .append(", version ")
                    .append(content.template().version())
                    .append('\n');
        }
        if (content.sourceNote() != null) {
            text.append("note: ").append(content.sourceNote()).append('\n');
        }
        text.append('\n');
        for (var event : content.events()) {
            text.append("sets ")
                    .append(event.key())
                    .append(" for ")
                    .append(event.at() == null ? "a time set later" : event.at())
                    .append(event.mode() == null ? "" : ", " + word(event.mode()))
                    .append('\n');
        }
        content.terms().forEach(term -> text.append('\n').append(of(term)));
        return text.toString();
    }

    private static String of(Term term) {
        var text = new StringBuilder();
        line(text, term.id() + " (" + term.citation().where() + ")");
        line(text, "  " + who(term.owedBy()) + " " + word(term.modality()) + ": " + term.title());
        line(text, "  from     " + trigger(term.trigger()));
        line(
                text,
                "  due      " + readings(term.due()) + (term.delivery() == null ? "" : ", " + word(term.delivery())));
        line(
                text,
                (term.modality() == Modality.MUST_NOT ? "  broken by " : "  done by  ")
                        + term.performedBy().stream()
                                .map(DutyTable::performance)
                                .collect(joining(" or "))
                        + (term.evidenceOnly() ? " (evidence only)" : "")
                        + (term.countsEarlierActs() ? " (earlier acts count)" : ""));
        term.requirements().forEach(r -> line(text, "  form     " + requirement(r) + " \"" + r.words() + "\""));
        line(
                text,
                "  ends     "
                        + (term.endedBy().isEmpty()
                                ? "by the court or the closing of the case only"
                                : term.endedBy().stream().map(DutyTable::ending).collect(joining(", or "))));
        line(text, "  seen by  " + word(term.visibility()));
        line(text, "  words    \"" + term.citation().quotation() + "\"");
        return text.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }

    private static String who(Obligor obligor) {
        String counsel = obligor.actor() == Obligor.Actor.COUNSEL ? "counsel of " : "";
        String parties = obligor.who() == Obligor.Who.NAMED ? obligor.parties().toString() : word(obligor.who());
        return switch (obligor.how()) {
            case EACH -> counsel + parties + ", each,";
            case JOINTLY -> counsel + parties + ", jointly,";
            case TOGETHER -> counsel + parties + ", all of them,";
        };
    }

    private static String trigger(Trigger trigger) {
        return switch (trigger) {
            case Trigger.OrderInForce() -> "the order";
            case Trigger.FactRecorded(List<String> facts, boolean recurring, boolean addressed, var before) ->
                (recurring ? "each " : "the first ")
                        + String.join(" or ", facts)
                        + (addressed ? " addressed to it" : "")
                        + (before == null ? "" : " before the day of " + before);
            case Trigger.TermDone(var term) -> "when " + term + " is done or its day comes";
            case Trigger.TermPerformed(var order, var term, boolean recurring) ->
                (recurring ? "each performance of " : "performance of ") + (order == null ? "" : order + "/") + term;
            case Trigger.WindowElapsed(List<Reading> readings) -> "no settlement by the end of: " + readings(readings);
            case Trigger.AnyOf(List<Trigger> triggers) ->
                triggers.stream().map(DutyTable::trigger).collect(joining("; or else "));
        };
    }

    private static String readings(List<Reading> readings) {
        return readings.size() == 1
                ? due(readings.getFirst().due())
                : readings.stream()
                        .map(r -> due(r.due()) + " [" + r.id() + ": " + r.label()
                                + (r.byDefault() ? ", by default" : "") + "]")
                        .collect(joining(" / "));
    }

    private static String due(Due due) {
        return switch (due) {
            case Due.Undated(String words) -> "undated: \"" + words + "\"";
            case Due.Fixed(var on, var at) -> "on " + on + (at == null ? "" : " by " + at);
            case Due.Counted counted ->
                counted.amount() + " " + word(counted.unit()) + " " + word(counted.direction()) + " "
                        + anchor(counted.from()) + (counted.at() == null ? "" : " by " + counted.at());
            case Due.EventDay(var event) -> "the day of " + event;
            case Due.SameAs(var term) -> "same as " + term;
            case Due.EarlierOf(List<Due> of) ->
                "the earliest of " + of.stream().map(DutyTable::due).collect(joining(", "));
            case Due.LaterOf(List<Due> of) ->
                "the latest of " + of.stream().map(DutyTable::due).collect(joining(", "));
            case Due.Every every ->
                "every " + every.amount() + " " + word(every.unit()) + " from " + anchor(every.from());
        };
    }

    private static String anchor(Anchor anchor) {
        return switch (anchor) {
            case Anchor.OrderDated() -> "the date of the order";
            case Anchor.OrderFiled() -> "the filing of the order";
            case Anchor.ScheduledEvent(var event) -> event.value();
            case Anchor.TriggeringFact() -> "what triggered it";
            case Anchor.TermDue(var term) -> "the due day of " + term;
            case Anchor.TermPerformed(var order, var term) ->
                "the performance of " + (order == null ? "" : order + "/") + term;
        };
    }

    private static String performance(Performance performance) {
        return performance.fact()
                + (performance.event() == null ? "" : " for " + performance.event())
                + (performance.channels().isEmpty() ? "" : " " + channels(performance.channels()))
                + (performance.answersTrigger() ? " in answer" : "");
    }

    private static String channels(List<Channel> channels) {
        return channels.stream().map(DutyTable::word).collect(joining(" or "));
    }

    private static String requirement(Requirement requirement) {
        return switch (requirement) {
            case Requirement.Affirmed(String attribute, var _) -> attribute;
            case Requirement.AtMost(String attribute, int limit, var _) -> attribute + " at most " + limit;
            case Requirement.AtLeast(String attribute, int limit, var _) -> attribute + " at least " + limit;
            case Requirement.NotBefore(Due earliest, var _) -> "not before " + due(earliest);
            case Requirement.OneOf(String attribute, List<String> values, var _) ->
                attribute + " " + String.join(" or ", values);
            case Requirement.Includes(String attribute, String item, var _) -> attribute + " include " + item;
            case Requirement.AttendedBy(var roles, var authorities, var appliesTo, var _) ->
                words(roles)
                        + (authorities.isEmpty() ? "" : " with authority " + words(authorities))
                        + (appliesTo == null ? "" : ", for " + filter(appliesTo));
            case Requirement.AttendedOnlyBy(var roles, var _) -> "nobody but " + words(roles);
            case Requirement.ActIs(List<String> facts, var _) -> "must be " + String.join(" or ", facts);
            case Requirement.PrecededBy(String fact, var _) -> "after " + fact;
        };
    }

    private static String filter(PartyFilter filter) {
        return (filter.insured() == null ? "" : filter.insured() ? "an insured " : "an uninsured ")
                + (filter.kinds().isEmpty() ? "party" : words(filter.kinds()));
    }

    private static String ending(Ending ending) {
        return switch (ending) {
            case Ending.EventDayOver(var event) -> "after the day " + event + " is held";
            case Ending.Settled() -> "on settlement";
            case Ending.TermPerformed(var term) -> "on performance of " + term;
            case Ending.Alternative(var term) -> "on performance of the alternative " + term;
            case Ending.Exhausted() -> "when informal efforts are exhausted";
        };
    }

    private static String words(List<? extends Enum<?>> values) {
        return values.stream().map(DutyTable::word).collect(Collectors.joining(" or "));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
