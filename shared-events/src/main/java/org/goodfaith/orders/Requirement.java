package org.goodfaith.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.goodfaith.events.AttendeeRole;
import org.goodfaith.events.Authority;
import org.goodfaith.events.Limits;
import org.goodfaith.events.Texts;
import org.jspecify.annotations.Nullable;

/**
 * A requirement of an order on the form or content of a performance.
 *
 * <p>An attribute is a component of the performing fact, the {@code channel} or the {@code pages} of its circumstances,
 * or a key of {@code PerformanceRecorded} or {@code NonpartyActRecorded}. A requirement does not apply to a fact
 * without its attribute. An attribute that was not recorded is not a failure.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Requirement {

    /** Returns the order's own words. */
    String words();

    /** The attribute must be true. */
    @JsonTypeName("affirmed")
    record Affirmed(String attribute, String words) implements Requirement {

        /** @throws IllegalArgumentException if a component is malformed */
        public Affirmed {
            requireTexts(attribute, words);
        }
    }

    /** The attribute, a count, must not exceed the limit. A count equal to the limit is allowed. */
    @JsonTypeName("at-most")
    record AtMost(String attribute, int limit, String words) implements Requirement {

        /** @throws IllegalArgumentException if a component is malformed */
        public AtMost {
            requireTexts(attribute, words);
        }
    }

    /** The attribute, a count, must reach the limit. A count equal to the limit is enough. */
    @JsonTypeName("at-least")
    record AtLeast(String attribute, int limit, String words) implements Requirement {

        /** @throws IllegalArgumentException if a component is malformed */
        public AtLeast {
            requireTexts(attribute, words);
        }
    }

    /**
     * The act must not be done before a day, as in "no earlier than 10 days before the conference".
     *
     * @param earliest the rule that sets the earliest day
     */
    @JsonTypeName("not-before")
    record NotBefore(Due earliest, String words) implements Requirement {

        /** @throws IllegalArgumentException if the words are malformed */
        public NotBefore {
            Texts.requireNote("words", words);
        }
    }

    /** The attribute must have one of these values, such as a channel or format. */
    @JsonTypeName("one-of")
    record OneOf(String attribute, List<String> values, String words) implements Requirement {

        /** @throws IllegalArgumentException if a component is malformed */
        public OneOf {
            requireTexts(attribute, words);
            values = List.copyOf(values);
            Limits.requireList("values", values);
            values.forEach(value -> Texts.requireLine("values", value));
            if (values.isEmpty()) {
                throw new IllegalArgumentException("values must list at least one value");
            }
        }
    }

    /** The attribute, a list, must include the item, such as a section. */
    @JsonTypeName("includes")
    record Includes(String attribute, String item, String words) implements Requirement {

        /** @throws IllegalArgumentException if a component is malformed */
        public Includes {
            requireTexts(attribute, words);
            Texts.requireLine("item", item);
        }
    }

    /**
     * A person must attend in one of these roles and, if authorities are listed, with one of them.
     *
     * @param appliesTo the parties it applies to; absent for all parties
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
            Limits.requireList("roles", roles);
            authorities = List.copyOf(authorities);
            Limits.requireList("authorities", authorities);
            if (roles.isEmpty()) {
                throw new IllegalArgumentException("roles must list at least one role");
            }
        }
    }

    /** No person may attend in any other role. */
    @JsonTypeName("attended-only-by")
    record AttendedOnlyBy(List<AttendeeRole> roles, String words) implements Requirement {

        /** @throws IllegalArgumentException if a component is malformed */
        public AttendedOnlyBy {
            Texts.requireNote("words", words);
            roles = List.copyOf(roles);
            Limits.requireList("roles", roles);
        }
    }

    /** Only these facts, of those that perform the term, satisfy the order. */
    @JsonTypeName("act-is")
    record ActIs(List<String> facts, String words) implements Requirement {

        /** @throws IllegalArgumentException if a component is malformed */
        public ActIs {
            Texts.requireNote("words", words);
            facts = List.copyOf(facts);
            Limits.requireList("facts", facts);
            facts.forEach(fact -> Texts.requireLine("facts", fact));
        }
    }

    /** A fact of this kind must have happened before the performance. */
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
