package org.goodfaith.query.certificate;

import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.text.Bidi;

/** Puts text that is written from right to left, such as Hebrew, in the order in which it is read. */
final class RightToLeft implements BidiReorderer {

    static void teach(PdfRendererBuilder pdf) {
        pdf.useUnicodeBidiSplitter(Splitter::new);
        pdf.useUnicodeBidiReorderer(new RightToLeft());
    }

    @Override
    public String reorderRTLTextToLTR(String text) {
        var reversed = new StringBuilder(text).reverse();
        for (int i = 0; i < reversed.length(); i++) {
            reversed.setCharAt(i, mirrored(reversed.charAt(i)));
        }
        return reversed.toString();
    }

    private static char mirrored(char character) {
        return switch (character) {
            case '(' -> ')';
            case ')' -> '(';
            case '[' -> ']';
            case ']' -> '[';
            default -> character;
        };
    }

    /** Arabic letters stand unjoined, each in its basic form. */
    @Override
    public String shapeText(String text) {
        return text;
    }

    @Override
    public String deshapeText(String text) {
        return text;
    }

    @Override
    public boolean isLiveImplementation() {
        return true;
    }

    /** Cuts a paragraph into runs of one direction. */
    private static final class Splitter implements BidiSplitter {

        private Bidi paragraph = new Bidi("", Bidi.DIRECTION_LEFT_TO_RIGHT);

        @Override
        public void setParagraph(String text, byte direction) {
            paragraph = new Bidi(text, direction == RTL ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
        }

        @Override
        public int countTextRuns() {
            return paragraph.getRunCount();
        }

        @Override
        public BidiTextRun getVisualRun(int index) {
            int start = paragraph.getRunStart(index);
            boolean rightToLeft = paragraph.getRunLevel(index) % 2 != 0;
            return new BidiTextRun(start, paragraph.getRunLimit(index) - start, rightToLeft ? RTL : LTR);
        }

        @Override
        public byte getBaseDirection(String text) {
            return new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight() ? LTR : RTL;
        }
    }
}
