package org.goodfaith.bundle;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.goodfaith.bundle.Bundle.Request;
import org.goodfaith.events.Actors;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.CaseOpened;
import org.goodfaith.events.Channel;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.ClosureKind;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.CommunicationAnswered;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.DemandServed;
import org.goodfaith.events.EntryStricken;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.EventKind;
import org.goodfaith.events.EventMode;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.Judge;
import org.goodfaith.events.OfferId;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.PartyKind;
import org.goodfaith.events.Side;
import org.goodfaith.ledger.CanonicalJson;
import org.goodfaith.ledger.Checkpoint;
import org.goodfaith.ledger.Envelope;
import org.goodfaith.ledger.EventLeaf;
import org.goodfaith.ledger.Hash;
import org.goodfaith.ledger.LogNode;
import org.goodfaith.ledger.MalformedJsonException;
import org.goodfaith.ledger.MerkleLog;
import org.goodfaith.ledger.Seal;
import org.goodfaith.ledger.SignedNote;
import org.goodfaith.ledger.SigningKey;
import org.goodfaith.ledger.StreamHead;
import org.goodfaith.ledger.StreamHeads;
import org.goodfaith.orders.Term;
import org.goodfaith.rulebook.status.Viewpoint;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A record of two fictional cases and a court's calendar, stored and logged as the server does it: a checkpoint is
 * signed after each event, so that the log alternates between events and seals.
 */
public final class SampleRecord {

    public static final CaseId WIDGETS = CaseId.of("cand-23-cv-90417");
    public static final CaseId SMALL = CaseId.of("caed-2-25-cv-90001");
    public static final String CALENDAR = "calendar-cand";

    /** The number of events. */
    public static final int SIZE = 14;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ORIGIN = "goodfaith.example/record";
    private static final CourtId CAND = CourtId.of("cand");
    private static final PartyId PLAINTIFF = PartyId.of("plaintiff-1");
    private static final PartyId DEFENDANT = PartyId.of("defendant-1");
    private static final OrderId ORDER = OrderId.of("ecf-21");
    private static final EventKey CONFERENCE = EventKey.of("settlement-conference");
    private static final LocalDate TUE_JUN_18 = LocalDate.of(2024, 6, 18);
    private static final Instant FIRST_RECORDED_AT = Instant.parse("2024-06-18T17:00:00Z");

    private static final String TERMS = """
            [{"id":"answer-latest-communication","title":"Answer the latest communication","modality":"MUST",
              "owedBy":{"who":"DEFENDANTS","how":"EACH","actor":"PARTY"},"trigger":{"kind":"order"},
              "due":[{"id":"only","label":"as written","byDefault":true,"due":{"kind":"fixed","on":"2024-06-26"}}],
              "performedBy":[{"fact":"CommunicationAnswered"}],"endedBy":[{"kind":"settled"}],"visibility":"PARTIES",
              "citation":{"where":"p. 1, lines 20-22","quotation":"shall respond by June 26, 2024"}},
             {"id":"serve-demand","title":"Serve a demand","modality":"MUST",
              "owedBy":{"who":"PLAINTIFFS","how":"EACH","actor":"PARTY"},"trigger":{"kind":"order"},
              "due":[{"id":"only","label":"as written","byDefault":true,
                "due":{"kind":"counted","amount":14,"unit":"DAYS","direction":"BEFORE",
                       "from":{"kind":"event","event":"settlement-conference"}}}],
              "delivery":"SERVED","performedBy":[{"fact":"DemandServed"}],
              "requirements":[{"kind":"affirmed","attribute":"inWriting","words":"in writing"}],
              "endedBy":[{"kind":"settled"},{"kind":"event-held","event":"settlement-conference"}],
              "visibility":"PARTIES",
              "citation":{"where":"p. 2, lines 1-3","quotation":"a written demand at least 14 days before"}}]
            """;

    private record Place(int level, long position) {}

    private final Map<Place, Hash> nodes = new HashMap<>();
    private final MerkleLog log = new MerkleLog(
            (level, position) -> Objects.requireNonNull(nodes.get(new Place(level, position)), "no such node"));
    private final List<Envelope> stored = new ArrayList<>();
    private final List<Seal> seals = new ArrayList<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final SigningKey key;
    private final Hidden hidden;
    private final Lie lie;
    private StreamHeads heads = StreamHeads.NONE;

    /** A falsification by an operator who has the key. */
    private enum Lie {
        NONE,
        /** The last leaf says nothing about the time through which the record was closed. */
        CONCEALS_CLOSING,
        /** The last seal closes the record through an earlier time than the seals before it. */
        CLOSES_LESS
    }

    /** An event that the maps of the seals omit from one seal on. */
    private record Hidden(int event, int sinceSeal) {

        static final Hidden NONE = new Hidden(-1, Integer.MAX_VALUE);
    }

    private SampleRecord(SigningKey key, Hidden hidden, Lie lie) {
        this.key = key;
        this.hidden = hidden;
        this.lie = lie;
    }

    public static SampleRecord recorded(SigningKey key) {
        var record = new SampleRecord(key, Hidden.NONE, Lie.NONE);
        var filed = Circumstances.at(CourtTime.on(TUE_JUN_18), Channel.FILED);
        record.append(
                WIDGETS.value(),
                new CaseOpened(
                        filed,
                        WIDGETS,
                        CAND,
                        "23-cv-90417-QZA (JZB)",
                        "Sample Widgets, Inc. v. Example Fasteners LLC",
                        List.of(new Judge("JZB", "Judge Example")),
                        true));
        record.append(
                WIDGETS.value(),
                new PartyJoined(
                        filed, PLAINTIFF, "Sample Widgets, Inc.", Side.PLAINTIFF, PartyKind.ORGANIZATION, null));
        record.append(
                SMALL.value(),
                new CaseOpened(
                        filed,
                        SMALL,
                        CourtId.of("caed"),
                        "2:25-cv-90001",
                        "Alder v. Birch (fictional) \u2013 \u00a7 1",
                        List.of(new Judge("ABC", "Judge Sample")),
                        true));
        record.append(
                WIDGETS.value(),
                new PartyJoined(
                        filed, DEFENDANT, "Example Fasteners LLC", Side.DEFENDANT, PartyKind.ORGANIZATION, null));
        record.append(
                WIDGETS.value(),
                new OrderEntered(
                        filed,
                        ORDER,
                        "Settlement Conference Order",
                        TUE_JUN_18,
                        TUE_JUN_18,
                        "JZB",
                        null,
                        List.of(JSON.readValue(TERMS, Term[].class)),
                        List.of(),
                        List.of(),
                        null));
        record.append(
                WIDGETS.value(),
                new EventScheduled(
                        filed,
                        CONFERENCE,
                        EventKind.SETTLEMENT_CONFERENCE,
                        CourtTime.of("2024-08-20T10:00"),
                        EventMode.IN_PERSON,
                        ORDER));
        record.append(
                CALENDAR,
                new ClosureProclaimed(
                        CAND,
                        "fictional-closure",
                        LocalDate.of(2024, 8, 6),
                        LocalDate.of(2024, 8, 6),
                        ClosureKind.PRESIDENT_OR_CONGRESS,
                        false,
                        "a fictional proclamation"));
        record.append(
                SMALL.value(),
                new PartyJoined(filed, PLAINTIFF, "Ada Alder", Side.PLAINTIFF, PartyKind.NATURAL_PERSON, null));
        record.append(WIDGETS.value(), answered("2024-06-25"));
        record.append(
                WIDGETS.value(),
                new EntryStricken(
                        Circumstances.at(CourtTime.on(TUE_JUN_18)), 5, "belongs to another case", "clerk-1", null));
        record.append(WIDGETS.value(), answered("2024-06-27"));
        record.append(
                WIDGETS.value(),
                new DemandServed(
                        Circumstances.at(CourtTime.of("2024-08-05"), Channel.SERVED),
                        Actors.of(PLAINTIFF).to(DEFENDANT),
                        OfferId.of("demand-1"),
                        true,
                        null,
                        true));
        record.append(
                SMALL.value(),
                new PartyJoined(filed, DEFENDANT, "Birch Ltd", Side.DEFENDANT, PartyKind.ORGANIZATION, null));
        record.append(WIDGETS.value(), answered("2024-07-01"));
        return record;
    }

    private static CommunicationAnswered answered(String at) {
        return new CommunicationAnswered(
                Circumstances.at(CourtTime.of(at), Channel.EMAILED),
                Actors.of(DEFENDANT).to(PLAINTIFF));
    }

    private void append(String stream, Object fact) {
        long sequence = sequences.merge(stream, 0L, (before, _) -> before + 1);
        append(new Envelope(
                "0198c0de-0000-7000-8000-%012d".formatted(stored.size()),
                stream,
                sequence,
                fact.getClass().getName(),
                null,
                recordedAt(stored.size()).toString(),
                json(Map.of("actor", "clerk-1", "role", "CLERK", "source", "API")),
                json(fact)));
    }

    private void append(Envelope envelope) {
        Hash leaf = leaf(envelope, stored.size()).leaf();
        store(2 * stored.size(), leaf);
        stored.add(envelope);
        heads = heads.with(new StreamHead(envelope.stream(), envelope.sequence(), leaf));
        StreamHeads shown = seals.size() < hidden.sinceSeal() ? heads : heads(stored.size(), hidden.event());
        var seal = new Seal(closedAfter(stored.size()), shown.root());
        store(2 * seals.size() + 1, seal.leaf());
        seals.add(seal);
    }

    private void store(int index, Hash leaf) {
        for (LogNode node : log.append(index, List.of(leaf))) {
            nodes.put(new Place(node.level(), node.position()), node.hash());
        }
    }

    private EventLeaf leaf(Envelope envelope, int index) {
        boolean concealed = lie == Lie.CONCEALS_CLOSING && index == SIZE - 1;
        return new EventLeaf(
                envelope, index == 0 || concealed ? null : seals.get(index - 1).through());
    }

    /** The next event is recorded one second later. */
    private Instant closedAfter(int events) {
        return recordedAt(lie == Lie.CLOSES_LESS && events == SIZE ? 1 : events).minusSeconds(1);
    }

    private SampleRecord copy(Hidden hiding, Lie telling) {
        var record = new SampleRecord(key, hiding, telling);
        stored.forEach(record::append);
        return record;
    }

    /** Returns the same record, whose last leaf does not say that the record was closed before it. */
    public SampleRecord concealing() {
        return copy(Hidden.NONE, Lie.CONCEALS_CLOSING);
    }

    /** Returns the same record, whose last seal closes less than the one before it. */
    public SampleRecord closingLess() {
        return copy(Hidden.NONE, Lie.CLOSES_LESS);
    }

    /**
     * Returns the same record, signed with the same key, as if this event had been stored differently from the start.
     */
    public SampleRecord rewritten(int index, Envelope other) {
        var record = new SampleRecord(key, Hidden.NONE, Lie.NONE);
        for (int i = 0; i < stored.size(); i++) {
            record.append(i == index ? other : stored.get(i));
        }
        return record;
    }

    /** Returns the same record with another last event that claims to be recorded at this time. */
    public SampleRecord endingWith(Envelope last, Instant recordedAt) {
        return rewritten(
                SIZE - 1,
                new Envelope(
                        last.eventId(),
                        last.stream(),
                        last.sequence(),
                        last.type(),
                        last.revision(),
                        recordedAt.toString(),
                        last.metadata(),
                        last.payload()));
    }

    /** Changes only the stored event, as the administrator of the database can. */
    public void overwrite(int index, Envelope other) {
        stored.set(index, other);
    }

    public Envelope stored(int index) {
        return stored.get(index);
    }

    /** Returns the event with this type and revision. */
    public static Envelope typed(Envelope envelope, String type, @Nullable String revision) {
        return new Envelope(
                envelope.eventId(),
                envelope.stream(),
                envelope.sequence(),
                type,
                revision,
                envelope.recordedAt(),
                envelope.metadata(),
                envelope.payload());
    }

    /** Returns the event with one text in its payload replaced. */
    public static Envelope changed(Envelope envelope, String from, String to) {
        String payload = new String(CanonicalJson.write(envelope.payload()), StandardCharsets.UTF_8);
        if (!payload.contains(from)) {
            throw new IllegalArgumentException("nothing to change in " + payload);
        }
        return new Envelope(
                envelope.eventId(),
                envelope.stream(),
                envelope.sequence(),
                envelope.type(),
                envelope.revision(),
                envelope.recordedAt(),
                envelope.metadata(),
                json(JSON.readTree(payload.replace(from, to))));
    }

    private static Instant recordedAt(int index) {
        return FIRST_RECORDED_AT.plus(index, ChronoUnit.DAYS);
    }

    private static JsonNode json(Object value) {
        try {
            return CanonicalJson.parse(JSON.writeValueAsBytes(value));
        } catch (MalformedJsonException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the number of leaves after this many events. */
    public static int leaves(int events) {
        return 2 * events;
    }

    /** Returns the checkpoint that was signed after this many events. */
    public SignedNote checkpoint(int events) {
        return key.sign(new Checkpoint(ORIGIN, leaves(events), log.root(leaves(events))).text());
    }

    public Seal seal(int events) {
        return seals.get(events - 1);
    }

    private StreamHeads headsAt(long leaves) {
        int events = Math.toIntExact(leaves / 2);
        return events <= hidden.sinceSeal() ? heads(events, -1) : heads(events, hidden.event());
    }

    private StreamHeads heads(int events, int without) {
        StreamHeads map = StreamHeads.NONE;
        for (int index = 0; index < events; index++) {
            if (index != without) {
                Envelope envelope = stored.get(index);
                map = map.with(new StreamHead(envelope.stream(), envelope.sequence(), log.leaf(leaves(index))));
            }
        }
        return map;
    }

    public SigningKey key() {
        return key;
    }

    /**
     * Returns the bundle of an operator who has the key and hides the last fact of a case in every map from one seal
     * on.
     *
     * @param honestSeals the number of seals that show the fact
     */
    public Bundle hidingTheLastFact(CaseId caseId, int honestSeals, int earlier) {
        int last = SIZE - 1;
        while (!stored.get(last).stream().equals(caseId.value())) {
            last--;
        }
        return copy(new Hidden(last, honestSeals), Lie.NONE)
                .bundle(List.of(caseId), SIZE, List.of(checkpoint(earlier)));
    }

    /** Returns the bundle of one case at the latest checkpoint. */
    public Bundle bundle(CaseId caseId) {
        return bundle(List.of(caseId), SIZE, List.of());
    }

    public Bundle bundle(List<CaseId> cases, int size, List<SignedNote> earlier) {
        return bundle(cases, size, earlier, checkpoint(size));
    }

    public Bundle bundle(List<CaseId> cases, int size, List<SignedNote> earlier, SignedNote signed) {
        Checkpoint checkpoint = Checkpoint.parse(signed.text());
        return bundle(Request.of(cases, Viewpoint.at(seal(size).through()), checkpoint), earlier, signed);
    }

    public Bundle bundle(Request request, List<SignedNote> earlier, SignedNote signed) {
        int events = Math.toIntExact(request.size() / 2);
        try {
            return Bundle.assemble(
                    request,
                    key.verifier(),
                    signed,
                    earlier,
                    log,
                    this::headsAt,
                    at -> seal(Math.toIntExact(at / 2)),
                    request.streams().stream().map(name -> stream(name, events)).toList());
        } catch (UnknownFormException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns {@link #bundle(CaseId)} with the derived results of another bundle, for facts that cannot be read. */
    public Bundle bundle(CaseId caseId, Bundle resultsOf) {
        SignedNote signed = checkpoint(SIZE);
        Checkpoint checkpoint = Checkpoint.parse(signed.text());
        Request request = Request.of(List.of(caseId), Viewpoint.at(seal(SIZE).through()), checkpoint);
        return new Bundle(
                request,
                resultsOf.ruleSet(),
                key.verifier(),
                key.verifier().fingerprint(),
                Bundle.sealed(signed, leaves(SIZE), log, at -> seal(Math.toIntExact(at / 2))),
                List.of(),
                request.streams().stream()
                        .map(name -> Bundle.proven(stream(name, SIZE), leaves(SIZE), log, heads(SIZE, -1)))
                        .toList(),
                resultsOf.derivedResults());
    }

    private StoredStream stream(String name, int events) {
        return new StoredStream(
                name,
                IntStream.range(0, events)
                        .filter(event -> stored.get(event).stream().equals(name))
                        .filter(event -> event != hidden.event())
                        .mapToObj(event -> new StoredEvent(leaves(event), leaf(stored.get(event), event)))
                        .toList());
    }
}
