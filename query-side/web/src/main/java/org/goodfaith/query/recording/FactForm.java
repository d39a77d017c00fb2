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
import org.goodfaith.events.Actors;
import org.goodfaith.events.Attendee;
import org.goodfaith.events.CaseId;
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
import org.goodfaith.events.ForCases;
import org.goodfaith.events.Judge;
import org.goodfaith.events.JudgeReassigned;
import org.goodfaith.events.OccasionId;
import org.goodfaith.events.OfferId;
import org.goodfaith.events.OrderId;
import org.goodfaith.events.OrderToShowCauseIssued;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.Sha256;
import org.goodfaith.orders.TermRef;
import org.goodfaith.query.page.Messages;
import org.goodfaith.query.recording.FormField.InputType;
import org.goodfaith.query.recording.FormField.JsonForm;
import org.goodfaith.query.recording.FormField.Prerequisite;
import org.jspecify.annotations.Nullable;

/**
 * The form of a fact, built from the components of its record: their types and whether they may be absent. The labels
 * come from {@link FactLabels}.
 */
final class FactForm {

    /** The fact that introduces each kind of short name. Its form asks for a new name; other forms offer a choice. */
    private static final Map<Class<?>, Class<? extends Fact>> NAMED_IN = Map.of(
            PartyId.class, PartyJoined.class,
            CounselId.class, CounselAppeared.class,
            EventKey.class, EventScheduled.class,
            OrderId.class, OrderToShowCauseIssued.class);

    private static final Set<Class<? extends Fact>> NAMES_OWN_OFFER =
            Set.of(DemandServed.class, CounterofferMade.class);

    /** The attributes that take more than one line. */
    private static final Set<String> SENTENCES = Set.of("note", "reason", "ground", "words");

    private static final Prerequisite PARTY = Prerequisite.of("recording.first.party", "record/PartyJoined");
    private static final Prerequisite COUNSEL = Prerequisite.of("recording.first.counsel", "record/CounselAppeared");
    private static final Prerequisite EVENT = Prerequisite.of("recording.first.event", "record/EventScheduled");
    private static final Prerequisite OFFER = Prerequisite.of("recording.first.offer", "record/DemandServed");
    private static final Prerequisite ORDER = Prerequisite.of("recording.first.order", "record-order");

    private final Class<? extends Fact> fact;
    private final FormChoices choices;

    private FactForm(Class<? extends Fact> fact, FormChoices choices) {
        this.fact = fact;
        this.choices = choices;
    }

    /** @param prefix the path of the fact in the body, such as {@code replacement.body.}; empty if it is the body */
    static RequestForm of(Class<? extends Fact> fact, FormChoices choices, String prefix) {
        return new FactForm(fact, choices).form(prefix);
    }

    /** @return the values that a blank form suggests: unused short names, and the judge of the case */
    static FormValues suggested(Class<? extends Fact> fact, FormChoices choices) {
        if (fact == DemandServed.class) {
            return FormValues.of("offer", unused("demand", choices.offers()));
        }
        if (fact == CounterofferMade.class) {
            return FormValues.of("offer", unused("counteroffer", choices.offers()));
        }
        if (fact == CounselAppeared.class) {
            return FormValues.of("counsel", unused("counsel", choices.counsel()));
        }
        if (fact == OrderToShowCauseIssued.class && !choices.judges().isEmpty()) {
            return FormValues.of("judge", choices.judges().getFirst().value());
        }
        if (fact == JudgeReassigned.class && !choices.judges().isEmpty()) {
            return FormValues.of("from", choices.judges().getFirst().value());
        }
        return FormValues.NONE;
    }

    private static String unused(String stem, List<FormOption> existing) {
        int number = 1;
        while (isUsed(stem + "-" + number, existing)) {
            number++;
        }
        return stem + "-" + number;
    }

    private static boolean isUsed(String name, List<FormOption> existing) {
        return existing.stream().anyMatch(option -> option.value().equals(name));
    }

    private RequestForm form(String prefix) {
        var whenAndWho = new ArrayList<FormElement>();
        var details = new ArrayList<FormElement>();
        var how = new ArrayList<FormElement>();
        var more = new ArrayList<FormElement>();
        for (RecordComponent component : fact.getRecordComponents()) {
            if (component.getType() == Circumstances.class) {
                for (RecordComponent circumstance : Circumstances.class.getRecordComponents()) {
                    List<FormElement> elements = elements(circumstance, prefix + "circumstances.");
                    switch (circumstance.getName()) {
                        case "occurredAt" -> whenAndWho.addAll(0, elements);
                        case "channel", "docketEntry", "attachment", "document", "pages" -> how.addAll(elements);
                        case JointForm.FOR_CASES -> whenAndWho.addAll(prefix.isEmpty() ? elements : List.of());
                        default -> more.addAll(elements);
                    }
                }
            } else if (component.getType() == Actors.class) {
                for (RecordComponent actor : Actors.class.getRecordComponents()) {
                    whenAndWho.addAll(elements(actor, prefix + "actors."));
                }
            } else {
                details.addAll(elements(component, prefix));
            }
        }
        boolean byParties = Arrays.stream(fact.getRecordComponents()).anyMatch(c -> c.getType() == Actors.class);
        var sections = new ArrayList<RequestForm.Section>();
        sections.add(new RequestForm.Section(
                Messages.get(byParties ? "recording.section.whenAndWho" : "recording.section.when"), whenAndWho));
        if (!details.isEmpty()) {
            sections.add(new RequestForm.Section(Messages.get("recording.section.details"), details));
        }
        sections.add(new RequestForm.Section(Messages.get("recording.section.how"), how));
        sections.add(new RequestForm.Section(Messages.get("recording.section.more"), more, true));
        return new RequestForm(sections);
    }

    private List<FormElement> elements(RecordComponent component, String prefix) {
        Class<?> type = component.getType();
        String path = prefix + component.getName();
        if (type == ForCases.class) {
            return JointForm.field(choices).map(List::of).orElse(List.of());
        }
        if (type == Judge.class) {
            return Arrays.stream(Judge.class.getRecordComponents())
                    .<FormElement>map(attribute -> field(attribute, path + "." + attribute.getName()))
                    .toList();
        }
        if (type == Map.class) {
            return typeArgument(component, 1) == Boolean.class
                    ? required(choices.requiredAnswers(), path, InputType.RADIOS, JsonForm.YES_NO)
                    : required(choices.requiredCounts(), path, InputType.NUMBER, JsonForm.NUMBER);
        }
        return List.of(
                type == List.class && typeArgument(component, 0) == Attendee.class
                        ? attendees(component, path)
                        : field(component, path));
    }

    private static List<FormElement> required(
            Map<String, String> requirements, String path, InputType inputType, JsonForm jsonForm) {
        return requirements.entrySet().stream()
                .<FormElement>map(requirement -> new FormField(
                        path + "." + requirement.getKey(),
                        inputType,
                        jsonForm,
                        words(requirement.getKey()),
                        Messages.get("recording.form.orderSays", requirement.getValue()),
                        false,
                        inputType == InputType.RADIOS ? yesNo(Messages.get("recording.form.notRecorded")) : List.of(),
                        null))
                .toList();
    }

    private RepeatedFields attendees(RecordComponent component, String path) {
        List<FormField> columns = Arrays.stream(Attendee.class.getRecordComponents())
                .map(attribute -> field(attribute, attribute.getName()))
                .toList();
        return new RepeatedFields(
                path,
                FactLabels.of(component),
                FactLabels.hint(component),
                columns,
                Messages.get("recording.form.noAttendees"));
    }

    private FormField field(RecordComponent component, String path) {
        Class<?> type = component.getType();
        boolean mayBeAbsent = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        boolean required = !mayBeAbsent && type != List.class;
        String label = FactLabels.of(component);
        String hint = FactLabels.hint(component);
        if (type == CourtTime.class) {
            String inCourtTime = sentences(inCourtTime(hint), Messages.get("recording.form.dayOnly"));
            return new FormField(path, InputType.MOMENT, JsonForm.TEXT, label, inCourtTime, required);
        }
        if (type == LocalDate.class) {
            return new FormField(path, InputType.DAY, JsonForm.TEXT, label, hint, required);
        }
        if (type == LocalTime.class) {
            return new FormField(path, InputType.CLOCK, JsonForm.TEXT, label, inCourtTime(hint), required);
        }
        if (type == String.class) {
            InputType inputType = SENTENCES.contains(component.getName()) ? InputType.TEXT : InputType.LINE;
            return new FormField(path, inputType, JsonForm.TEXT, label, hint, required);
        }
        if (type == Integer.class) {
            return new FormField(path, InputType.NUMBER, JsonForm.NUMBER, label, hint, required);
        }
        if (type == CaseId.class) {
            return new FormField(path, InputType.LINE, JsonForm.TEXT, label, hint, required);
        }
        if (type == List.class && typeArgument(component, 0) == CaseId.class) {
            return new FormField(path, InputType.TEXT, JsonForm.LIST, label, hint, true);
        }
        if (type == Sha256.class) {
            return new FormField(path, InputType.LINE, JsonForm.TEXT, label, hint, required);
        }
        if (type == Boolean.class || type == boolean.class) {
            String blank = mayBeAbsent ? FactLabels.blank(component) : null;
            return new FormField(path, InputType.RADIOS, JsonForm.YES_NO, label, hint, required, yesNo(blank), null);
        }
        if (type == Long.class || type == long.class) {
            List<FormOption> entries =
                    switch (component.getName()) {
                        case "replaces" -> choices.struck();
                        case "cures" -> choices.deficient();
                        default -> choices.entries();
                    };
            return new FormField(
                    path,
                    InputType.SELECT,
                    JsonForm.NUMBER,
                    label,
                    hint,
                    required,
                    entries,
                    FactLabels.blank(component),
                    null);
        }
        if (type == List.class) {
            boolean mustAct = component.getName().equals("onBehalfOf");
            return new FormField(
                    path,
                    InputType.CHECKBOXES,
                    typeArgument(component, 0) == TermRef.class ? JsonForm.TERM : JsonForm.TEXT,
                    label,
                    hint,
                    mustAct,
                    typeArgument(component, 0).isEnum()
                            ? FactLabels.options(typeArgument(component, 0))
                            : options(typeArgument(component, 0)),
                    mayBeAbsent ? Messages.get("recording.form.noneOfThese") : null,
                    mustAct ? PARTY : null);
        }
        if (introducesName(component)) {
            String shortName = sentences(hint, Messages.get("recording.form.shortName", example(type)));
            return new FormField(path, InputType.LINE, JsonForm.TEXT, label, shortName, required);
        }
        return new FormField(
                path,
                InputType.SELECT,
                type == TermRef.class ? JsonForm.TERM : JsonForm.TEXT,
                label,
                hint,
                required,
                type.isEnum() ? FactLabels.options(type) : options(type),
                FactLabels.blank(component),
                required ? prerequisite(type) : null);
    }

    private boolean introducesName(RecordComponent component) {
        return component.getDeclaringRecord() == fact
                && (fact.equals(NAMED_IN.get(component.getType()))
                        || (component.getName().equals("offer") && NAMES_OWN_OFFER.contains(fact)));
    }

    private String example(Class<?> type) {
        if (type == PartyId.class) {
            return "defendant-" + (choices.parties().size() + 1);
        }
        if (type == OfferId.class) {
            return fact == DemandServed.class ? "demand-1" : "counteroffer-1";
        }
        if (type == OrderId.class) {
            return "ecf-61";
        }
        return type == EventKey.class ? "settlement-conference" : "counsel-1";
    }

    private List<FormOption> options(Class<?> type) {
        if (type == PartyId.class) {
            return choices.parties();
        }
        if (type == CounselId.class) {
            return choices.counsel();
        }
        if (type == EventKey.class) {
            return choices.events();
        }
        if (type == OccasionId.class) {
            return choices.occasions();
        }
        if (type == OfferId.class) {
            return choices.offers();
        }
        if (type == OrderId.class) {
            return choices.orders();
        }
        if (type == TermRef.class) {
            return choices.terms();
        }
        if (type == String.class) {
            return choices.sections();
        }
        throw new IllegalStateException("no form has a field for " + type);
    }

    private static @Nullable Prerequisite prerequisite(Class<?> type) {
        if (type == PartyId.class) {
            return PARTY;
        }
        if (type == CounselId.class) {
            return COUNSEL;
        }
        if (type == EventKey.class) {
            return EVENT;
        }
        if (type == OfferId.class) {
            return OFFER;
        }
        return type == OrderId.class || type == TermRef.class ? ORDER : null;
    }

    /** @param blank the label of leaving it blank; null if an answer is required */
    static List<FormOption> yesNo(@Nullable String blank) {
        var options = new ArrayList<>(List.of(
                FormOption.of("true", Messages.get("recording.form.yes")),
                FormOption.of("false", Messages.get("recording.form.no"))));
        if (blank != null) {
            options.add(FormOption.of("", blank));
        }
        return options;
    }

    private String inCourtTime(@Nullable String hint) {
        return sentences(hint, Messages.get("recording.form.courtTime", choices.clock()));
    }

    private static String sentences(@Nullable String first, String second) {
        return first == null ? second : first + " " + second;
    }

    /** @return the label of an attribute or parameter that an order or template defines */
    static String words(String name) {
        String words = FactNames.attribute(name.replace('-', ' '));
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static Class<?> typeArgument(RecordComponent component, int index) {
        Type type = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[index];
        return (Class<?>) type;
    }
}
