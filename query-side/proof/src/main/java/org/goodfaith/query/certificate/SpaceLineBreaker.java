package org.goodfaith.query.certificate;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.text.BreakIterator;
import java.util.Locale;

/** Breaks lines only at spaces, so that dates and times stay together. */
final class SpaceLineBreaker implements FSTextBreaker {

    private final BreakIterator lines = BreakIterator.getLineInstance(Locale.US);
    private String text = "";

    @Override
    public void setText(String text) {
        this.text = text;
        lines.setText(text);
    }

    @Override
    public int next() {
        int end = lines.next();
        while (end != BreakIterator.DONE && end < text.length() && !Character.isWhitespace(text.charAt(end - 1))) {
            end = lines.next();
        }
        return end;
    }
}
