package org.goodfaith.rulebook.participants;

import java.util.List;
import java.util.stream.Stream;
import org.goodfaith.events.Names;
import org.goodfaith.events.PartyAmended;
import org.goodfaith.events.PartyId;
import org.goodfaith.events.PartyJoined;
import org.goodfaith.events.PartySubstituted;
import org.goodfaith.events.Service;
import org.goodfaith.events.Side;
import org.goodfaith.rulebook.schedule.Source;
import org.jspecify.annotations.Nullable;

/**
 * A party, or the successor in its place.
 *
 * @param service whether it is served and named; null if it owes what orders impose and its service was not recorded
 * @param joined the entry with which it joined
 * @param boundBy the entry since which it owes what orders impose; null while it is not served or not named
 * @param dismissed the entry that dismissed it; null if it was not dismissed
 * @param descriptions its names and descriptions, in the order of valid time; never empty
 */
public record Party(
        PartyId id,
        Side side,
        @Nullable Service service,
        Source joined,
        @Nullable Source boundBy,
        @Nullable Source dismissed,
        List<PartyDescription> descriptions) {

    public Party {
        descriptions = List.copyOf(descriptions);
    }

    static Party of(PartyJoined f, Source by) {
        boolean served = f.serviceOrUsual() == Service.SERVED;
        return new Party(
                f.party(),
                f.side(),
                served ? f.service() : f.serviceOrUsual(),
                by,
                served ? by : null,
                null,
                List.of(PartyDescription.of(f, by)));
    }

    /** @return its present name and description */
    public PartyDescription description() {
        return descriptions.getLast();
    }

    public String name() {
        return description().name();
    }

    Party dismissed(Source by) {
        return dismissed == null ? new Party(id, side, service, joined, boundBy, by, descriptions) : this;
    }

    Party served(Source by) {
        return bound(Service.SERVED, by);
    }

    Party amended(PartyAmended f, Source by) {
        return described(description().amended(f, by)).named(f.name(), by);
    }

    Party succeeded(PartySubstituted f, Source by) {
        return described(description().succeeded(f, by)).named(f.successor(), by);
    }

    private Party described(PartyDescription description) {
        return new Party(
                id,
                side,
                service,
                joined,
                boundBy,
                dismissed,
                Stream.concat(descriptions.stream(), Stream.of(description)).toList());
    }

    /** A name binds a party that had none. */
    private Party named(@Nullable String name, Source by) {
        return name != null && service == Service.NOT_NAMED && !Names.standsForUnknown(name) ? bound(null, by) : this;
    }

    private Party bound(@Nullable Service how, Source by) {
        return new Party(id, side, how, joined, boundBy == null ? by : boundBy, dismissed, descriptions);
    }
}
