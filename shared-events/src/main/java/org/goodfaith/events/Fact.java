package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * A fact on the record of one case.
 *
 * <p>Record names and component names and types are the stored format. A new component needs a new revision with an
 * upcaster. Components are never renamed or removed. A fact records that an offer or statement was made, when, by whom
 * and in what form, but never its content (Fed. R. Evid. 408; 28 U.S.C. § 652(d)).
 *
 * <p>An attribute of form is true, false or absent. Absent means <em>not recorded</em>, never false.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Fact permits PartyAct, CourtAct, RecordAct {

    /** Returns the time, channel and evidence of the fact. */
    Circumstances circumstances();

    /** Returns the visibility of this kind of fact, which applies unless the fact has its own. */
    Visibility usualVisibility();

    /** Returns the visibility of this fact. */
    default Visibility visibility() {
        return Optional.ofNullable(circumstances().visibility()).orElseGet(this::usualVisibility);
    }

    /** Returns the name of the fact, which is also its stored type, such as {@code DemandServed}. */
    default String factName() {
        return getClass().getSimpleName();
    }

    /** Returns a copy of this fact with other circumstances. */
    default Fact with(Circumstances circumstances) {
        return FactTypes.with(this, circumstances);
    }
}
