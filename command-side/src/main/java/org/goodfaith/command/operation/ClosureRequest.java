package org.goodfaith.command.operation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.goodfaith.cases.CalendarCommand;
import org.goodfaith.cases.ProclaimClosure;
import org.goodfaith.cases.Refusal;
import org.goodfaith.cases.Refused;
import org.goodfaith.cases.WithdrawClosure;
import org.goodfaith.command.problem.MalformedRequest;
import org.goodfaith.events.ClosureKind;
import org.goodfaith.events.ClosureProclaimed;
import org.goodfaith.events.CourtId;
import org.goodfaith.events.DatesCertain;
import org.goodfaith.events.ShortName;
import org.goodfaith.events.Texts;
import org.goodfaith.rulebook.time.Courts;
import org.jspecify.annotations.Nullable;

/**
 * The request body for proclaiming a closure.
 *
 * @param closure the short name of the closure, unique in the court
 * @param fromOn the first closed day
 * @param untilOn the last closed day, inclusive
 * @param kind the kind of closure
 * @param contested whether courts disagree on it
 * @param authority the authority that declared it, and where it can be read
 * @param datesCertain what a general order says of dates that an order fixes; null if it does not say
 */
@Schema(name = "Proclamation")
public record ClosureRequest(
        String closure,
        LocalDate fromOn,
        LocalDate untilOn,
        ClosureKind kind,
        boolean contested,
        String authority,
        @Nullable DatesCertain datesCertain) {

    /** @throws IllegalArgumentException if a component is malformed */
    public ClosureRequest {
        new ClosureProclaimed(CourtId.of("cand"), closure, fromOn, untilOn, kind, contested, authority, datesCertain);
    }

    /** @throws Refused if the court is unknown */
    public CalendarCommand command(CourtId court) {
        return new ProclaimClosure(new ClosureProclaimed(
                known(court), closure, fromOn, untilOn, kind, contested, authority, datesCertain));
    }

    /**
     * The request body for withdrawing a closure.
     *
     * @param reason the reason, in one or two sentences
     */
    @Schema(name = "Withdrawal")
    public record Withdrawal(String reason) {

        /** @throws IllegalArgumentException if the reason is malformed */
        public Withdrawal {
            Texts.requireNote("reason", reason);
        }

        /**
         * Returns the command.
         *
         * @throws Refused if the court is unknown
         * @throws MalformedRequest if the closure's name is malformed
         */
        public CalendarCommand command(CourtId court, String closure) {
            return new WithdrawClosure(known(court), shortName(closure), reason);
        }
    }

    /** @throws Refused if the court is unknown */
    static CourtId known(CourtId court) {
        if (Courts.find(court).isEmpty()) {
            throw new Refused(new Refusal.UnknownCourt(court));
        }
        return court;
    }

    /** @throws MalformedRequest if no closure can have this name */
    static String shortName(String closure) {
        if (!closure.matches(ShortName.PATTERN)) {
            throw new MalformedRequest(
                    MalformedRequest.MalformedKind.MALFORMED_PARAMETER,
                    "closure",
                    "'" + Texts.shown(closure) + "' is not the short name of a closure.");
        }
        return closure;
    }
}
