package org.goodfaith.query.recording;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.goodfaith.events.Actors;
import org.goodfaith.events.Attendee;
import org.goodfaith.events.Circumstances;
import org.goodfaith.events.CounselAppeared;
import org.goodfaith.events.CounselId;
import org.goodfaith.events.CounterofferMade;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.DemandServed;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.EventScheduled;
import org.goodfaith.events.Fact;
import org.goodfaith.events.FactNames;
import org.goodfaith.events.FactWords;
import org.goodfaith.events.Judge;
import org.goodfaith.events.JudgeReassigned;
import org.goodfaith.events.OfferId;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.Sha256;
import org.goodfaith.orders.TermRef;
import org.goodfaith.query.recording.FormField.Look;
import org.goodfaith.query.recording.FormField.Written;
import org.goodfaith.query.page.PageWords;
import org.jspecify.annotations.Nullable;

/**
 * The form of a fact, made from the components of its record: their types, whether they may be left out, and what their
 * Javadoc says.
 */
final class FactForm {

    /** What a fact introduces is named by whoever records it; everywhere else it is chosen. */
    private static final Map<Class<?>, Class<? extends Fact>> NAMED_IN = Map.of(
            PartyId.class, PartyJoined.class,
            CounselId.class, CounselAppeared.class,
            EventKey.class, EventScheduled.class);

    private static final Set<Class<? extends Fact>> NAMES_ITS_OFFER =
            Set.of(DemandServed.class, CounterofferMade.class);

    /** Free text of more than a line. */
    private static final Set<String> SENTENCES = Set.of("note", "reason", "ground", "words");

    /** Where the name of an attribute, taken by itself, says too little. */
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("Circumstances.occurredAt", "When it happened"),
            Map.entry("Circumstances.channel", "Channel"),
            Map.entry("Circumstances.docketEntry", "Docket entry"),
            Map.entry("Circumstances.document", "Document's SHA-256 digest"),
            Map.entry("Circumstances.visibility", "Who may see it"),
            Map.entry("Circumstances.cures", "Deficient entry that it cures"),
            Map.entry("Circumstances.replaces", "Struck entry that it replaces"),
            Map.entry("Actors.by", "Who acted"),
            Map.entry("Actors.onBehalfOf", "For which parties"),
            Map.entry("Actors.to", "Toward which parties"),
            Map.entry("EventRescheduled.to", "Moved to"),
            Map.entry("EventScheduled.at", "Set for"),
            Map.entry("DeadlineExtended.dueAt", "New last day"),
            Map.entry("ExtensionRequested.untilOn", "Asked for until"),
            Map.entry("JudgeReassigned.from", "From the judge"),
            Map.entry("JudgeReassigned.to", "To the judge"),
            Map.entry("PartyJoined.party", "Short name"),
            Map.entry("CounselAppeared.counsel", "Short name"),
            Map.entry("DisclosureRecorded.reached", "Whom it reached"));

    /** What the Javadoc says of what is left out. */
    private static final Pattern ABSENT = Pattern.compile("[;,]? ?absent (?:if |for )?(.*)$");

    private static final FormField.First NO_PARTY =
            new FormField.First("No party has joined yet.", "Join a party first", "record/PartyJoined");
    private static final FormField.First NO_COUNSEL =
            new FormField.First("No counsel has appeared yet.", "Record the appearance first", "record/CounselAppeared");
    private static final FormField.First NO_EVENT = new FormField.First(
            "Nothing is set for a time yet.", "Record first what the court set", "record/EventScheduled");
    private static final FormField.First NO_OFFER =
            new FormField.First("No offer is on record yet.", "Record the demand first", "record/DemandServed");
    private static final FormField.First NO_ORDER =
            new FormField.First("No order is entered yet.", "Enter the order first", "record-order");

    private static final String DAY_ONLY = " Leave the time empty if only the day is known.";

    private final Class<? extends Fact> fact;
    private final FormChoices matter;

    private FactForm(Class<? extends Fact> fact, FormChoices matter) {
        this.fact = fact;
        this.matter = matter;
    }

    /** @param within where the fact stands in the body, such as {@code replacement.body.}; empty if it is the body */
    static RequestForm of(Class<? extends Fact> fact, FormChoices matter, String within) {
        return new FactForm(fact, matter).form(within);
    }

    /** @return what a form begins with when nothing is known yet: names that are still free, and the judge there is */
    static FormValues suggested(Class<? extends Fact> fact, FormChoices matter) {
        if (fact == DemandServed.class) {
            return FormValues.of("offer", free("demand", matter.offers()));
        }
        if (fact == CounterofferMade.class) {
            return FormValues.of("offer", free("counteroffer", matter.offers()));
        }
        if (fact == CounselAppeared.class) {
            return FormValues.of("counsel", free("counsel", matter.counsel()));
        }
        if (fact == JudgeReassigned.class && !matter.judges().isEmpty()) {
            return FormValues.of("from", matter.judges().getFirst().value());
        }
        return FormValues.NONE;
    }

    private static String free(String stem, List<FormOption> taken) {
        int number = 1;
        while (isTaken(stem + "-" + number, taken)) {
            number++;
        }
        return stem + "-" + number;
    }

    private static boolean isTaken(String name, List<FormOption> taken) {
        return taken.stream().anyMatch(option -> option.value().equals(name));
    }

    private RequestForm form(String within) {
        var whenAndWho = new ArrayList<FormElement>();
        var what = new ArrayList<FormElement>();
        var shown = new ArrayList<FormElement>();
        var more = new ArrayList<FormElement>();
        for (RecordComponent component : fact.getRecordComponents()) {
            if (component.getType() == Circumstances.class) {
                for (RecordComponent circumstance : Circumstances.class.getRecordComponents()) {
                    switch (circumstance.getName()) {
                        case "occurredAt" -> whenAndWho.addAll(0, parts(circumstance, within + "circumstances."));
                        case "channel", "docketEntry", "document" ->
                            shown.addAll(parts(circumstance, within + "circumstances."));
                        default -> more.addAll(parts(circumstance, within + "circumstances."));
                    }
                }
            } else if (component.getType() == Actors.class) {
                for (RecordComponent actor : Actors.class.getRecordComponents()) {
                    whenAndWho.addAll(parts(actor, within + "actors."));
                }
            } else {
                what.addAll(parts(component, within));
            }
        }
        var sections = new ArrayList<RequestForm.Section>();
        boolean byParties = Arrays.stream(fact.getRecordComponents()).anyMatch(c -> c.getType() == Actors.class);
        sections.add(new RequestForm.Section(byParties ? "When, and who" : "When", whenAndWho));
        if (!what.isEmpty()) {
            sections.add(new RequestForm.Section("What is recorded of it", what));
        }
        sections.add(new RequestForm.Section("How it was done, and where it shows", shown));
        sections.add(new RequestForm.Section("Note, visibility and corrections", more, true));
        return new RequestForm(sections);
    }

    private List<FormElement> parts(RecordComponent component, String within) {
        Class<?> type = component.getType();
        String path = within + component.getName();
        if (type == Judge.class) {
            return Arrays.stream(Judge.class.getRecordComponents())
                    .<FormElement>map(part -> question(part, path + "." + part.getName()))
                    .toList();
        }
        if (type == Map.class) {
            return element(component, 1) == Boolean.class
                    ? asked(matter.answersAsked(), path, Look.RADIOS, Written.YES_NO)
                    : asked(matter.countsAsked(), path, Look.NUMBER, Written.NUMBER);
        }
        return List.of(
                type == List.class && element(component, 0) == Attendee.class
                        ? attendees(component, path)
                        : question(component, path));
    }

    private static List<FormElement> asked(Map<String, String> asked, String path, Look look, Written written) {
        return asked.entrySet().stream()
                .<FormElement>map(one -> new FormField(
                        path + "." + one.getKey(),
                        look,
                        written,
                        words(one.getKey()),
                        "The order: \u201C" + one.getValue() + "\u201D",
                        false,
                        look == Look.RADIOS ? yesNo("Not recorded") : List.of(),
                        null))
                .toList();
    }

    private RepeatedFields attendees(RecordComponent component, String path) {
        List<FormField> columns = Arrays.stream(Attendee.class.getRecordComponents())
                .map(part -> question(part, part.getName()))
                .toList();
        return new RepeatedFields(path, label(component), hint(component), columns, "Nobody came");
    }

    private FormField question(RecordComponent component, String path) {
        Class<?> type = component.getType();
        boolean mayBeAbsent = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        boolean required = !mayBeAbsent && type != List.class;
        String label = label(component);
        String hint = hint(component);
        if (type == CourtTime.class) {
            return new FormField(path, Look.MOMENT, Written.TEXT, label, onTheClock(hint) + DAY_ONLY, required);
        }
        if (type == LocalDate.class) {
            return new FormField(path, Look.DAY, Written.TEXT, label, hint, required);
        }
        if (type == LocalTime.class) {
            return new FormField(path, Look.CLOCK, Written.TEXT, label, onTheClock(hint), required);
        }
        if (type == String.class) {
            Look look = SENTENCES.contains(component.getName()) ? Look.TEXT : Look.LINE;
            return new FormField(path, look, Written.TEXT, label, hint, required);
        }
        if (type == Integer.class) {
            return new FormField(path, Look.NUMBER, Written.NUMBER, label, hint, required);
        }
        if (type == Sha256.class) {
            return new FormField(
                    path, Look.LINE, Written.TEXT, label, hint + " 64 characters from 0 to 9 and a to f.", required);
        }
        if (type == Boolean.class || type == boolean.class) {
            return new FormField(
                    path,
                    Look.RADIOS,
                    Written.YES_NO,
                    label,
                    hint,
                    required,
                    yesNo(mayBeAbsent ? open(component) : null),
                    null);
        }
        if (type == Long.class || type == long.class) {
            List<FormOption> entries =
                    switch (component.getName()) {
                        case "replaces" -> matter.struck();
                        case "cures" -> matter.deficient();
                        default -> matter.entries();
                    };
            return new FormField(
                    path, Look.SELECT, Written.NUMBER, label, hint, required, entries, open(component), null);
        }
        if (type == List.class) {
            return new FormField(
                    path,
                    Look.CHECKBOXES,
                    element(component, 0) == TermRef.class ? Written.TERM : Written.TEXT,
                    label,
                    hint,
                    component.getName().equals("onBehalfOf"),
                    options(element(component, 0)),
                    mayBeAbsent ? "None of these" : null,
                    component.getName().equals("onBehalfOf") ? NO_PARTY : null);
        }
        if (isNamedHere(component)) {
            return new FormField(
                    path,
                    Look.LINE,
                    Written.TEXT,
                    label,
                    hint + " A short name of your own: small letters, digits and hyphens, such as " + example(type)
                            + ".",
                    required);
        }
        return new FormField(
                path,
                Look.SELECT,
                type == TermRef.class ? Written.TERM : Written.TEXT,
                label,
                hint,
                required,
                type.isEnum() ? constants(type) : options(type),
                open(component),
                required ? first(type) : null);
    }

    private boolean isNamedHere(RecordComponent component) {
        return component.getDeclaringRecord() == fact
                && (fact.equals(NAMED_IN.get(component.getType()))
                        || (component.getName().equals("offer") && NAMES_ITS_OFFER.contains(fact)));
    }

    private String example(Class<?> type) {
        if (type == PartyId.class) {
            return "defendant-" + (matter.parties().size() + 1);
        }
        if (type == OfferId.class) {
            return fact == DemandServed.class ? "demand-1" : "counteroffer-1";
        }
        return type == EventKey.class ? "settlement-conference" : "counsel-1";
    }

    private List<FormOption> options(Class<?> type) {
        if (type == PartyId.class) {
            return matter.parties();
        }
        if (type == CounselId.class) {
            return matter.counsel();
        }
        if (type == EventKey.class) {
            return matter.events();
        }
        if (type == OfferId.class) {
            return matter.offers();
        }
        if (type == OrderId.class) {
            return matter.orders();
        }
        if (type == TermRef.class) {
            return matter.terms();
        }
        if (type == String.class) {
            return matter.sections();
        }
        throw new IllegalStateException("no form asks for a " + type);
    }

    private static FormField.@Nullable First first(Class<?> type) {
        if (type == PartyId.class) {
            return NO_PARTY;
        }
        if (type == CounselId.class) {
            return NO_COUNSEL;
        }
        if (type == EventKey.class) {
            return NO_EVENT;
        }
        if (type == OfferId.class) {
            return NO_OFFER;
        }
        return type == OrderId.class || type == TermRef.class ? NO_ORDER : null;
    }

    static List<FormOption> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> (Enum<?>) constant)
                .map(FactForm::option)
                .toList();
    }

    static FormOption option(Enum<?> constant) {
        String says = FactWords.of(constant).orElse("");
        return FormOption.of(
                constant.name(),
                PageWords.WORDS.titled(constant)
                        + (says.isEmpty() ? "" : ": " + lower(says.replaceFirst("[;,.] ?.*$", ""))));
    }

    /** @param open what leaving it open means; absent if it cannot be left open */
    static List<FormOption> yesNo(@Nullable String open) {
        var options = new ArrayList<>(List.of(FormOption.of("true", "Yes"), FormOption.of("false", "No")));
        if (open != null) {
            options.add(FormOption.of("", open));
        }
        return options;
    }

    /** @return what the Javadoc says it means to leave it open */
    private static String open(RecordComponent component) {
        Matcher absent = ABSENT.matcher(FactWords.of(component));
        return absent.find() && !absent.group(1).equals("otherwise") ? upper(absent.group(1)) : "Not recorded";
    }

    private String onTheClock(String hint) {
        return hint.replace(", on the court's clock", "") + " On the court's clock (" + matter.clock() + ").";
    }

    private static String label(RecordComponent component) {
        String name = component.getName();
        return LABELS.getOrDefault(component.getDeclaringRecord().getSimpleName() + "." + name, words(name));
    }

    /** What the Javadoc says, as a sentence; of what may be left out it is enough that it may. */
    private static String hint(RecordComponent component) {
        String says = ABSENT.matcher(FactWords.of(component)).replaceFirst("").strip();
        return says.isEmpty() ? "" : upper(says) + ".";
    }

    /** @return the name of an attribute or parameter as a label */
    static String words(String name) {
        return upper(FactNames.attribute(name).replace('-', ' '));
    }

    private static String upper(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String lower(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    private static Class<?> element(RecordComponent component, int index) {
        Type type = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[index];
        return (Class<?>) type;
    }
}
