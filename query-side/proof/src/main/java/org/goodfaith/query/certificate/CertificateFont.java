package org.goodfaith.query.certificate;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The fonts shipped with Goodfaith. The certificate does not depend on fonts of the machine. */
final class CertificateFont {

    private static final String TEXT = "DejaVuSansCondensed.ttf";
    private static final String BOLD = "DejaVuSansCondensed-Bold.ttf";
    private static final String MONO = "DejaVuSansMono.ttf";
    private static final String CJK = "DroidSansFallbackFull.ttf";
    private static final int NORMAL_WEIGHT = 400;
    private static final int BOLD_WEIGHT = 700;

    private final List<CmapLookup> text = List.of(glyphs(TEXT), glyphs(BOLD));
    private final CmapLookup cjk = glyphs(CJK);

    void registerWith(PdfRendererBuilder pdf) {
        pdf.useFont(() -> open(TEXT), "Text", NORMAL_WEIGHT, FontStyle.NORMAL, true);
        pdf.useFont(() -> open(BOLD), "Text", BOLD_WEIGHT, FontStyle.NORMAL, true);
        pdf.useFont(() -> open(MONO), "Mono", NORMAL_WEIGHT, FontStyle.NORMAL, true);
        pdf.useFont(() -> open(CJK), "Cjk", NORMAL_WEIGHT, FontStyle.NORMAL, true);
    }

    /** @return the text, with each character that the fonts lack replaced by its code point, such as [U+1F680] */
    String legible(String text) {
        return text.codePoints()
                .mapToObj(character -> has(character)
                        ? Character.toString(character)
                        : "[U+" + "%04X".formatted(character).toUpperCase(Locale.ROOT) + "]")
                .collect(Collectors.joining());
    }

    private boolean has(int character) {
        return character == '\n'
                || text.stream().allMatch(glyphs -> glyphs.getGlyphId(character) != 0)
                || cjk.getGlyphId(character) != 0;
    }

    private static CmapLookup glyphs(String name) {
        try (InputStream file = open(name);
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
            return font.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(CertificateFont.class.getResourceAsStream(name), name);
    }
}
