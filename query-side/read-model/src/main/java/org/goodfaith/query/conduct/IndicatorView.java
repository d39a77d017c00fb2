package org.goodfaith.query.conduct;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.goodfaith.events.CounselId;
import org.goodfaith.events.Visibility;
import org.goodfaith.query.casestatus.CaseAtViewpoint;
import org.goodfaith.rulebook.conduct.Indicator;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of an indicator: one objective fact about the conduct of a party or its counsel.
 *
 * @param leaning how courts usually regard facts of this kind; it is not a weight
 * @param counsel the attorneys, if it is about them rather than their client
 * @param forDays the number of days it has lasted at the viewpoint, if it lasts
 */
@Schema(name = "Indicator")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IndicatorView(
        Indicator.Kind kind,
        Indicator.Leaning leaning,
        String party,
        List<String> counsel,
        String says,
        @Nullable String obligation,
        List<Long> entries,
        OffsetDateTime from,
        @Nullable Long forDays,
        Visibility visibility) {

    public static IndicatorView of(Indicator indicator, CaseAtViewpoint shown) {
        ZoneId zone = shown.court().zone();
        return new IndicatorView(
                indicator.kind(),
                indicator.kind().leaning(),
                indicator.party().value(),
                indicator.counsel().stream().map(CounselId::value).toList(),
                indicator.text(),
                indicator.obligation() == null ? null : indicator.obligation().value(),
                indicator.entries(),
                indicator.from().atZone(zone).toOffsetDateTime(),
                indicator.kind() == Indicator.Kind.OFFER_UNANSWERED ? days(indicator, shown, zone) : null,
                indicator.visibility());
    }

    private static long days(Indicator indicator, CaseAtViewpoint shown, ZoneId zone) {
        LocalDate from = indicator.from().atZone(zone).toLocalDate();
        return ChronoUnit.DAYS.between(
                from, shown.seen().at().asOf().atZone(zone).toLocalDate());
    }
}
