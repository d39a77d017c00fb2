package org.goodfaith.standalone.system;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.goodfaith.events.CaseReopened;
import org.goodfaith.events.Channel;
import org.goodfaith.events.CounselAppeared;
import org.goodfaith.events.DeadlineExtended;
import org.goodfaith.events.EventRescheduled;
import org.goodfaith.events.Fact;
import org.goodfaith.events.FactTypes;
import org.goodfaith.events.ObligationExcused;
import org.goodfaith.events.OrderEntered;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.RecordAct;
import org.goodfaith.events.Visibility;
import org.goodfaith.orders.TermId;
import org.goodfaith.orders.TermRef;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One case, and the entries that a hostile but authorized clerk makes in it. Bodies are generated from the definitions
 * of the facts, so a new kind of fact takes part without a change here.
 *
 * <p>Most entries refer to what is on record and are accepted. The case learns from each answer. The same seed and the
 * same answers give the same entries.
 */
final class HostileCase {

    private static final int DRAWS_MAX = 5;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> COURTS = List.of("cand", "cand", "cand", "caed", "caed", "nysd", "gud", "azd");
    private static final Map<String, String> OFFICES = Map.of("cand", "", "azd", "2:", "gud", "1:");

    /** Attributes whose value is a new id. Every other id refers to one on record. */
    private static final Set<String> NEW_IDS = Set.of(
            "PartyJoined.party",
            "CounselAppeared.counsel",
            "EventScheduled.event",
            "DemandServed.offer",
            "CounterofferMade.offer");

    /** Texts that may be as long as a note. */
    private static final Set<String> NOTES = Set.of("note", "reason", "words", "ground", "reached");

    /** Ids that are also words of an address, of an obligation's id or of a program. */
    private static final List<String> UNUSUAL_IDS = List.of(
            "jointly", "null", "new", "a..b", "x.csv", "0", "a".repeat(64), "1-2", "record", "strike", "undefined");

    /** The facts that anyone may record, except those with an operation of their own. */
    private static final List<Class<? extends Fact>> FACTS = FactTypes.all().values().stream()
            .filter(fact -> !RecordAct.class.isAssignableFrom(fact))
            .filter(fact -> !Set.of("CaseOpened", "OrderEntered", "PartyJoined", "CounselAppeared", "EventRescheduled")
                    .contains(fact.getSimpleName()))
            .toList();

    private final Random random;
    private final HostileDates dates;
    private final HostileOrders orderBodies;
    private final int number;
    private final LocalDate openedOn;
    private final String court;
    private String caseId = "";
    private String token = "";
    private long lastEntry = -1;
    private boolean closed;
    private final List<String> parties = new ArrayList<>();
    private final List<String> counsel = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private final List<String> offers = new ArrayList<>();
    private final List<String> orders = new ArrayList<>();
    private final List<TermRef> terms = new ArrayList<>();
    private final Set<Long> stricken = new HashSet<>();
    private int ids;
    private boolean dangling;

    /** @param operation the end of the operation's address, as in a file of bulk intake */
    record Entry(String operation, ObjectNode body) {

        /** Returns the operation with the fact but without names of the case. */
        String kind() {
            return operation.replaceAll("/[^/]*/(strike|reschedule)", "/*/$1");
        }
    }

    /** @param number the number of the case, unique in the test */
    HostileCase(long seed, int number) {
        this.random = new Random(seed);
        this.number = number;
        openedOn = HostileDates.center(random);
        dates = new HostileDates(random, openedOn);
        court = one(COURTS);
        orderBodies = new HostileOrders(random, dates, events, parties);
    }

    String id() {
        return caseId;
    }

    String court() {
        return court;
    }

    String token() {
        return token;
    }

    long lastEntry() {
        return lastEntry;
    }

    LocalDate openedOn() {
        return openedOn;
    }

    /** Returns the body that opens the case. */
    ObjectNode opening() {
        ObjectNode body = JSON.objectNode();
        body.put("court", court);
        body.put(
                "docketNumber",
                OFFICES.getOrDefault(court, "1:") + "%02d-cv-%05d".formatted(openedOn.getYear() % 100, number));
        body.put("caption", HostileText.line(random));
        ArrayNode judges = body.putArray("judges");
        judges.addObject().put("initials", "QZA").put("name", HostileText.line(random));
        body.put("openedOn", openedOn.toString());
        return body;
    }

    void opened(ProductApi.Answer answer) {
        caseId = answer.at("/caseId");
        token = answer.token();
        lastEntry = answer.sequence();
    }

    /** Notes what an accepted entry has changed. */
    void accepted(Entry entry, long sequence, String newToken) {
        lastEntry = sequence;
        token = newToken;
        ObjectNode body = entry.body();
        switch (entry.kind()) {
            case "parties" -> parties.add(body.path("party").asString());
            case "counsel" -> counsel.add(body.path("counsel").asString());
            case "facts/EventScheduled" -> events.add(body.path("event").asString());
            case "facts/DemandServed", "facts/CounterofferMade" ->
                offers.add(body.path("offer").asString());
            case "facts/CaseClosed" -> closed = true;
            case "facts/CaseReopened" -> closed = false;
            case "entries/*/strike" ->
                stricken.add(Long.valueOf(entry.operation().split("/", -1)[1]));
            case "orders" -> {
                String order = body.path("order").asString();
                orders.add(order);
                body.path("events")
                        .forEach(event -> events.add(event.path("key").asString()));
                HostileOrders.terms(body).forEach(term -> terms.add(new TermRef(OrderId.of(order), term)));
                if (body.has("template") && court.equals("cand")) {
                    events.addAll(List.of("pre-settlement-meeting", "settlement-conference"));
                }
            }
            default -> {
                // Changes nothing that later entries refer to.
            }
        }
    }

    /** Returns parties, one after the other, and an order that binds all of them. */
    List<Entry> crowd(int size) {
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < size; i++) {
            entries.add(new Entry("parties", object(PartyJoined.class)));
        }
        entries.add(new Entry(
                "orders",
                orderBodies.large(nextId("order"), past(OrderEntered.class).toString())));
        return entries;
    }

    /** Returns the next entry. It draws again, a few times, if the entry needs something that is not on record. */
    Entry next() {
        Entry entry = draw();
        for (int i = 0; i < DRAWS_MAX && dangling; i++) {
            entry = draw();
        }
        if (random.nextInt(40) == 0 && entry.body().path("circumstances") instanceof ObjectNode circumstances) {
            circumstances.put("note", HostileText.refused(random));
        }
        return entry;
    }

    private Entry draw() {
        dangling = false;
        if (parties.size() < 2 || random.nextInt(20) == 0) {
            return new Entry("parties", object(PartyJoined.class));
        }
        if (closed && random.nextInt(3) == 0) {
            return fact(CaseReopened.class);
        }
        if (orders.isEmpty() && random.nextInt(3) != 0) {
            return order();
        }
        return switch (random.nextInt(16)) {
            case 0 -> new Entry("counsel", object(CounselAppeared.class));
            case 1 -> order();
            case 2 -> terms.isEmpty() ? order() : new Entry("extensions", object(DeadlineExtended.class));
            case 3 -> terms.isEmpty() ? order() : new Entry("excusals", object(ObligationExcused.class));
            case 4 -> events.isEmpty() ? order() : reschedule();
            case 5, 6 -> strike();
            default -> fact(one(FACTS));
        };
    }

    private Entry fact(Class<? extends Fact> type) {
        return new Entry("facts/" + type.getSimpleName(), object(type));
    }

    private Entry order() {
        ObjectNode body =
                orderBodies.order(nextId("order"), past(OrderEntered.class).toString(), court);
        if (!orders.isEmpty() && random.nextInt(4) == 0) {
            body.putArray("supersedesOrders").add(one(orders));
        } else if (!terms.isEmpty() && random.nextInt(4) == 0) {
            body.putArray("supersedesTerms").add(term(one(terms)));
        }
        return new Entry("orders", body);
    }

    private Entry reschedule() {
        ObjectNode body = JSON.objectNode();
        body.set("circumstances", circumstances(EventRescheduled.class));
        body.put("to", dates.courtTime(dates.day()));
        if (random.nextBoolean()) {
            body.put("mode", one(List.of("IN_PERSON", "BY_VIDEO", "BY_TELEPHONE")));
        }
        body.put("reason", HostileText.note(random));
        return new Entry("events/" + one(events) + "/reschedule", body);
    }

    /** Strikes any entry, even the opening, a strike or one that is stricken already; most of them recent. */
    private Entry strike() {
        long entry =
                random.nextInt(3) == 0 ? random.nextLong(lastEntry + 2) : Math.max(0, lastEntry - random.nextInt(8));
        ObjectNode body = JSON.objectNode();
        body.put("reason", HostileText.note(random));
        if (random.nextBoolean()) {
            body.put("struckBy", HostileText.line(random));
        }
        if (random.nextInt(3) == 0) {
            var type = one(FACTS);
            body.putObject("replacement").put("fact", type.getSimpleName()).set("body", object(type));
        }
        return new Entry("entries/" + entry + "/strike", body);
    }

    private ObjectNode object(Class<?> type) {
        ObjectNode body = JSON.objectNode();
        for (RecordComponent component : type.getRecordComponents()) {
            AnnotatedType declared = component.getAnnotatedType();
            if (!declared.isAnnotationPresent(Nullable.class) || random.nextInt(3) != 0) {
                String name = component.getName();
                body.set(
                        name,
                        NEW_IDS.contains(type.getSimpleName() + "." + name)
                                ? JSON.stringNode(newId(name))
                                : name.equals("circumstances")
                                        ? circumstances(type)
                                        : value(component.getType(), declared, name));
            }
        }
        return body;
    }

    private JsonNode value(Class<?> type, AnnotatedType declared, String name) {
        return switch (type.getSimpleName()) {
            case "Actors" -> actors();
            case "String" -> JSON.stringNode(text(name));
            case "boolean", "Boolean" -> JSON.booleanNode(random.nextBoolean());
            case "int", "Integer" -> JSON.numberNode(random.nextInt(4) == 0 ? 1_000_000 : random.nextInt(30));
            case "long", "Long" -> JSON.numberNode(entry());
            case "PartyId" -> JSON.stringNode(known(parties));
            case "CounselId" -> JSON.stringNode(known(counsel));
            case "EventKey" -> JSON.stringNode(known(events));
            case "OfferId" -> JSON.stringNode(known(offers));
            case "OrderId" -> JSON.stringNode(known(orders));
            case "TermRef" -> term(term());
            case "Sha256" -> JSON.stringNode("%064x".formatted(random.nextLong(Long.MAX_VALUE)));
            case "CourtTime" -> JSON.stringNode(dates.courtTime(dates.day()));
            case "LocalDate" -> JSON.stringNode(dates.day().toString());
            case "LocalTime" -> JSON.stringNode(dates.time().toString());
            case "List" -> list(elementOf(declared), name);
            case "Map" -> attributes(((AnnotatedParameterizedType) declared).getAnnotatedActualTypeArguments()[1]);
            case "CaseId" -> JSON.stringNode(caseId);
            default -> item(type);
        };
    }

    private JsonNode item(Class<?> type) {
        return type.isEnum()
                ? JSON.stringNode(((Enum<?>) one(Arrays.asList(type.getEnumConstants()))).name())
                : object(type);
    }

    private JsonNode list(Class<?> element, String name) {
        ArrayNode list = JSON.arrayNode();
        List<String> onRecord =
                switch (element.getSimpleName()) {
                    case "PartyId" -> parties;
                    case "CounselId" -> counsel;
                    case "OrderId" -> orders;
                    default -> List.of();
                };
        int size = random.nextInt(12) == 0 ? 40 : random.nextInt(4);
        if (!onRecord.isEmpty()) {
            some(onRecord, size).forEach(list::add);
        } else if (element == TermRef.class) {
            terms.stream().distinct().limit(size).forEach(each -> list.add(term(each)));
        } else if (!element.getSimpleName().endsWith("Id")) {
            for (int i = 0; i < size; i++) {
                list.add(name.equals("sections") ? JSON.stringNode("section-" + i) : item(element));
            }
        }
        return list;
    }

    private ObjectNode attributes(AnnotatedType values) {
        ObjectNode attributes = JSON.objectNode();
        for (int left = random.nextInt(10) == 0 ? 50 : random.nextInt(4); left > 0; left--) {
            String name = one(List.of("pages", "signed", "constructor", "A")) + left;
            if (values.getType() == Boolean.class) {
                attributes.put(name, random.nextBoolean());
            } else {
                attributes.put(name, random.nextInt(1_000_001));
            }
        }
        return attributes;
    }

    private ObjectNode circumstances(Class<?> of) {
        ObjectNode circumstances = JSON.objectNode();
        circumstances.put("occurredAt", dates.courtTime(past(of)));
        if (random.nextInt(3) != 0) {
            circumstances.put("channel", one(Arrays.asList(Channel.values())).name());
        }
        if (random.nextInt(3) == 0) {
            circumstances.put("docketEntry", 1 + random.nextInt(100_000));
        }
        if (random.nextInt(4) == 0) {
            circumstances.put("note", HostileText.note(random));
        }
        if (random.nextInt(10) == 0) {
            circumstances.put(
                    "visibility", one(Arrays.asList(Visibility.values())).name());
        }
        if (random.nextInt(10) == 0) {
            circumstances.put("cures", entry());
        }
        if (!stricken.isEmpty() && random.nextInt(10) == 0) {
            circumstances.put("replaces", stricken.iterator().next());
        }
        return circumstances;
    }

    private ObjectNode actors() {
        ObjectNode actors = JSON.objectNode();
        if (random.nextInt(3) == 0) {
            actors.put("by", HostileText.line(random));
        }
        ArrayNode onBehalfOf = actors.putArray("onBehalfOf");
        some(parties, random.nextInt(6) == 0 ? parties.size() : 1 + random.nextInt(3))
                .forEach(onBehalfOf::add);
        ArrayNode to = actors.putArray("to");
        some(parties, random.nextInt(3)).forEach(to::add);
        return actors;
    }

    /** Parties join at the beginning, orders follow, and acts come last; otherwise most would be refused. */
    private LocalDate past(Class<?> of) {
        if (of == PartyJoined.class || of == CounselAppeared.class) {
            return random.nextInt(8) == 0 ? dates.past(0, 300) : dates.past(0, 0);
        }
        return of == OrderEntered.class ? dates.past(1, 30) : dates.past(20, 400);
    }

    private String text(String name) {
        return switch (name) {
            case "reading" -> "only";
            case "from" -> "QZA";
            case "initials" -> one(List.of("QZB", "A", "ZZZZZ"));
            default -> NOTES.contains(name) ? HostileText.note(random) : HostileText.line(random);
        };
    }

    private long entry() {
        return random.nextInt(20) == 0 ? lastEntry + 1 : random.nextLong(lastEntry + 1);
    }

    private String newId(String name) {
        return random.nextInt(12) == 0 ? one(UNUSUAL_IDS) : nextId(name);
    }

    private String nextId(String name) {
        return name.toLowerCase(Locale.ROOT) + "-" + ++ids;
    }

    private String known(List<String> onRecord) {
        dangling |= onRecord.isEmpty();
        return onRecord.isEmpty() || random.nextInt(60) == 0 ? "unknown" : one(onRecord);
    }

    private List<String> some(List<String> of, int atMost) {
        return random.ints(atMost, 0, Math.max(1, of.size()))
                .filter(index -> index < of.size())
                .distinct()
                .mapToObj(of::get)
                .toList();
    }

    private TermRef term() {
        dangling |= terms.isEmpty();
        return terms.isEmpty() ? new TermRef(OrderId.of("none"), TermId.of("none")) : one(terms);
    }

    private static ObjectNode term(TermRef term) {
        return JSON.objectNode()
                .put("order", term.order().value())
                .put("term", term.term().value());
    }

    private static Class<?> elementOf(AnnotatedType list) {
        return (Class<?>) ((AnnotatedParameterizedType) list).getAnnotatedActualTypeArguments()[0].getType();
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
