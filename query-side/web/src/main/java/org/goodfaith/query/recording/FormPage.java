package org.goodfaith.query.recording;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.goodfaith.query.page.Messages;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A form on its page, and the API operation that receives it.
 *
 * @param title the heading
 * @param purpose one or two sentences below the heading
 * @param address the path of the page
 * @param api the path of the operation below the root of the API
 * @param body converts the values to the body of the request
 * @param choices the options from the case; null if there is no case yet
 * @param live whether a preview beside the form is updated while it is filled in
 */
public record FormPage(
        String title,
        String purpose,
        String address,
        String api,
        RequestForm form,
        Function<FormValues, JsonNode> body,
        @Nullable FormChoices choices,
        boolean live) {

    FormPage(
            String title,
            String purpose,
            String address,
            String api,
            RequestForm form,
            Function<FormValues, JsonNode> body,
            @Nullable FormChoices choices) {
        this(title, purpose, address, api, form, body, choices, false);
    }

    /** @return the court's zone; UTC if there is no case yet, when no form asks for a time */
    ZoneId zone() {
        return choices == null ? ZoneOffset.UTC : choices.zone();
    }

    /** @return the title with the caption of the case, for the browser */
    public String titleOfPage() {
        return choices == null ? title : Messages.get("recording.form.title", title, choices.caption());
    }

    /** @return the name of a party by its short name */
    public String name(String party) {
        return choices == null ? party : choices.name(party);
    }
}
