package org.goodfaith.query.certificate;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.goodfaith.events.CourtTime;
import org.goodfaith.events.Fact;
import org.goodfaith.events.FactNames;
import org.goodfaith.events.UsDates;

/** Words and formats used on a certificate. */
final class CertificateWording {

    private static final Pattern ACRONYM = Pattern.compile("[A-Z]{2,}");
    private static final Pattern QUOTATION = Pattern.compile("\"([^\"]*)\"");
    private static final int QUOTATION_MAX = 48;

    private CertificateWording() {}

    static String moment(Instant moment, ZoneId zone) {
        var local = moment.atZone(zone);
        return UsDates.weekday(local.toLocalDate()) + ", " + UsDates.time(local);
    }

    static String time(CourtTime time) {
        return time.inWords();
    }

    /** @return such as {@code Statement submitted} or {@code VDRP notice filed} */
    static String fact(String name) {
        return FactNames.name(name);
    }

    /** @return such as {@code statement submitted} or {@code VDRP notice filed} */
    static String inASentence(String name) {
        String words = fact(name);
        return ACRONYM.matcher(words).lookingAt()
                ? words
                : words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    /** @return the docket reference, such as {@code , ECF No. 61}; empty if there is none */
    static String docketEntry(Fact fact) {
        String number = fact.circumstances().docketReference();
        return number == null ? "" : ", ECF No. " + number;
    }

    /** @return the same view with long quotations shortened */
    static String shortened(String text) {
        return QUOTATION
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement("\"" + beginning(found.group(1)) + "\""));
    }

    private static String beginning(String quotation) {
        if (quotation.length() <= QUOTATION_MAX) {
            return quotation;
        }
        int end = quotation.lastIndexOf(' ', QUOTATION_MAX);
        return quotation.substring(0, end > 0 ? end : quotation.offsetByCodePoints(0, 1)) + " \u2026";
    }
}
