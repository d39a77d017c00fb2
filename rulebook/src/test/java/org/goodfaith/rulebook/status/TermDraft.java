package org.goodfaith.rulebook.status;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.goodfaith.events.Channel;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.Visibility;
import org.goodfaith.orders.Anchor;
import org.goodfaith.orders.Citation;
import org.goodfaith.orders.Due;
import org.goodfaith.orders.Ending;
import org.goodfaith.orders.Modality;
import org.goodfaith.orders.Obligor;
import org.goodfaith.orders.Performance;
import org.goodfaith.orders.Period;
import org.goodfaith.orders.Reading;
import org.goodfaith.orders.Requirement;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.Trigger;
import org.jspecify.annotations.Nullable;

/** A builder for terms, with defaults that fit most terms. */
public final class TermDraft {

    private final TermId id;
    private final Modality modality;
    private final List<Performance> performedBy = new ArrayList<>();
    private final List<Requirement> requirements = new ArrayList<>();
    private final List<Ending> endedBy = new ArrayList<>();
    private Obligor owedBy = new Obligor(Obligor.Who.ALL, Obligor.How.EACH, Obligor.Actor.PARTY, List.of());
    private Trigger trigger = new Trigger.OrderInForce();
    private List<Reading> due = List.of(Reading.only(new Due.Undated("no time stated")));
    private @Nullable Channel delivery;
    private boolean countsEarlierActs;
    private boolean evidenceOnly;
    private @Nullable String otherwise;
    private Citation citation = new Citation("p. 1", "The parties shall do so.");

    private TermDraft(String id, Modality modality) {
        this.id = TermId.of(id);
        this.modality = modality;
    }

    public static TermDraft must(String id) {
        return new TermDraft(id, Modality.MUST);
    }

    public static TermDraft mustNot(String id) {
        return new TermDraft(id, Modality.MUST_NOT);
    }

    public static TermDraft should(String id) {
        return new TermDraft(id, Modality.SHOULD);
    }

    public static TermDraft may(String id) {
        return new TermDraft(id, Modality.MAY);
    }

    public TermDraft owedBy(Obligor.Who who, Obligor.How how) {
        owedBy = new Obligor(who, how, Obligor.Actor.PARTY, List.of());
        return this;
    }

    public TermDraft owedBy(Obligor obligor) {
        owedBy = obligor;
        return this;
    }

    public TermDraft once(Trigger triggered) {
        trigger = triggered;
        return this;
    }

    public TermDraft due(Due when) {
        due = List.of(Reading.only(when));
        return this;
    }

    public TermDraft due(Reading... readings) {
        due = List.of(readings);
        return this;
    }

    public TermDraft delivered(Channel channel) {
        delivery = channel;
        return this;
    }

    public TermDraft by(String... facts) {
        Arrays.stream(facts).map(Performance::by).forEach(performedBy::add);
        return this;
    }

    public TermDraft by(Performance performance) {
        performedBy.add(performance);
        return this;
    }

    public TermDraft by(String fact, EventKey event) {
        return by(new Performance(fact, event, List.of(), false));
    }

    public TermDraft byAnswering(String... facts) {
        Arrays.stream(facts)
                .map(fact -> new Performance(fact, null, List.of(), true))
                .forEach(performedBy::add);
        return this;
    }

    public TermDraft asks(Requirement requirement) {
        requirements.add(requirement);
        return this;
    }

    public TermDraft until(Ending... endings) {
        endedBy.addAll(List.of(endings));
        return this;
    }

    public TermDraft countingEarlierActs() {
        countsEarlierActs = true;
        return this;
    }

    public TermDraft collectingEvidenceOnly() {
        evidenceOnly = true;
        return this;
    }

    public TermDraft otherwise(String words) {
        otherwise = words;
        return this;
    }

    public TermDraft says(String where, String quotation) {
        citation = new Citation(where, quotation);
        return this;
    }

    public Term term() {
        return new Term(
                id,
                id.value().replace('-', ' '),
                modality,
                owedBy,
                trigger,
                due,
                delivery,
                performedBy,
                requirements,
                endedBy,
                Visibility.PARTIES,
                countsEarlierActs,
                evidenceOnly,
                citation,
                otherwise);
    }

    public static Due on(LocalDate day) {
        return new Due.Fixed(day, null);
    }

    public static Due on(LocalDate day, String time) {
        return new Due.Fixed(day, LocalTime.parse(time));
    }

    public static Due undated(String words) {
        return new Due.Undated(words);
    }

    public static Due daysBefore(int days, EventKey event) {
        return before(days, Period.Unit.DAYS, event);
    }

    public static Due weeksBefore(int weeks, EventKey event) {
        return before(weeks, Period.Unit.WEEKS, event);
    }

    public static Due daysAfter(int days, Anchor from) {
        return after(days, Period.Unit.DAYS, from);
    }

    public static Due after(int amount, Period.Unit unit, Anchor from) {
        return new Due.Counted(amount, unit, Period.Direction.AFTER, from, null);
    }

    public static Due dayOf(EventKey event) {
        return new Due.EventDay(event);
    }

    public static Due sameAs(String term) {
        return new Due.SameAs(TermId.of(term));
    }

    public static Anchor trigger() {
        return new Anchor.TriggeringFact();
    }

    public static Anchor dueOf(String term) {
        return new Anchor.TermDue(TermId.of(term));
    }

    public static Trigger fact(String... facts) {
        return new Trigger.FactRecorded(List.of(facts), false, false, null);
    }

    public static Trigger addressed(String... facts) {
        return new Trigger.FactRecorded(List.of(facts), false, true, null);
    }

    public static Trigger each(String... facts) {
        return new Trigger.FactRecorded(List.of(facts), true, true, null);
    }

    public static Anchor performanceOf(String term) {
        return new Anchor.TermPerformed(null, TermId.of(term));
    }

    public static Trigger performed(String term) {
        return new Trigger.TermPerformed(null, TermId.of(term), false);
    }

    public static Trigger eachPerformanceOf(String term) {
        return new Trigger.TermPerformed(null, TermId.of(term), true);
    }

    public static Due every(int amount, Period.Unit unit, Anchor from) {
        return new Due.Every(amount, unit, from, null);
    }

    public static Due earlierOf(Due... of) {
        return new Due.EarlierOf(List.of(of));
    }

    public static Due laterOf(Due... of) {
        return new Due.LaterOf(List.of(of));
    }

    public static Requirement notBefore(Due earliest, String words) {
        return new Requirement.NotBefore(earliest, words);
    }

    public static Requirement atLeast(int limit, String attribute, String words) {
        return new Requirement.AtLeast(attribute, limit, words);
    }

    public static Ending performedEnds(String term) {
        return new Ending.TermPerformed(TermId.of(term));
    }

    public static Ending orInstead(String term) {
        return new Ending.Alternative(TermId.of(term));
    }

    public static Trigger done(String term) {
        return new Trigger.TermDone(TermId.of(term));
    }

    public static Ending settled() {
        return new Ending.Settled();
    }

    public static Ending exhausted() {
        return new Ending.Exhausted();
    }

    public static Ending held(EventKey event) {
        return new Ending.EventDayOver(event);
    }

    public static Requirement yes(String attribute, String words) {
        return new Requirement.Affirmed(attribute, words);
    }

    public static Requirement atMost(int limit, String attribute, String words) {
        return new Requirement.AtMost(attribute, limit, words);
    }

    public static Requirement by(Channel channel, String words) {
        return new Requirement.OneOf("channel", List.of(channel.name()), words);
    }

    private static Due before(int amount, Period.Unit unit, EventKey event) {
        return new Due.Counted(amount, unit, Period.Direction.BEFORE, new Anchor.ScheduledEvent(event), null);
    }
}
