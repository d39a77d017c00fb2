package org.goodfaith.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.FactNames;
import org.goodfaith.events.OfferId;
import org.goodfaith.events.PartyId;
import org.jspecify.annotations.Nullable;

/** Something odd about what was recorded. It was recorded all the same. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface RecordingWarning {

    /** @return the oddity, in a sentence for a clerk */
    String detail();

    /**
     * The same act of the same party on the same day is on record already.
     *
     * @param entry the earlier entry
     * @param fact the kind of act
     * @param party who acted; absent if no party did
     * @param at when it happened, as now recorded
     */
    @JsonTypeName("likely-duplicate")
    record LikelyDuplicate(
            long entry, String fact, @Nullable PartyId party, CourtTime at) implements RecordingWarning {

        @Override
        public String detail() {
            return "Entry " + entry + " already records \"" + FactNames.name(fact) + '"'
                    + (party == null ? "" : " for the same party") + " on " + at.on()
                    + ". If both are the same act, strike one of them.";
        }
    }

    /** An offer names nobody it was made to, so nobody is asked to answer it. */
    @JsonTypeName("offer-to-nobody")
    record OfferToNobody(OfferId offer) implements RecordingWarning {

        @Override
        public String detail() {
            return "The offer " + offer + " names nobody it was made to, so nobody is shown as owing an answer.";
        }
    }

    /** An offer was accepted after it was withdrawn, or after a newer one took its place. */
    @JsonTypeName("accepted-after-withdrawal")
    record AcceptedAfterWithdrawal(OfferId offer, CourtTime withdrawnAt) implements RecordingWarning {

        @Override
        public String detail() {
            return "The offer " + offer + " was withdrawn on " + withdrawnAt.inWords() + ", before it was accepted.";
        }
    }

    /**
     * A statement is said to have sections that no term in force asks for, perhaps under other names.
     *
     * @param sections those sections
     * @param known the sections that are asked for
     */
    @JsonTypeName("unknown-sections")
    record UnknownSections(List<String> sections, List<String> known) implements RecordingWarning {

        public UnknownSections {
            sections = List.copyOf(sections);
            known = List.copyOf(known);
        }

        @Override
        public String detail() {
            return "No order in force asks for the section" + (sections.size() == 1 ? " " : "s ")
                    + String.join(", ", sections) + ". The sections asked for are " + String.join(", ", known) + ".";
        }
    }

    /** A text that anybody may word names an amount of money, which may be what was offered. */
    @JsonTypeName("amount-in-text")
    record AmountInText(String field) implements RecordingWarning {

        @Override
        public String detail() {
            return field + " names an amount of money. What was offered is never recorded: if it is that, strike the"
                    + " entry and record it without.";
        }
    }
}
