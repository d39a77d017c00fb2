package org.goodfaith.standalone.system;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.goodfaith.events.AttendeeRole;
import org.goodfaith.events.Channel;
import org.goodfaith.events.EventKind;
import org.goodfaith.events.Visibility;
import org.goodfaith.orders.Modality;
import org.goodfaith.orders.Obligor;
import org.goodfaith.orders.Period;
import org.goodfaith.orders.TermId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Draws orders: from the templates with unusual parameters, and with terms of every kind. */
final class HostileOrders {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int TERMS_USUAL = 6;
    private static final int TERMS_MANY = 40;

    private static final List<String> ACTS = List.of(
            "PerformanceRecorded",
            "CommunicationAnswered",
            "StatementSubmitted",
            "MeetAndConferHeld",
            "AttendanceRecorded",
            "DemandServed",
            "VDRPContacted",
            "StatementsExchanged");

    /** Some terms of each template. */
    private static final Map<String, List<TermId>> OF_TEMPLATES = Map.of(
            "cand-settlement-conference",
            List.of(TermId.of("serve-demand"), TermId.of("conference-statement"), TermId.of("joint-agenda")),
            "caed-meet-confer-vdrp",
            List.of(TermId.of("contact-vdrp"), TermId.of("completion-report")));

    private final Random random;
    private final HostileDates dates;
    private final List<String> eventsOnRecord;
    private final List<String> parties;

    HostileOrders(Random random, HostileDates dates, List<String> eventsOnRecord, List<String> parties) {
        this.random = random;
        this.dates = dates;
        this.eventsOnRecord = eventsOnRecord;
        this.parties = parties;
    }

    /** Returns the terms to which later entries may refer. */
    static List<TermId> terms(JsonNode order) {
        return order.has("template")
                ? Objects.requireNonNull(OF_TEMPLATES.get(order.path("template").asString()))
                : order.path("terms")
                        .valueStream()
                        .map(term -> TermId.of(term.path("id").asString()))
                        .toList();
    }

    ObjectNode order(String id, String enteredOn, String court) {
        if (random.nextInt(3) == 0) {
            ObjectNode body = heading(id, enteredOn);
            boolean north = random.nextInt(10) == 0 ? random.nextBoolean() : court.equals("cand");
            body.put("template", north ? "cand-settlement-conference" : "caed-meet-confer-vdrp");
            body.set("parameters", north ? conference() : window());
            return body;
        }
        return inline(id, enteredOn, 1 + random.nextInt(TERMS_USUAL));
    }

    /** Returns an order with many terms. */
    ObjectNode large(String id, String enteredOn) {
        return inline(id, enteredOn, TERMS_MANY);
    }

    private ObjectNode heading(String id, String enteredOn) {
        ObjectNode body = JSON.objectNode();
        body.putObject("circumstances").put("occurredAt", enteredOn);
        body.put("order", id).put("datedOn", enteredOn).put("judge", "QZA");
        if (random.nextBoolean()) {
            body.put(
                    "filedOn",
                    LocalDate.parse(enteredOn).minusDays(random.nextInt(3) - 1L).toString());
        }
        return body;
    }

    private ObjectNode conference() {
        ObjectNode parameters = JSON.objectNode();
        parameters.put("answerDueOn", dates.day().toString());
        parameters.put("agendaDueOn", dates.day().toString());
        parameters.put("preSettlementMeetingAt", dates.courtTime(dates.day()));
        parameters.put("settlementConferenceAt", dates.courtTime(dates.day()));
        if (random.nextBoolean()) {
            parameters.put("demandLeadDays", 1 + random.nextInt(180));
        }
        return parameters;
    }

    private ObjectNode window() {
        ObjectNode parameters = JSON.objectNode();
        if (random.nextBoolean()) {
            parameters.put("windowDays", 1 + random.nextInt(365)).put("reportDays", 1 + random.nextInt(180));
        }
        return parameters;
    }

    private ObjectNode inline(String id, String enteredOn, int size) {
        ObjectNode body = heading(id, enteredOn);
        body.put("title", HostileText.line(random));
        var events = new ArrayList<>(eventsOnRecord);
        ArrayNode scheduled = body.putArray("events");
        for (int left = random.nextInt(3); left > 0; left--) {
            String key = id + "-event-" + left;
            ObjectNode event = scheduled.addObject().put("key", key).put("kind", any(EventKind.values()));
            if (random.nextInt(4) != 0) {
                event.put("at", dates.courtTime(dates.day()));
            }
            events.add(key);
        }
        ArrayNode terms = body.putArray("terms");
        var before = new ArrayList<String>();
        for (int i = 0; i < size; i++) {
            String termId = random.nextInt(20) == 0 ? "t".repeat(60) + i : "term-" + i;
            terms.add(term(termId, before, events));
            before.add(termId);
        }
        return body;
    }

    private ObjectNode term(String id, List<String> before, List<String> events) {
        ObjectNode trigger = trigger(before, events, 0);
        boolean addressed = trigger.path("addressed").asBoolean(false);
        boolean byFact = trigger.path("kind").asString().equals("fact");
        ObjectNode term = JSON.objectNode();
        term.put("id", id).put("title", HostileText.line(random)).put("modality", any(Modality.values()));
        ObjectNode owedBy = term.putObject("owedBy").put("how", any(Obligor.How.values()));
        owedBy.put("actor", any(Obligor.Actor.values()));
        boolean named = !addressed && !parties.isEmpty() && random.nextInt(8) == 0;
        owedBy.put(
                "who",
                addressed ? "RECIPIENTS" : named ? "NAMED" : one(List.of("ALL", "ALL", "PLAINTIFFS", "DEFENDANTS")));
        if (named) {
            owedBy.putArray("parties").add(one(parties));
        }
        term.set("trigger", trigger);
        ArrayNode due = term.putArray("due");
        int readings = random.nextInt(5) == 0 ? 3 : 1;
        for (int i = 0; i < readings; i++) {
            due.add(reading(i, due(byFact, before, events)));
        }
        if (random.nextBoolean()) {
            term.put("delivery", random.nextBoolean() ? "FILED" : any(Channel.values()));
        }
        String act = one(ACTS);
        ObjectNode performance = term.putArray("performedBy").addObject().put("fact", act);
        if (random.nextInt(4) == 0) {
            performance.putArray("channels").add(any(Channel.values()));
        }
        ArrayNode requirements = term.putArray("requirements");
        if (random.nextBoolean()) {
            requirements.add(requirement(act));
        }
        ArrayNode endings = term.putArray("endedBy");
        if (random.nextBoolean()) {
            endings.addObject().put("kind", one(List.of("settled", "exhausted")));
        }
        if (!events.isEmpty() && random.nextInt(3) == 0) {
            endings.addObject().put("kind", "event-held").put("event", one(events));
        }
        term.put("visibility", any(Visibility.values()));
        term.put("countsEarlierActs", random.nextInt(4) == 0).put("evidenceOnly", random.nextInt(10) == 0);
        term.putObject("citation").put("where", HostileText.line(random)).put("quotation", HostileText.note(random));
        return term;
    }

    private ObjectNode trigger(List<String> before, List<String> events, int depth) {
        ObjectNode trigger = JSON.objectNode();
        return switch (random.nextInt(8)) {
            case 0 -> {
                trigger.put("kind", "fact")
                        .put("recurring", random.nextBoolean())
                        .put("addressed", random.nextBoolean());
                trigger.putArray("facts").add("DemandServed").add("CounterofferMade");
                if (!events.isEmpty() && random.nextInt(3) == 0) {
                    trigger.put("before", one(events));
                }
                yield trigger;
            }
            case 1 -> {
                trigger.put("kind", "fact")
                        .put("recurring", random.nextInt(3) == 0)
                        .put("addressed", false);
                trigger.putArray("facts").add(one(ACTS));
                yield trigger;
            }
            case 2 -> {
                trigger.put("kind", "window").putArray("readings").add(reading(0, counted("order-dated", "DAYS")));
                yield trigger;
            }
            case 3 -> before.isEmpty() ? order() : trigger.put("kind", "term").put("term", one(before));
            case 4 -> {
                if (depth > 2) {
                    yield order();
                }
                ArrayNode triggers = trigger.put("kind", "any-of").putArray("triggers");
                triggers.add(trigger(before, events, depth + 1)).add(trigger(before, events, depth + 1));
                yield trigger;
            }
            default -> order();
        };
    }

    private static ObjectNode order() {
        return JSON.objectNode().put("kind", "order");
    }

    private ObjectNode reading(int number, ObjectNode due) {
        ObjectNode reading = JSON.objectNode();
        reading.put("id", number == 0 ? "only" : "reading-" + number).put("label", HostileText.line(random));
        reading.set("due", due);
        return reading.put("byDefault", number == 0);
    }

    private ObjectNode due(boolean byFact, List<String> before, List<String> events) {
        ObjectNode due = JSON.objectNode();
        return switch (random.nextInt(8)) {
            case 0 -> due.put("kind", "undated").put("words", HostileText.line(random));
            case 1 -> {
                due.put("kind", "fixed").put("on", dates.day().toString());
                yield random.nextBoolean() ? due.put("at", dates.time().toString()) : due;
            }
            case 2 ->
                before.isEmpty()
                        ? counted("order-filed", "MONTHS")
                        : due.put("kind", "same-as").put("term", one(before));
            case 3 ->
                events.isEmpty()
                        ? counted("order-dated", "WEEKS")
                        : due.put("kind", "event-day").put("event", one(events));
            case 4 -> {
                ObjectNode counted = counted(before.isEmpty() ? "order-dated" : "term", "COURT_DAYS");
                if (!before.isEmpty()) {
                    ((ObjectNode) counted.path("from")).put("term", one(before));
                }
                yield counted;
            }
            case 5 -> {
                if (events.isEmpty()) {
                    yield counted("order-dated", "DAYS");
                }
                ObjectNode counted = counted("event", one(List.of("HOURS", "DAYS", "COURT_DAYS")));
                ((ObjectNode) counted.path("from")).put("event", one(events));
                yield counted;
            }
            case 6 -> counted(byFact ? "trigger" : "order-dated", byFact && random.nextBoolean() ? "HOURS" : "DAYS");
            default -> counted("order-dated", any(new Period.Unit[] {Period.Unit.DAYS, Period.Unit.MONTHS}));
        };
    }

    /** Most periods are short; some are as long as the API accepts. */
    private ObjectNode counted(String anchor, String unit) {
        int amount = random.nextInt(20) == 0 ? Period.AMOUNT_MAX : 1 + random.nextInt(60);
        ObjectNode due = JSON.objectNode();
        due.put("kind", "counted")
                .put("amount", amount)
                .put("unit", unit)
                .put("direction", any(Period.Direction.values()));
        due.putObject("from").put("kind", anchor);
        return due;
    }

    private ObjectNode requirement(String act) {
        ObjectNode requirement = JSON.objectNode();
        boolean attendees = act.equals("AttendanceRecorded") || act.equals("MeetAndConferHeld");
        if (attendees && random.nextBoolean()) {
            requirement.put("kind", "attended-by").putArray("roles").add(any(AttendeeRole.values()));
        } else if (act.equals("PerformanceRecorded") && random.nextBoolean()) {
            requirement.put("kind", "at-most").put("attribute", "pages1").put("limit", 5);
        } else if (act.equals("StatementSubmitted") && random.nextBoolean()) {
            requirement.put("kind", "includes").put("attribute", "sections").put("item", "section-1");
        } else if (random.nextBoolean()) {
            requirement.put("kind", "preceded-by").put("fact", one(ACTS));
        } else {
            requirement
                    .put("kind", "one-of")
                    .put("attribute", "channel")
                    .putArray("values")
                    .add(any(Channel.values()));
        }
        return requirement.put("words", HostileText.note(random));
    }

    private <T extends Enum<T>> String any(T[] values) {
        return one(Arrays.asList(values)).name();
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
