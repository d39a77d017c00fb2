package org.goodfaith.query.casestatus;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.EventKind;
import org.goodfaith.events.EventMode;
import org.goodfaith.events.GroupKind;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.PartyKind;
import org.goodfaith.events.PartyRole;
import org.goodfaith.events.Service;
import org.goodfaith.events.Side;
import org.goodfaith.rulebook.proceedings.OrderStatus;
import org.goodfaith.rulebook.schedule.CourtEvent;
import org.goodfaith.rulebook.schedule.Occasion;
import org.jspecify.annotations.Nullable;

/** The JSON form of a case summary. Changes only by adding members. */
@Schema(name = "Case")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseView(
        @Schema(example = "cand-23-cv-90417") String caseId,
        @Schema(example = "cand") String court,
        String courtName,
        String docketNumber,
        String caption,

        @Schema(description = "True for a fictional case shipped with Goodfaith.")
        boolean sample,

        LocalDate openedOn,
        @Nullable LocalDate closedOn,

        @Schema(description = "The day since which every order in force is stayed.") @Nullable
        LocalDate stayedOn,

        @Schema(description = "The stays in effect, including those of single orders.")
        List<StayView> stays,

        @Schema(description = "The groups of consolidated and related cases it belongs to.")
        List<GroupView> groups,

        List<JudgeView> judges,
        List<PartyView> parties,
        List<CounselView> counsel,
        List<OrderView> orders,
        List<EventView> events,
        List<OfferView> awaitingAnswer) {

    /** A judge of the case. */
    @Schema(name = "Judge")
    public record JudgeView(String initials, String name) {}

    /** A party and its current state. */
    @Schema(name = "Party")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PartyView(
            String party,
            String name,
            Side side,

            @Schema(description = "Its roles, such as COUNTER_DEFENDANT; empty if not recorded.")
            List<PartyRole> roles,

            PartyKind kind,
            @Nullable Boolean insured,

            @Schema(
                    description =
                            "Whether it is served and named. A party that is not owes nothing. Absent if it owes what orders impose and its service is not recorded.")
            @Nullable
            Service service,

            @Schema(description = "Its names before, and those of the parties whose place it took, in order of time.")
            List<FormerNameView> formerNames,

            LocalDate joinedOn,
            @Nullable LocalDate dismissedOn,
            @Nullable LocalDate settledOn) {}

    /** A name that a party no longer has. */
    @Schema(name = "FormerName")
    public record FormerNameView(
            String name,
            LocalDate until,

            @Schema(description = "True if it is the name of another party, whose place a successor took.")
            boolean substituted) {}

    /** An attorney and the parties it represents. */
    @Schema(name = "Counsel")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CounselView(
            String counsel,
            String name,
            List<String> parties,
            @Nullable Boolean leadTrialCounsel) {}

    /** An order and whether it is still in force. */
    @Schema(name = "Order")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OrderView(
            String order,
            long entry,
            String title,
            LocalDate datedOn,
            @Nullable LocalDate filedOn,
            String judge,
            @Nullable String template,
            @Nullable Integer templateVersion,
            @Nullable String sourceNote,
            OrderStatus status,
            int terms) {

        public static OrderView of(CaseFile.OrderOnFile o) {
            return new OrderView(
                    o.order().value(),
                    o.entry(),
                    o.title(),
                    o.datedOn(),
                    o.filedOn(),
                    o.judge(),
                    o.template() == null ? null : o.template().template(),
                    o.template() == null ? null : o.template().version(),
                    o.sourceNote(),
                    o.status(),
                    o.terms().size());
        }
    }

    /** A stay that has not been lifted. */
    @Schema(name = "Stay")
    public record StayView(
            LocalDate since,

            @Schema(description = "The stayed orders; empty if the settlement steps continue.")
            List<String> orders) {}

    /** A group of cases, the case itself included. */
    @Schema(name = "CaseGroup")
    public record GroupView(GroupKind kind, String lead, List<String> cases, LocalDate since) {}

    /** An event of the court, in the court's zone. */
    @Schema(name = "ScheduledEvent")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EventView(
            String event,
            EventKind kind,

            @Schema(description = "Absent if it was taken off calendar.", example = "2024-08-20T10:00") @Nullable
            String at,

            @Nullable EventMode mode,
            int timesMoved,

            @Schema(description = "The day its last occasion was held; absent if it was not.") @Nullable
            LocalDate heldOn,

            @Schema(description = "The days on which its earlier occasions were held.")
            List<LocalDate> heldBefore,

            @Schema(description = "Every occasion, the first one first.")
            List<OccasionView> occasions) {

        static EventView of(CourtEvent event) {
            return new EventView(
                    event.event().value(),
                    event.kind(),
                    event.at() == null ? null : event.at().toString(),
                    event.mode(),
                    event.timesMoved(),
                    event.heldOn(),
                    event.heldBefore(),
                    event.occasions().stream().map(OccasionView::of).toList());
        }
    }

    /** One time that an event takes place, from its first date until it is held or canceled. */
    @Schema(name = "Occasion")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OccasionView(
            @Schema(example = "settlement-conference/2") String id,

            int number,

            @Schema(description = "Absent if it was taken off calendar.", example = "2024-08-20T10:00") @Nullable
            String at,

            @Schema(description = "The order that set it last; absent if only minute entries did.") @Nullable
            String order,

            @Nullable LocalDate heldOn,
            @Nullable LocalDate canceledOn) {

        static OccasionView of(Occasion occasion) {
            return new OccasionView(
                    occasion.id().value(),
                    occasion.number(),
                    occasion.at() == null ? null : occasion.at().toString(),
                    occasion.order() == null ? null : occasion.order().value(),
                    occasion.held() == null ? null : occasion.held().on(),
                    occasion.canceled() == null ? null : occasion.canceled().on());
        }
    }

    /** An unanswered offer. Its content is not on record. */
    @Schema(name = "OfferAwaitingAnswer")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OfferView(
            String offer,
            long entry,
            List<String> madeBy,
            String awaits,
            LocalDate madeOn,
            @Nullable LocalDate rejectedOn) {}

    public static CaseView of(CaseFile file, String courtName) {
        return new CaseView(
                file.caseId().value(),
                file.court().value(),
                courtName,
                file.docketNumber(),
                file.caption(),
                file.sample(),
                file.openedOn(),
                file.closedOn(),
                file.stayedOn(),
                file.stays().stream()
                        .map(stay -> new StayView(
                                stay.by().on(),
                                stay.orders().stream().map(OrderId::value).toList()))
                        .toList(),
                file.groups().stream()
                        .map(group -> new GroupView(
                                group.kind(),
                                group.lead().value(),
                                group.cases().stream().map(CaseId::value).toList(),
                                group.since()))
                        .toList(),
                file.judges().stream()
                        .map(judge -> new JudgeView(judge.initials(), judge.name()))
                        .toList(),
                parties(file),
                file.counsel().stream()
                        .map(c -> new CounselView(
                                c.counsel().value(),
                                c.name(),
                                c.parties().stream().map(party -> party.value()).toList(),
                                c.leadTrialCounsel()))
                        .toList(),
                file.orders().stream().map(OrderView::of).toList(),
                file.events().stream().map(EventView::of).toList(),
                file.offers().stream()
                        .map(o -> new OfferView(
                                o.offer().value(),
                                o.entry(),
                                o.madeBy().stream().map(party -> party.value()).toList(),
                                o.awaits().value(),
                                o.madeOn(),
                                o.rejectedOn()))
                        .toList());
    }

    public static List<PartyView> parties(CaseFile file) {
        return file.parties().stream()
                .map(p -> new PartyView(
                        p.party().value(),
                        p.name(),
                        p.side(),
                        p.roles(),
                        p.kind(),
                        p.insured(),
                        p.service(),
                        p.formerNames().stream()
                                .map(former -> new FormerNameView(former.name(), former.until(), former.substituted()))
                                .toList(),
                        p.joinedOn(),
                        p.dismissedOn(),
                        p.settledOn()))
                .toList();
    }
}
