package org.goodfaith.command.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.goodfaith.events.AttendeeRole;
import org.goodfaith.events.Authority;
import org.goodfaith.events.Channel;
import org.goodfaith.events.EventKind;
import org.goodfaith.events.EventMode;
import org.goodfaith.events.PartyKind;
import org.goodfaith.events.ShortName;
import org.goodfaith.events.Visibility;
import org.goodfaith.orders.Anchor;
import org.goodfaith.orders.Citation;
import org.goodfaith.orders.Due;
import org.goodfaith.orders.Ending;
import org.goodfaith.orders.Modality;
import org.goodfaith.orders.Nonparty;
import org.goodfaith.orders.Obligor;
import org.goodfaith.orders.PartyFilter;
import org.goodfaith.orders.Performance;
import org.goodfaith.orders.Period;
import org.goodfaith.orders.Reading;
import org.goodfaith.orders.Requirement;
import org.goodfaith.orders.Term;
import org.goodfaith.orders.Trigger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Checks that the published schema matches the records of the order model. */
class OrderSchemaTest {

    private static final JsonNode DEFS = OrderSchema.document().get("$defs");

    private static final Map<String, Class<? extends Record>> RECORDS = Map.of(
            "event", EventSetting.class,
            "term", Term.class,
            "obligor", Obligor.class,
            "nonparty", Nonparty.class,
            "citation", Citation.class,
            "reading", Reading.class,
            "performance", Performance.class,
            "party-filter", PartyFilter.class);

    private static final Map<String, Class<?>> KINDS = Map.of(
            "due", Due.class,
            "anchor", Anchor.class,
            "trigger", Trigger.class,
            "requirement", Requirement.class,
            "ending", Ending.class);

    @ParameterizedTest(name = "{0}")
    @MethodSource("records")
    void hasThePropertiesOfTheRecord(String name, Class<? extends Record> type) {
        var def = DEFS.get(name);
        var components = Arrays.stream(type.getRecordComponents()).toList();
        boolean ofAKind = name.contains("-") && !name.equals("party-filter");

        assertThat(def.get("properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                ofAKind ? Stream.of("kind") : Stream.empty(),
                                components.stream().map(RecordComponent::getName))
                        .toList());
        assertThat(def.get("additionalProperties").booleanValue()).isFalse();
        assertThat(strings(def.get("required")))
                .containsAll(components.stream()
                        .filter(component -> !isNullable(component) && !mayBeLeftOut(component))
                        .map(RecordComponent::getName)
                        .toList())
                .isSubsetOf(Stream.concat(
                                Stream.of("kind"),
                                components.stream()
                                        .filter(component -> !isNullable(component))
                                        .map(RecordComponent::getName))
                        .toList());
        assertThat(def.get("description").asString()).isNotBlank();
    }

    static Stream<Arguments> records() {
        return Stream.concat(
                RECORDS.entrySet().stream().map(e -> arguments(e.getKey(), e.getValue())),
                KINDS.entrySet().stream()
                        .flatMap(e -> Arrays.stream(e.getValue().getPermittedSubclasses())
                                .map(kind -> arguments(e.getKey() + "-" + kindName(kind), kind))));
    }

    @Test
    void listsEveryKind() {
        KINDS.forEach((name, type) -> assertThat(strings(DEFS.at("/" + name + "/properties/kind/enum")))
                .as(name)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(type.getPermittedSubclasses())
                        .map(OrderSchemaTest::kindName)
                        .toList()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("enums")
    void listsEveryValue(String place, Class<? extends Enum<?>> type) {
        assertThat(strings(DEFS.at(place)))
                .containsExactlyElementsOf(
                        Arrays.stream(type.getEnumConstants()).map(Enum::name).toList());
    }

    static Stream<Arguments> enums() {
        return Stream.of(
                arguments("/channel/enum", Channel.class),
                arguments("/event/properties/kind/enum", EventKind.class),
                arguments("/event/properties/mode/enum", EventMode.class),
                arguments("/term/properties/modality/enum", Modality.class),
                arguments("/term/properties/visibility/enum", Visibility.class),
                arguments("/obligor/properties/who/enum", Obligor.Who.class),
                arguments("/obligor/properties/how/enum", Obligor.How.class),
                arguments("/obligor/properties/actor/enum", Obligor.Actor.class),
                arguments("/nonparty/properties/kind/enum", Nonparty.Kind.class),
                arguments("/due-counted/properties/unit/enum", Period.Unit.class),
                arguments("/due-counted/properties/direction/enum", Period.Direction.class),
                arguments("/requirement-attended-by/properties/roles/items/enum", AttendeeRole.class),
                arguments("/requirement-attended-only-by/properties/roles/items/enum", AttendeeRole.class),
                arguments("/requirement-attended-by/properties/authorities/items/enum", Authority.class),
                arguments("/party-filter/properties/kinds/items/enum", PartyKind.class));
    }

    @Test
    void hasTheLimitsOfShortNamesAndPeriods() {
        assertThat(DEFS.at("/short-name/pattern").asString()).isEqualTo("^" + ShortName.PATTERN + "$");
        assertThat(DEFS.at("/due-counted/properties/amount/maximum").intValue()).isEqualTo(Period.AMOUNT_MAX);
    }

    @Test
    void allowsTheSameKeysInATemplateAsInATerm() {
        for (String name : List.of("term", "event")) {
            assertThat(DEFS.at("/template-" + name + "/else/properties").propertyNames())
                    .containsExactlyElementsOf(
                            DEFS.at("/" + name + "/properties").propertyNames());
            assertThat(DEFS.at("/template-" + name + "/else/required")).isEqualTo(DEFS.at("/" + name + "/required"));
        }
    }

    @Test
    void listsEveryTypeOfParameter() {
        assertThat(strings(DEFS.at("/parameter/properties/type/enum")))
                .containsExactlyElementsOf(Arrays.stream(TemplateParameter.Type.values())
                        .map(TemplateParameter.Type::toString)
                        .toList());
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean mayBeLeftOut(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonSetter.class);
    }

    private static String kindName(Class<?> kind) {
        return kind.getAnnotation(JsonTypeName.class).value();
    }

    private static List<String> strings(JsonNode values) {
        return values.valueStream().map(JsonNode::asString).toList();
    }
}
