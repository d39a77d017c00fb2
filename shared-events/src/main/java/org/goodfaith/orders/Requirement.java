package org.goodfaith.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.goodfaith.events.AttendeeRole;
import org.goodfaith.events.Authority;
import org.goodfaith.events.Texts;
import org.jspecify.annotations.Nullable;

/**
 * What an order asks of the form or content of a performance.
 *
 * <p>An attribute is a component of the performing fact, {@code channel} among its circumstances, or a key of
 * {@code PerformanceRecorded}. A requirement on an attribute that the performing fact does not have does not concern
 * it. An attribute that was not recorded is no failure.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Requirement {

    /** @return the order's own words for it */
    String words();

    /** An attribute must be yes. */
    @JsonTypeName("affirmed")
    record Affirmed(String attribute, String words) implements Requirement {

        /** @throws IllegalArgumentException if a component is malformed */
        public Affirmed {
            requireTexts(attribute, words);
        }
    }

    /** A count must not exceed a limit, inclusive. */
    @JsonTypeName("at-most")
    record AtMost(String attribute, int limit, String words) implements Requirement {

        /** @throws IllegalArgumentException if a component is malformed */
        public AtMost {
            requireTexts(attribute, words);
        }
    }

    /** An attribute must have one of these values, such as a channel or a format. */
    @JsonTypeName("one-of")
    record OneOf(String attribute, List<String> values, String words) implements Requirement {

        /** @throws IllegalArgumentException if a component is malformed */
        public OneOf {
            requireTexts(attribute, words);
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("values must name at least one");
            }
        }
    }

    /** A list must include an item, such as a section. */
    @JsonTypeName("includes")
    record Includes(String attribute, String item, String words) implements Requirement {

        /** @throws IllegalArgumentException if a component is malformed */
        public Includes {
            requireTexts(attribute, words);
            Texts.requireLine("item", item);
        }
    }

    /**
     * Somebody must attend in one of these roles and, where it says so, with one of these authorities.
     *
     * @param appliesTo the parties it is for; absent for all
     */
    @JsonTypeName("attended-by")
    record AttendedBy(
            List<AttendeeRole> roles,
            @JsonSetter(nulls = Nulls.AS_EMPTY) List<Authority> authorities,
            @Nullable PartyFilter appliesTo,
            String words)
            implements Requirement {

        /** @throws IllegalArgumentException if a component is malformed */
        public AttendedBy {
            Texts.requireNote("words", words);
            roles = List.copyOf(roles);
            authorities = List.copyOf(authorities);
            if (roles.isEmpty()) {
                throw new IllegalArgumentException("roles must name at least one");
            }
        }
    }

    /** Nobody may attend in any other role. */
    @JsonTypeName("attended-only-by")
    record AttendedOnlyBy(List<AttendeeRole> roles, String words) implements Requirement {

        /** @throws IllegalArgumentException if a component is malformed */
        public AttendedOnlyBy {
            Texts.requireNote("words", words);
            roles = List.copyOf(roles);
        }
    }

    /** Of the facts that perform the term, only these are what the order asks for. */
    @JsonTypeName("act-is")
    record ActIs(List<String> facts, String words) implements Requirement {

        /** @throws IllegalArgumentException if a component is malformed */
        public ActIs {
            Texts.requireNote("words", words);
            facts = List.copyOf(facts);
        }
    }

    /** A fact of this kind must have happened by then. */
    @JsonTypeName("preceded-by")
    record PrecededBy(String fact, String words) implements Requirement {

        /** @throws IllegalArgumentException if a component is malformed */
        public PrecededBy {
            Texts.requireLine("fact", fact);
            Texts.requireNote("words", words);
        }
    }

    private static void requireTexts(String attribute, String words) {
        Texts.requireLine("attribute", attribute);
        Texts.requireNote("words", words);
    }
}
