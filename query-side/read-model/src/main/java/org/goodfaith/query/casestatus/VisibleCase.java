package org.goodfaith.query.casestatus;

import java.util.List;
import java.util.Optional;
import org.goodfaith.query.access.AccessPolicy;
import org.goodfaith.query.access.Audience;
import org.goodfaith.query.viewpoint.ResolvedViewpoint;
import org.goodfaith.rulebook.conduct.Indicator;
import org.goodfaith.rulebook.conduct.TrailLine;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.time.Court;
import org.jspecify.annotations.Nullable;

/** A case, filtered by what the caller may see. */
record VisibleCase(CaseAtViewpoint whole, AccessPolicy access) implements CaseAtViewpoint {

    @Override
    public Court court() {
        return whole.court();
    }

    @Override
    public ResolvedViewpoint seen() {
        return whole.seen();
    }

    @Override
    public @Nullable Long throughEntry() {
        return whole.throughEntry();
    }

    @Override
    public Optional<CaseFile> file() {
        return whole.file()
                .map(file -> file.showing(
                        access.visible(
                                file.events(),
                                event -> new Audience(event.current().visibility(), List.of())),
                        access.visible(file.offers(), offer -> new Audience(offer.visibility(), offer.madeBy()))));
    }

    @Override
    public List<Obligation> obligations() {
        return access.visible(whole.obligations(), VisibleCase::audience);
    }

    @Override
    public Optional<ObligationView.NextView> nextChange(Obligation obligation) {
        return access.admits(audience(obligation)) ? whole.nextChange(obligation) : Optional.empty();
    }

    private static Audience audience(Obligation obligation) {
        return new Audience(obligation.term().visibility(), obligation.obligors());
    }

    @Override
    public List<TrailLine> trail() {
        return access.visible(whole.trail(), line -> switch (line) {
            case TrailLine.FactLine l ->
                new Audience(l.visibility(), PartyLane.side(l.entry().fact()));
            case TrailLine.StatusLine l -> new Audience(l.visibility(), l.parties());
        });
    }

    @Override
    public List<TrailLine.StatusLine> shownThen() {
        return access.visible(whole.shownThen(), line -> new Audience(line.visibility(), line.parties()));
    }

    @Override
    public List<Indicator> indicators() {
        return access.visible(
                whole.indicators(), indicator -> new Audience(indicator.visibility(), List.of(indicator.party())));
    }

    @Override
    public List<EntryLine> entries() {
        return visible(whole.entries());
    }

    @Override
    public List<EntryLine> onRecord() {
        return visible(whole.onRecord());
    }

    private List<EntryLine> visible(List<EntryLine> entries) {
        return access.visible(
                entries,
                line -> new Audience(
                        line.visibility(), PartyLane.side(line.entry().fact())));
    }
}
