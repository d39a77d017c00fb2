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
import org.goodfaith.orders.Obligor;
import org.goodfaith.orders.Requirement;
import org.goodfaith.rulebook.status.StatusCause;
import org.goodfaith.rulebook.status.DueReading;
import org.goodfaith.rulebook.status.Evidence;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.goodfaith.rulebook.time.DueMoment;
import org.jspecify.annotations.Nullable;

/**
 * One obligation as it is sent: what the order says, where it stands, when it is due and why. Changed only by adding
 * members.
 */
@Schema(name = "Obligation")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ObligationView(
        @Schema(example = "ecf-21/conference-statement/plaintiff-1")
        String id,

        String order,
        String term,
        String title,
        Modality modality,
        List<Party> obligors,
        Obligor.Actor actor,
        ObligationStatus status,

        @Schema(example = "overdue - no performance recorded")
        String wording,

        String reason,
        @Nullable StatusCause cause,
        @Nullable DueView due,
        @Nullable LocalDate openSinceOn,

        @Schema(description = "For how many days it has been open, if it is open and undated.") @Nullable
        Long openForDays,

        @Nullable LocalDate endedOn,
        @Nullable LatenessView late,
        List<String> flags,
        List<DeficiencyView> deficiencies,
        @Nullable NextView next,
        Visibility visibility,
        CitationView citation,
        @Nullable ExplanationView explanation) {

    /** A party by its short name and its name. */
    @Schema(name = "PartyName")
    public record Party(String party, String name) {}

    /**
     * When something is due.
     *
     * @param on the last day
     * @param at the last time on it; absent if it is the end of the day
     * @param overdueFrom the first moment that is too late
     */
    @Schema(name = "DueMoment")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DueView(LocalDate on, @Nullable LocalTime at, OffsetDateTime overdueFrom, String says) {

        public static DueView of(DueMoment due, ZoneId zone) {
            return new DueView(
                    due.on(), due.time(), due.overdueFrom().atZone(zone).toOffsetDateTime(), due.toString());
        }
    }

    /** How late a performance was: calendar days, or minutes on the same day. */
    @Schema(name = "Lateness")
    public record LatenessView(long days, long minutes, String says) {}

    /** A requirement that a performance did not meet, in the order's own words. */
    @Schema(name = "Deficiency")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DeficiencyView(
            String words,
            String found,
            long entry,
            @Nullable Long curedBy) {}

    /** The next change, if nothing more is recorded. */
    @Schema(name = "NextChange")
    public record NextView(OffsetDateTime at, ObligationStatus status, String wording) {}

    /** Where the order says it, in its own words. */
    @Schema(name = "Citation")
    public record CitationView(String where, String quotation) {

        public static CitationView of(Citation citation) {
            return new CitationView(citation.where(), citation.quotation());
        }
    }

    /**
     * Why it is due when it is, what its form must be, and what it rests on.
     *
     * @param readings when it is due, under every reading of the order and the calendar
     * @param window the period that has to run out before it binds, under every reading; empty if there is none
     * @param requirements what the order asks of form and content, in its own words
     * @param evidence the entries it rests on
     */
    @Schema(name = "Explanation")
    public record ExplanationView(
            List<ReadingView> readings,
            List<ReadingView> window,
            List<String> performedBy,
            List<String> requirements,
            List<EvidenceView> evidence) {}

    /** One reading of when it is due, with its reckoning. */
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

    /** One step of a reckoning: the rule, what was done with which values, and what came of it. */
    @Schema(name = "ReckoningStep")
    public record StepView(
            @Schema(example = "6(a)(1)(C)") String cites,
            String says,
            @Schema(example = "Mon 2025-07-07") String result) {}

    /** An entry it rests on. */
    @Schema(name = "Evidence")
    public record EvidenceView(
            long entry, @Schema(example = "DemandServed") String fact, String occurredAt, Evidence.Part part) {}

    /** @return the obligation with its explanation */
    public static ObligationView explained(ObligationAtViewpoint placement, CaseAtViewpoint shown) {
        return of(placement, shown, true);
    }

    /** @return the obligation without its explanation, as one of many */
    static ObligationView brief(ObligationAtViewpoint placement, CaseAtViewpoint shown) {
        return of(placement, shown, false);
    }

    /**
     * @param party only what this party owes, alone or with others; null for everybody's
     * @param statuses only these; all if null or empty
     */
    public static List<ObligationView> listed(
            CaseAtViewpoint shown, @Nullable PartyId party, @Nullable List<ObligationStatus> statuses) {
        return shown.obligations().stream()
                .filter(placement ->
                        party == null || placement.obligation().obligors().contains(party))
                .filter(placement -> statuses == null
                        || statuses.isEmpty()
                        || statuses.contains(placement.obligation().status()))
                .map(placement -> brief(placement, shown))
                .toList();
    }

    private static ObligationView of(ObligationAtViewpoint placement, CaseAtViewpoint shown, boolean explained) {
        Obligation o = placement.obligation();
        ZoneId zone = shown.court().zone();
        DueMoment due = o.due();
        return new ObligationView(
                o.id().value(),
                o.order().value(),
                o.term().id().value(),
                o.term().title(),
                o.term().modality(),
                o.obligors().stream().map(party -> party(party, shown)).toList(),
                o.term().owedBy().actor(),
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
                placement
                        .next()
                        .map(change -> new NextView(
                                change.at().atZone(zone).toOffsetDateTime(), change.status(), change.wording()))
                        .orElse(null),
                o.term().visibility(),
                CitationView.of(o.term().citation()),
                explained ? explanation(o, zone) : null);
    }

    static Party party(PartyId party, CaseAtViewpoint shown) {
        return new Party(
                party.value(),
                shown.file()
                        .flatMap(file -> file.party(party))
                        .map(CaseFile.Party::name)
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
