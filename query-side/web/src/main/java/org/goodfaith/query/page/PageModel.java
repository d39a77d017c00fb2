package org.goodfaith.query.page;

import org.goodfaith.query.live.LiveStreams;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Adds the model attributes of every page. */
@ControllerAdvice(annotations = PageController.class)
class PageModel {

    private final LiveStreams streams;

    PageModel(LiveStreams streams) {
        this.streams = streams;
    }

    @ModelAttribute("words")
    PageWords words() {
        return PageWords.WORDS;
    }

    /** Returns the stream position before the page is read, so that the browser receives every later change. */
    @ModelAttribute("heard")
    String heard() {
        return streams.position();
    }
}
