package org.goodfaith.query.casestatus;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.CaseOpened;
import org.goodfaith.events.CounselId;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.Judge;
import org.goodfaith.events.OfferId;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyKind;
import org.goodfaith.events.PartyRole;
import org.goodfaith.events.Service;
import org.goodfaith.events.Side;
import org.goodfaith.events.TemplateUse;
import org.goodfaith.events.Visibility;
import org.goodfaith.orders.Nonparty;
import org.goodfaith.orders.Term;
import org.goodfaith.rulebook.group.CaseGroup;
import org.goodfaith.rulebook.participants.Attorney;
import org.goodfaith.rulebook.participants.Participants;
import org.goodfaith.rulebook.participants.PartyDescription;
import org.goodfaith.rulebook.proceedings.CourtOrder;
import org.goodfaith.rulebook.proceedings.OrderStatus;
import org.goodfaith.rulebook.schedule.CourtEvent;
import org.goodfaith.rulebook.schedule.Source;
import org.goodfaith.rulebook.schedule.Stay;
import org.goodfaith.rulebook.status.CaseRecord;
import org.goodfaith.rulebook.status.Entry;
import org.goodfaith.rulebook.status.Evaluation;
import org.goodfaith.rulebook.status.StepBudget;
import org.goodfaith.rulebook.status.Viewpoint;
import org.jspecify.annotations.Nullable;

/**
 * The summary of a case: parties, orders in force, scheduled events and whose turn it is.
 *
 * <p>A pure fold ({@code CaseFileFold}) of the facts visible at a viewpoint. The rulebook derives the participants, the
 * orders, the closing, the schedule and every status.
 *
 * @param closedOn the date it was closed; absent while it is open
 * @param stayedOn the day since which every order in force is stayed; absent if one is not
 * @param stays the stays in effect, including those of single orders
 * @param groups the groups of consolidated and related cases it belongs to
 * @param offers unanswered offers, each with the parties expected to answer
 * @param lastActOn the date of the last act by a party; absent if there was none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseFile(
        CaseId caseId,
        CourtId court,
        String docketNumber,
        String caption,
        boolean sample,
        LocalDate openedOn,
        @Nullable LocalDate closedOn,
        @Nullable LocalDate stayedOn,
        List<Judge> judges,
        List<PartyOnFile> parties,
        List<Counsel> counsel,
        List<OrderOnFile> orders,
        List<CourtEvent> events,
        List<Stay> stays,
        List<CaseGroup> groups,
        List<OpenOffer> offers,
        @Nullable LocalDate lastActOn) {

    /**
     * A party, or the successor in its place, and its current state.
     *
     * @param service whether it is served and named; absent if that was not recorded and it owes what orders impose
     * @param formerNames its names before, and those of the parties it took the place of, in order of time
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PartyOnFile(
            PartyId party,
            String name,
            Side side,
            List<PartyRole> roles,
            PartyKind kind,
            @Nullable Boolean insured,
            @Nullable Service service,
            List<FormerName> formerNames,
            LocalDate joinedOn,
            @Nullable LocalDate dismissedOn,
            @Nullable LocalDate settledOn) {

        static PartyOnFile of(org.goodfaith.rulebook.participants.Party party, Participants participants) {
            PartyDescription now = party.description();
            return new PartyOnFile(
                    party.id(),
                    now.name(),
                    party.side(),
                    now.roles(),
                    now.kind(),
                    now.insured(),
                    party.service(),
                    formerNames(party.descriptions()),
                    party.joined().on(),
                    party.dismissed() == null ? null : party.dismissed().on(),
                    participants.settlement(party.id()).map(Source::on).orElse(null));
        }

        private static List<FormerName> formerNames(List<PartyDescription> descriptions) {
            return IntStream.range(1, descriptions.size())
                    .filter(i -> !descriptions
                            .get(i)
                            .name()
                            .equals(descriptions.get(i - 1).name()))
                    .mapToObj(i -> new FormerName(
                            descriptions.get(i - 1).name(),
                            descriptions.get(i).since().on(),
                            descriptions.get(i).substituted()))
                    .toList();
        }

        /** @return the party whose place it took last; empty if it took none */
        Optional<FormerName> predecessor() {
            return formerNames.stream().filter(FormerName::substituted).reduce((_, last) -> last);
        }

        /** @return its name and its former names */
        Stream<String> names() {
            return Stream.concat(Stream.of(name), formerNames.stream().map(FormerName::name));
        }
    }

    /**
     * A name that a party no longer has.
     *
     * @param until the day it ended
     * @param substituted true if it is the name of another party, whose place a successor took
     */
    public record FormerName(String name, LocalDate until, boolean substituted) {}

    /** An attorney and the parties it currently represents. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Counsel(
            CounselId counsel,
            String name,
            List<PartyId> parties,
            @Nullable Boolean leadTrialCounsel) {

        static Counsel of(Attorney attorney) {
            return new Counsel(attorney.id(), attorney.name(), attorney.parties(), attorney.leadTrialCounsel());
        }
    }

    /** An order and its status. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OrderOnFile(
            OrderId order,
            long entry,
            String title,
            LocalDate datedOn,
            @Nullable LocalDate filedOn,
            String judge,
            @Nullable TemplateUse template,
            @Nullable String sourceNote,
            OrderStatus status,
            List<Term> terms) {

        static OrderOnFile of(CourtOrder order) {
            OrderEntered entered = order.entered();
            return new OrderOnFile(
                    order.id(),
                    order.by().entry(),
                    entered.title(),
                    entered.datedOn(),
                    entered.filedOn(),
                    entered.judge(),
                    entered.template(),
                    entered.sourceNote(),
                    order.status(),
                    entered.terms());
        }
    }

    /**
     * An unanswered offer.
     *
     * @param rejectedOn the date of a bare rejection, which does not answer the offer; absent if there was none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OpenOffer(
            OfferId offer,
            long entry,
            List<PartyId> madeBy,
            PartyId awaits,
            LocalDate madeOn,
            @Nullable LocalDate rejectedOn,
            Visibility visibility) {}

    /** @return the same summary with only these events and offers */
    CaseFile showing(List<CourtEvent> shownEvents, List<OpenOffer> shownOffers) {
        return new CaseFile(
                caseId,
                court,
                docketNumber,
                caption,
                sample,
                openedOn,
                closedOn,
                stayedOn,
                judges,
                parties,
                counsel,
                orders,
                shownEvents,
                stays,
                groups,
                shownOffers,
                lastActOn);
    }

    public Optional<PartyOnFile> party(PartyId id) {
        return parties.stream().filter(party -> party.party().equals(id)).findFirst();
    }

    /** @return a person who is not a party, by the name that the case gives an attorney of record */
    public String inWords(Nonparty nonparty) {
        return counsel.stream()
                .filter(attorney -> attorney.counsel().equals(nonparty.counsel()))
                .findFirst()
                .map(attorney -> nonparty.inWords(attorney.name()))
                .orElseGet(nonparty::inWords);
    }

    /** @return the summary of the case at a viewpoint; empty if the case was not yet opened */
    public static Optional<CaseFile> of(CaseRecord record, Viewpoint viewpoint) {
        return of(record, viewpoint, new StepBudget());
    }

    static Optional<CaseFile> of(CaseRecord record, Viewpoint viewpoint, StepBudget budget) {
        var evaluation = new Evaluation(record, viewpoint.knownAt(), budget);
        List<Entry> seen = evaluation.effectiveEntries(viewpoint.asOf());
        return seen.stream().anyMatch(entry -> entry.fact() instanceof CaseOpened)
                ? Optional.of(new CaseFileFold(record.opened(), evaluation.participants(viewpoint.asOf()), seen)
                        .file(evaluation, viewpoint.asOf()))
                : Optional.empty();
    }
}
