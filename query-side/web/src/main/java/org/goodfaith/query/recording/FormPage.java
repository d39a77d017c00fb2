package org.goodfaith.query.recording;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A form on its page, and where what is filled in goes.
 *
 * @param title what is recorded
 * @param purpose what it is for, in a line or two
 * @param address of its page
 * @param api where it is recorded, under the API's root
 * @param form what is asked
 * @param body what the answers come to
 * @param matter what it can choose from; absent if the case is yet to be opened
 * @param live whether what it comes to is shown beside it while it is filled in
 */
public record FormPage(
        String title,
        String purpose,
        String address,
        String api,
        RequestForm form,
        Function<FormValues, JsonNode> body,
        @Nullable FormChoices matter,
        boolean live) {

    FormPage(
            String title,
            String purpose,
            String address,
            String api,
            RequestForm form,
            Function<FormValues, JsonNode> body,
            @Nullable FormChoices matter) {
        this(title, purpose, address, api, form, body, matter, false);
    }

    /** @return the zone of the court's clock; no times are asked for while there is no case */
    ZoneId zone() {
        return matter == null ? ZoneOffset.UTC : matter.zone();
    }

    /** @return what it is about, for the title of its pages */
    public String titleOfPage() {
        return matter == null ? title : title + ": " + matter.caption();
    }

    /** @return a party by its name */
    public String name(String party) {
        return matter == null ? party : matter.name(party);
    }
}
