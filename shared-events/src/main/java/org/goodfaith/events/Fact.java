package org.goodfaith.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * Something that happened and that the record of one case shows.
 *
 * <p>The component names and types of its records are the stored format, and so are their names. Adding a component is
 * a new revision with an upcaster; renaming or removing one is not done. No fact carries what was offered, said or
 * demanded: only that it was, when, by whom and in what form (FRE 408, 28 U.S.C. § 652(d)).
 *
 * <p>Attributes of form are yes, no or absent, and absent means <em>not recorded</em>, never no.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Fact permits PartyAct, CourtAct, RecordAct {

    /** @return when, by what channel and with what evidence */
    Circumstances circumstances();

    /** @return who may see a fact of this kind when nothing else is said */
    Visibility usualVisibility();

    /** @return who may see this fact */
    default Visibility visibility() {
        return Optional.ofNullable(circumstances().visibility()).orElseGet(this::usualVisibility);
    }

    /**
     * @return the fact's name in the language of the field, which is also its stored type, such as {@code DemandServed}
     */
    default String factName() {
        return getClass().getSimpleName();
    }

    /** @return this fact under other circumstances, such as those that name the entry it replaces */
    default Fact with(Circumstances circumstances) {
        return FactTypes.with(this, circumstances);
    }
}
