package org.goodfaith.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.goodfaith.events.CaseId;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.EventKey;
import org.goodfaith.events.FactNames;
import org.goodfaith.events.OfferId;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.UsDates;
import org.jspecify.annotations.Nullable;

/** A possible mistake in a recorded entry. A warning never prevents recording. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface RecordingWarning {

    /** Returns the warning in one or two sentences for a clerk. */
    String detail();

    /**
     * The record already has the same act of the same party on the same day.
     *
     * @param entry the sequence number of the earlier entry
     * @param fact the name of the fact
     * @param party the party that acted; absent if no party did
     * @param at the time of the new entry
     */
    @JsonTypeName("likely-duplicate")
    record LikelyDuplicate(
            long entry, String fact, @Nullable PartyId party, CourtTime at) implements RecordingWarning {

        @Override
        public String detail() {
            return "Entry " + entry + " already records \"" + FactNames.name(fact) + '"'
                    + (party == null ? "" : " for the same party") + " on " + UsDates.day(at.on())
                    + ". If both are the same act, strike one of them.";
        }
    }

    /** Another entry records that nobody came for the party, or that somebody did. */
    @JsonTypeName("contradictory-appearance")
    record ContradictoryAppearance(long entry, String fact, PartyId party) implements RecordingWarning {

        @Override
        public String detail() {
            return "Entry " + entry + " records \"" + FactNames.name(fact) + "\" for " + party
                    + " at the same event. A party either appeared or did not. Strike the wrong entry.";
        }
    }

    /**
     * An appearance is not dated on the day of the event.
     *
     * @param day the day on which the event took place or for which it is set
     */
    @JsonTypeName("appearance-on-another-day")
    record AppearanceOnAnotherDay(EventKey event, LocalDate day) implements RecordingWarning {

        @Override
        public String detail() {
            return "The event " + event + " is on record for " + UsDates.day(day)
                    + ". Enter the day of the event as the date, or record first that the event was held on another day.";
        }
    }

    /** An offer names no recipient, and no party owes an answer. */
    @JsonTypeName("offer-without-recipient")
    record OfferWithoutRecipient(OfferId offer) implements RecordingWarning {

        @Override
        public String detail() {
            return "The offer " + offer
                    + " names no recipient, so no party owes an answer. To change this, strike the entry and record it with its"
                    + " recipients.";
        }
    }

    /** An offer was accepted after it was withdrawn or replaced by a newer offer. */
    @JsonTypeName("accepted-after-withdrawal")
    record AcceptedAfterWithdrawal(OfferId offer, CourtTime withdrawnAt) implements RecordingWarning {

        @Override
        public String detail() {
            return "The offer " + offer + " was withdrawn on " + withdrawnAt.inWords()
                    + ", before it was accepted. Check both dates.";
        }
    }

    /**
     * A statement lists sections that no term in force requires, perhaps under other names.
     *
     * @param sections the sections that no term requires
     * @param known the sections that terms in force require
     */
    @JsonTypeName("unknown-sections")
    record UnknownSections(List<String> sections, List<String> known) implements RecordingWarning {

        public UnknownSections {
            sections = List.copyOf(sections);
            known = List.copyOf(known);
        }

        @Override
        public String detail() {
            return "No order in force requires the section" + (sections.size() == 1 ? " " : "s ")
                    + String.join(", ", sections) + ". Required sections: " + String.join(", ", known) + ".";
        }
    }

    /** A free-text field contains an amount of money, which may be the content of an offer. */
    @JsonTypeName("amount-in-text")
    record AmountInText(String field) implements RecordingWarning {

        @Override
        public String detail() {
            return field
                    + " contains an amount of money. The content of an offer must not be recorded. If the amount was"
                    + " offered, strike this entry and record it without the amount.";
        }
    }

    /** Another party of the case has the same name. */
    @JsonTypeName("same-name")
    record SameName(PartyId party, String name) implements RecordingWarning {

        @Override
        public String detail() {
            return "The party " + party + " of this case is also called " + name
                    + ". If both are one party, strike one of them and record its other role with the roles of the first.";
        }
    }

    /** The name of a party is a placeholder for persons not identified yet. */
    @JsonTypeName("not-named")
    record NotNamed(PartyId party, String name) implements RecordingWarning {

        @Override
        public String detail() {
            return name + " is a placeholder for persons who are not identified yet. The party " + party
                    + " owes nothing until its name or its service is recorded.";
        }
    }

    /**
     * The docket number could be that of a case on record, because one of the two lacks the divisional office.
     *
     * @param cases the cases on record that it could be
     */
    @JsonTypeName("possibly-same-case")
    record PossiblySameCase(List<CaseId> cases) implements RecordingWarning {

        public PossiblySameCase {
            cases = List.copyOf(cases);
        }

        @Override
        public String detail() {
            return "This docket number could be that of "
                    + cases.stream().map(CaseId::value).collect(Collectors.joining(", "))
                    + ", which is on record. One of the numbers lacks the number of the office before the colon.";
        }
    }
}
