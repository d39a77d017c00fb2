package org.goodfaith.query.casestatus;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.events.EventKind;
import org.goodfaith.events.EventMode;
import org.goodfaith.events.ForCases;
import org.goodfaith.events.Judge;
import org.goodfaith.events.Names;
import org.goodfaith.events.OverdueNoticeIssued;
import org.goodfaith.events.OverdueNoticeWithdrawn;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.Visibility;
import org.goodfaith.orders.Modality;
import org.goodfaith.orders.Nonparty;
import org.goodfaith.query.record.RecordedCase;
import org.goodfaith.query.record.Recording;
import org.goodfaith.rulebook.conduct.ConductReport;
import org.goodfaith.rulebook.conduct.EntryVisibility;
import org.goodfaith.rulebook.conduct.Indicator;
import org.goodfaith.rulebook.conduct.TrailLine;
import org.goodfaith.rulebook.proceedings.OrderStatus;
import org.goodfaith.rulebook.schedule.CourtEvent;
import org.goodfaith.rulebook.schedule.Occasion;
import org.goodfaith.rulebook.status.DueReading;
import org.goodfaith.rulebook.status.Entry;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.goodfaith.rulebook.status.RuleSet;
import org.goodfaith.rulebook.status.StatusTimeline;
import org.goodfaith.rulebook.status.StepBudget;
import org.goodfaith.rulebook.status.Viewpoint;
import org.goodfaith.rulebook.time.Courts;
import org.goodfaith.rulebook.time.DueMoment;
import org.jspecify.annotations.Nullable;

/**
 * Computes all rows of a case, as a pure function of its record.
 *
 * <p>The components of the row records are the columns in {@code V1__query_side.sql}.
 *
 * @param bugs the bugs of the rulebook that kept it from computing some obligations
 */
record CaseRows(
        CaseRow head,
        List<PartyRow> parties,
        List<EntryRow> entries,
        List<EventRow> events,
        List<ObligationRow> obligations,
        List<TrailRow> trail,
        List<IndicatorRow> indicators,
        List<OfferRow> offers,
        List<NoticeRow> notices,
        List<Throwable> bugs) {

    /** Later than any instant a calendar covers. */
    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private static final Instant BEGINNING_OF_TIME = Instant.parse("0001-01-01T00:00:00Z");

    record CaseRow(
            CaseId caseId,
            CourtId court,
            String docketNumber,
            String caption,
            List<String> judges,
            List<String> judgeKeys,
            boolean sample,
            LocalDate openedOn,
            @Nullable LocalDate closedOn,
            @Nullable LocalDate stalledSinceOn,
            Visibility visibility,
            long lastSequence,
            Instant lastRecordedAt,
            long calendarSequence,
            String ruleSet,
            List<String> words,
            String detail) {}

    record PartyRow(
            CaseId caseId,
            PartyId partyId,
            int position,
            String name,
            String folded,
            String likeness,
            @Nullable String predecessor,
            @Nullable LocalDate inPlaceSinceOn,
            List<String> words) {}

    record EntryRow(
            CaseId caseId,
            long sequence,
            String fact,
            String occurredAt,
            Instant occurredFrom,
            Instant recordedAt,
            Visibility visibility,
            @Nullable Long strickenBy,
            String eventId,
            @Nullable String actor,
            @Nullable String role,
            @Nullable String source,
            @Nullable String act,
            String detail) {}

    record EventRow(
            CaseId caseId,
            String eventKey,
            int occasion,
            CourtId court,
            EventKind kind,
            @Nullable EventMode mode,
            @Nullable String orderId,
            LocalDate setOn,
            @Nullable LocalTime setTime,
            boolean canceled,
            @Nullable LocalDate heldOn,
            Visibility visibility) {}

    record ObligationRow(
            CaseId caseId,
            String obligationId,
            String validFrom,
            String validUntil,
            int position,
            CourtId court,
            String title,
            Modality modality,
            ObligationStatus status,
            String wording,
            @Nullable Instant overdueFrom,
            @Nullable Instant firstOverdueFrom,
            @Nullable LocalDate dueOn,
            @Nullable LocalTime dueTime,
            @Nullable LocalDate openSinceOn,
            boolean late,
            List<PartyId> obligors,
            @Nullable String nonparty,
            Visibility visibility,
            String detail) {}

    record TrailRow(
            CaseId caseId,
            int position,
            Instant at,
            List<PartyId> parties,
            Visibility visibility,
            @Nullable Long entry,
            @Nullable String detail) {}

    record IndicatorRow(
            CaseId caseId, int position, Instant validFrom, String validUntil, Visibility visibility, String detail) {}

    record OfferRow(
            CaseId caseId,
            String offerId,
            PartyId awaits,
            CourtId court,
            long entry,
            List<PartyId> madeBy,
            LocalDate madeOn,
            @Nullable LocalDate rejectedOn,
            Visibility visibility) {}

    record NoticeRow(
            CaseId caseId,
            long entry,
            String obligationId,
            Instant dueAt,
            @Nullable Long withdrawnBy) {}

    /** Evaluates a record with everything on it known. */
    static CaseRows of(RecordedCase recorded) {
        var record = recorded.record();
        Instant knownAt = lastRecordedAt(recorded);
        ZoneId zone = Courts.find(record.opened().court()).orElseThrow().zone();
        var budget = new StepBudget();
        CaseFile file = CaseFile.of(record, new Viewpoint(END_OF_TIME, knownAt), budget)
                .orElseThrow(() -> new IllegalStateException("The opening of a case cannot be struck."));
        var conduct = new ConductReport(record, knownAt, budget);
        return new CaseRows(
                head(recorded, file),
                parties(file),
                entries(recorded, zone),
                events(file),
                obligations(
                        file, conduct.timelines(), record.entries().getLast().recordedAt()),
                trail(file.caseId(), conduct.trail(END_OF_TIME)),
                indicators(
                        file.caseId(),
                        conduct.indicators(),
                        record.entries().getLast().recordedAt()),
                offers(file),
                notices(file.caseId(), record.entries()),
                conduct.failures());
    }

    private static Instant lastRecordedAt(RecordedCase recorded) {
        Instant lastOfCase = recorded.record().entries().getLast().recordedAt();
        if (recorded.record().calendar().isEmpty()) {
            return lastOfCase;
        }
        Instant lastOfCalendar = recorded.record().calendar().getLast().recordedAt();
        return lastOfCalendar.isAfter(lastOfCase) ? lastOfCalendar : lastOfCase;
    }

    private static CaseRow head(RecordedCase recorded, CaseFile file) {
        Entry last = recorded.record().entries().getLast();
        boolean bound = file.orders().stream().anyMatch(order -> order.status() == OrderStatus.IN_FORCE);
        boolean settled = file.parties().stream()
                .filter(party -> party.dismissedOn() == null)
                .allMatch(party -> party.settledOn() != null);
        return new CaseRow(
                file.caseId(),
                file.court(),
                file.docketNumber(),
                file.caption(),
                file.judges().stream().map(Judge::initials).toList(),
                file.judges().stream()
                        .map(judge -> judge.initials().toUpperCase(Locale.ROOT))
                        .toList(),
                file.sample(),
                file.openedOn(),
                file.closedOn(),
                bound && !settled && file.closedOn() == null && file.stayedOn() == null
                        ? Objects.requireNonNullElse(file.lastActOn(), file.openedOn())
                        : null,
                recorded.record().opened().visibility(),
                last.sequence(),
                last.recordedAt(),
                recorded.calendarSequence(),
                RuleSet.VERSION,
                SearchWords.of(Stream.concat(
                        Stream.of(file.caseId().value(), file.docketNumber(), file.caption()),
                        file.parties().stream().flatMap(CaseFile.PartyOnFile::names))),
                json(file));
    }

    private static List<PartyRow> parties(CaseFile file) {
        var rows = new ArrayList<PartyRow>();
        for (var party : file.parties()) {
            rows.add(new PartyRow(
                    file.caseId(),
                    party.party(),
                    rows.size(),
                    party.name(),
                    Names.folded(party.name()),
                    Names.likeness(party.name()),
                    party.predecessor().map(CaseFile.FormerName::name).orElse(null),
                    party.predecessor().map(CaseFile.FormerName::until).orElse(null),
                    SearchWords.of(Stream.of(party.name()))));
        }
        return rows;
    }

    private static List<EntryRow> entries(RecordedCase recorded, ZoneId zone) {
        CaseId caseId = recorded.record().opened().caseId();
        var strikes = strikes(recorded.record().entries());
        var visibilities = EntryVisibility.of(recorded.record());
        var rows = new ArrayList<EntryRow>();
        for (Entry entry : recorded.record().entries()) {
            Recording recording = recorded.recordings().get(rows.size());
            var fact = entry.fact();
            rows.add(new EntryRow(
                    caseId,
                    entry.sequence(),
                    fact.factName(),
                    fact.circumstances().occurredAt().toString(),
                    fact.circumstances().occurredAt().startsAt(zone),
                    entry.recordedAt(),
                    visibilities.get((int) entry.sequence()),
                    strikes.get(entry.sequence()),
                    recording.eventId(),
                    recording.actor(),
                    recording.role(),
                    recording.source(),
                    Optional.ofNullable(fact.circumstances().forCases())
                            .map(ForCases::act)
                            .orElse(null),
                    json(fact)));
        }
        return rows;
    }

    private static List<EventRow> events(CaseFile file) {
        var rows = new ArrayList<EventRow>();
        for (CourtEvent event : file.events()) {
            for (int i = 0; i < event.occasions().size(); i++) {
                int occasion = i + 1;
                Occasion shown = event.occasions().get(i);
                shown.lastSetting().ifPresent(setting -> rows.add(event(file, event, occasion, shown, setting.at())));
            }
        }
        return rows;
    }

    private static EventRow event(CaseFile file, CourtEvent event, int number, Occasion occasion, CourtTime at) {
        return new EventRow(
                file.caseId(),
                event.event().value(),
                number,
                file.court(),
                event.kind(),
                occasion.mode(),
                occasion.order() == null ? null : occasion.order().value(),
                at.on(),
                at.time(),
                occasion.canceled() != null,
                occasion.held() == null ? null : occasion.held().on(),
                occasion.visibility());
    }

    static Map<Long, Long> strikes(List<Entry> entries) {
        var strikes = new HashMap<Long, Long>();
        for (Entry entry : entries) {
            if (entry.fact() instanceof EntryStricken strike) {
                strikes.put(strike.entry(), entry.sequence());
            }
        }
        return strikes;
    }

    private static List<ObligationRow> obligations(
            CaseFile file, List<StatusTimeline> timelines, Instant lastRecordedAt) {
        var rows = new ArrayList<ObligationRow>();
        for (int position = 0; position < timelines.size(); position++) {
            for (StatusTimeline.StatusInterval segment : timelines.get(position).intervals()) {
                if (segment.until() == null || segment.until().isAfter(lastRecordedAt)) {
                    rows.add(obligation(file, position, segment));
                }
            }
        }
        return rows;
    }

    private static ObligationRow obligation(CaseFile file, int position, StatusTimeline.StatusInterval segment) {
        Obligation obligation = segment.obligation();
        DueMoment due = obligation.due();
        Nonparty nonparty = obligation.term().owedBy().nonparty();
        return new ObligationRow(
                file.caseId(),
                obligation.id().value(),
                segment.from().isBefore(BEGINNING_OF_TIME)
                        ? "-infinity"
                        : segment.from().toString(),
                segment.until() == null ? "infinity" : segment.until().toString(),
                position,
                file.court(),
                obligation.title(),
                obligation.term().modality(),
                obligation.status(),
                obligation.wording(),
                due == null ? null : due.overdueFrom(),
                due == null ? null : firstOverdueFrom(obligation, due),
                due == null ? null : due.on(),
                due == null ? null : due.time(),
                obligation.openSinceOn(),
                obligation.lateness() != null,
                obligation.obligors(),
                nonparty == null ? null : file.inWords(nonparty),
                obligation.term().visibility(),
                json(obligation));
    }

    /** Calendars show the earliest reading. */
    private static Instant firstOverdueFrom(Obligation obligation, DueMoment inForce) {
        return Stream.concat(
                        Stream.of(inForce),
                        obligation.readings().stream()
                                .filter(reading -> !reading.ruledOut())
                                .map(DueReading::due)
                                .filter(Objects::nonNull))
                .map(DueMoment::overdueFrom)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private static List<TrailRow> trail(CaseId caseId, List<TrailLine> lines) {
        var rows = new ArrayList<TrailRow>();
        for (TrailLine line : lines) {
            rows.add(
                    switch (line) {
                        case TrailLine.FactLine l ->
                            new TrailRow(
                                    caseId,
                                    rows.size(),
                                    l.at(),
                                    l.parties(),
                                    l.visibility(),
                                    l.entry().sequence(),
                                    null);
                        case TrailLine.StatusLine l ->
                            new TrailRow(caseId, rows.size(), l.at(), l.parties(), l.visibility(), null, json(l));
                    });
        }
        return rows;
    }

    private static List<IndicatorRow> indicators(CaseId caseId, List<Indicator> indicators, Instant lastRecordedAt) {
        var rows = new ArrayList<IndicatorRow>();
        for (Indicator indicator : indicators) {
            Instant until = indicator.until();
            if (until == null || until.isAfter(lastRecordedAt)) {
                rows.add(new IndicatorRow(
                        caseId,
                        rows.size(),
                        indicator.from(),
                        until == null ? "infinity" : until.toString(),
                        indicator.visibility(),
                        json(indicator)));
            }
        }
        return rows;
    }

    private static List<OfferRow> offers(CaseFile file) {
        return file.offers().stream()
                .map(offer -> new OfferRow(
                        file.caseId(),
                        offer.offer().value(),
                        offer.awaits(),
                        file.court(),
                        offer.entry(),
                        offer.madeBy(),
                        offer.madeOn(),
                        offer.rejectedOn(),
                        offer.visibility()))
                .toList();
    }

    private static List<NoticeRow> notices(CaseId caseId, List<Entry> entries) {
        var rows = new ArrayList<NoticeRow>();
        for (Entry entry : entries) {
            if (entry.fact() instanceof OverdueNoticeIssued issued) {
                rows.add(new NoticeRow(
                        caseId, entry.sequence(), issued.obligation().value(), issued.dueAt(), null));
            }
            if (entry.fact() instanceof OverdueNoticeWithdrawn withdrawn) {
                rows.replaceAll(row -> row.withdrawnBy() == null
                                && row.obligationId()
                                        .equals(withdrawn.obligation().value())
                                && row.dueAt().equals(withdrawn.dueAt())
                        ? new NoticeRow(caseId, row.entry(), row.obligationId(), row.dueAt(), entry.sequence())
                        : row);
            }
        }
        return rows;
    }

    private static String json(Object value) {
        return StoredJson.DETAIL.writeValueAsString(value);
    }
}
