package org.goodfaith.query.casestatus;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.Visibility;
import org.goodfaith.orders.Citation;
import org.goodfaith.orders.Modality;
import org.goodfaith.orders.Nonparty;
import org.goodfaith.orders.Obligor;
import org.goodfaith.orders.Requirement;
import org.goodfaith.rulebook.status.DueReading;
import org.goodfaith.rulebook.status.Evidence;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.goodfaith.rulebook.status.StatusCause;
import org.goodfaith.rulebook.time.DueMoment;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of an obligation: the order's words, its status, its due date and the reasons. Changes only by adding
 * members.
 */
@Schema(name = "Obligation")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ObligationView(
        @Schema(example = "ecf-21/conference-statement/plaintiff-1")
        String id,

        String order,
        String term,

        @Schema(description = "The title of the term; from the second occasion of its event on, with the occasion.")
        String title,

        @Schema(
                description = "The occasion of the event that the term is about; absent if it is about none.",
                example = "settlement-conference/2")
        @Nullable
        String occasion,

        @Schema(description = "The day on which the occasion took place or is set for.") @Nullable
        LocalDate occasionOn,

        Modality modality,
        List<NamedParty> obligors,
        Obligor.Actor actor,

        @Schema(description = "The person who owes it, if no party does.") @Nullable
        NonpartyView nonparty,

        ObligationStatus status,

        @Schema(example = "overdue - no performance recorded")
        String wording,

        String reason,
        @Nullable StatusCause cause,
        @Nullable DueView due,
        @Nullable LocalDate openSinceOn,

        @Schema(description = "The number of days it has been open, if it has no due date.") @Nullable
        Long openForDays,

        @Nullable LocalDate endedOn,
        @Nullable LatenessView late,
        List<String> flags,
        List<DeficiencyView> deficiencies,
        @Nullable NextView next,
        Visibility visibility,
        CitationView citation,

        @Schema(description = "The order's words on what happens otherwise.") @Nullable
        String otherwise,

        @Nullable ExplanationView explanation) {

    /** A party by id and name. */
    @Schema(name = "PartyName")
    public record NamedParty(String party, String name) {}

    /** A person who owes an obligation but is not a party. */
    @Schema(name = "Nonparty")
    public record NonpartyView(
            Nonparty.Kind kind,
            @Schema(example = "the neutral") String says) {

        static @Nullable NonpartyView of(@Nullable Nonparty nonparty, CaseAtViewpoint shown) {
            return nonparty == null
                    ? null
                    : new NonpartyView(
                            nonparty.kind(),
                            shown.file().map(file -> file.inWords(nonparty)).orElseGet(nonparty::inWords));
        }
    }

    /**
     * A due date.
     *
     * @param on the date
     * @param at the time on that date; absent if due by the end of the day
     * @param overdueFrom the first instant that is too late
     */
    @Schema(name = "DueMoment")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DueView(LocalDate on, @Nullable LocalTime at, OffsetDateTime overdueFrom, String says) {

        public static DueView of(DueMoment due, ZoneId zone) {
            return new DueView(
                    due.on(), due.time(), due.overdueFrom().atZone(zone).toOffsetDateTime(), due.toString());
        }
    }

    /** The lateness of a performance, in calendar days, or in minutes on the same day. */
    @Schema(name = "Lateness")
    public record LatenessView(long days, long minutes, String says) {}

    /** A requirement that a performance did not meet, in the order's words. */
    @Schema(name = "Deficiency")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DeficiencyView(
            String words,
            String found,
            long entry,
            @Nullable Long curedBy) {}

    /** The next change if nothing more is recorded. */
    @Schema(name = "NextChange")
    public record NextView(OffsetDateTime at, ObligationStatus status, String wording) {}

    /** The place in the order, with its exact words. */
    @Schema(name = "Citation")
    public record CitationView(String where, String quotation) {

        public static CitationView of(Citation citation) {
            return new CitationView(citation.where(), citation.quotation());
        }
    }

    /**
     * The explanation of the due date, the form requirements and the evidence.
     *
     * @param readings the due date under every reading of the order and the calendar
     * @param window the period that must run before the obligation is active, under every reading; empty if there is
     *     none
     * @param requirements the order's requirements of form and content, in its own words
     * @param evidence the entries it rests on
     */
    @Schema(name = "Explanation")
    public record ExplanationView(
            List<ReadingView> readings,
            List<ReadingView> window,
            List<String> performedBy,
            List<String> requirements,
            List<EvidenceView> evidence) {}

    /** The due date under one reading, with its explanation. */
    @Schema(name = "DueReading")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReadingView(
            String id,
            String label,
            @Nullable DueView due,
            boolean inForce,
            boolean ruledOut,
            List<StepView> explanation,
            List<String> flags) {

        static ReadingView of(DueReading reading, ZoneId zone) {
            DueMoment due = reading.due();
            return new ReadingView(
                    reading.id(),
                    reading.label(),
                    due == null ? null : DueView.of(due, zone),
                    reading.inForce(),
                    reading.ruledOut(),
                    reading.explanation().steps().stream()
                            .map(step -> new StepView(step.cites(), step.says(), step.result()))
                            .toList(),
                    reading.flags());
        }
    }

    /** One step of an explanation: the rule, the computation with its values, and the result. */
    @Schema(name = "ExplanationStep")
    public record StepView(
            @Schema(example = "6(a)(1)(C)") String cites,
            String says,
            @Schema(example = "Mon, Jul 7, 2025") String result) {}

    /** An entry that the obligation rests on. */
    @Schema(name = "Evidence")
    public record EvidenceView(
            long entry, @Schema(example = "DemandServed") String fact, String occurredAt, Evidence.Part part) {}

    /** @return the obligation with its explanation */
    public static ObligationView explained(Obligation obligation, CaseAtViewpoint shown) {
        return of(obligation, shown, true);
    }

    /** @return the obligation without its explanation, for lists */
    static ObligationView brief(Obligation obligation, CaseAtViewpoint shown) {
        return of(obligation, shown, false);
    }

    /**
     * @param party include only obligations that this party owes, alone or jointly; null for all
     * @param statuses include only these; null or empty for all
     */
    public static List<ObligationView> listed(
            CaseAtViewpoint shown, @Nullable PartyId party, @Nullable List<ObligationStatus> statuses) {
        return shown.obligations().stream()
                .filter(obligation -> party == null || obligation.obligors().contains(party))
                .filter(obligation -> statuses == null || statuses.isEmpty() || statuses.contains(obligation.status()))
                .map(obligation -> brief(obligation, shown))
                .toList();
    }

    private static ObligationView of(Obligation o, CaseAtViewpoint shown, boolean explained) {
        ZoneId zone = shown.court().zone();
        DueMoment due = o.due();
        return new ObligationView(
                o.id().value(),
                o.order().value(),
                o.term().id().value(),
                o.title(),
                o.occasion() == null ? null : o.occasion().id().value(),
                o.occasion() == null ? null : o.occasion().on(),
                o.term().modality(),
                o.obligors().stream().map(party -> party(party, shown)).toList(),
                o.term().owedBy().actor(),
                NonpartyView.of(o.term().owedBy().nonparty(), shown),
                o.status(),
                o.wording(),
                o.reason(),
                o.cause(),
                due == null ? null : DueView.of(due, zone),
                o.openSinceOn(),
                openForDays(o, shown),
                o.endedOn(),
                o.lateness() == null
                        ? null
                        : new LatenessView(
                                o.lateness().days(),
                                o.lateness().minutes(),
                                o.lateness().toString()),
                o.flags(),
                o.deficiencies().stream()
                        .map(d -> new DeficiencyView(d.requirement(), d.actual(), d.entry(), d.curedBy()))
                        .toList(),
                shown.nextChange(o).orElse(null),
                o.term().visibility(),
                CitationView.of(o.term().citation()),
                o.term().otherwise(),
                explained ? explanation(o, zone) : null);
    }

    static NamedParty party(PartyId party, CaseAtViewpoint shown) {
        return new NamedParty(
                party.value(),
                shown.file()
                        .flatMap(file -> file.party(party))
                        .map(CaseFile.PartyOnFile::name)
                        .orElse(party.value()));
    }

    private static @Nullable Long openForDays(Obligation o, CaseAtViewpoint shown) {
        LocalDate since = o.openSinceOn();
        return since == null
                        || o.due() != null
                        || o.status() != ObligationStatus.OPEN
                        || o.term().modality() == Modality.MUST_NOT
                ? null
                : ChronoUnit.DAYS.between(
                        since,
                        shown.seen().at().asOf().atZone(shown.court().zone()).toLocalDate());
    }

    private static ExplanationView explanation(Obligation o, ZoneId zone) {
        return new ExplanationView(
                o.readings().stream()
                        .map(reading -> ReadingView.of(reading, zone))
                        .toList(),
                o.window().stream()
                        .map(reading -> ReadingView.of(reading, zone))
                        .toList(),
                o.term().performedBy().stream()
                        .map(performance -> performance.fact())
                        .toList(),
                o.term().requirements().stream().map(Requirement::words).toList(),
                o.evidence().stream()
                        .map(e -> new EvidenceView(
                                e.entry(), e.fact(), e.occurredAt().toString(), e.part()))
                        .toList());
    }
}
