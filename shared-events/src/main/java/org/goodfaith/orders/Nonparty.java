package org.goodfaith.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.goodfaith.events.CounselId;
import org.goodfaith.events.FactNames;
import org.goodfaith.events.Texts;
import org.jspecify.annotations.Nullable;

/**
 * A person who owes an obligation but is not a party.
 *
 * @param kind the person's part in the case
 * @param name the name of the person; absent if the order names none
 * @param counsel the attorney, if of record in the case; absent otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Nonparty(
        Kind kind, @Nullable String name, @Nullable CounselId counsel) {

    /** The part in the case of a person who is not a party. */
    public enum Kind {
        /** The mediator, evaluator or other neutral. */
        NEUTRAL,
        /** An attorney who owes the term in person, apart from the client. */
        ATTORNEY,
        /** An insurance carrier. */
        CARRIER,
        /** The clerk of the court. */
        CLERK
    }

    /** @throws IllegalArgumentException if the name is malformed */
    public Nonparty {
        if (name != null) {
            Texts.requireLine("name", name);
        }
    }

    /** Returns the person in words, such as "the neutral" or "Sample Person (neutral)". */
    public String inWords() {
        return counsel == null ? inWords(name) : inWords(name == null ? counsel.value() : name);
    }

    /** Returns the person in words, under this name. */
    public String inWords(@Nullable String known) {
        String part = FactNames.name(kind);
        return known == null ? "the " + part : known + " (" + part + ")";
    }

    public static Nonparty of(Kind kind) {
        return new Nonparty(kind, null, null);
    }
}
