package org.goodfaith.query.page;

import org.goodfaith.query.live.LiveStreams;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page has at hand. */
@ControllerAdvice(basePackages = {"org.goodfaith.query.page", "org.goodfaith.query.recording"})
class PageModel {

    private final LiveStreams streams;

    PageModel(LiveStreams streams) {
        this.streams = streams;
    }

    @ModelAttribute("words")
    PageWords words() {
        return PageWords.WORDS;
    }

    /** Asked for before the page is read, so that whatever is missing in it is heard of afterwards. */
    @ModelAttribute("heard")
    String heard() {
        return streams.position();
    }
}
