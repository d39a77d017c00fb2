package org.goodfaith.query.certificate;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.PageSizeUnits;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.logging.Level;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.goodfaith.bundle.Bundle;
import org.goodfaith.events.CaseId;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Renders certificates from XHTML to tagged PDF. The output depends only on the bundle. */
@Component
class CertificatePdf {

    private static final String TEMPLATE = "org/goodfaith/query/certificate/certificate.xhtml";
    private static final int PAGES_WANTED = 2;
    private static final float LETTER_WIDTH_INCHES = 8.5f;
    private static final float LETTER_HEIGHT_INCHES = 11f;

    private final CertificateFont fonts = new CertificateFont();
    private final SpringTemplateEngine templates = new SpringTemplateEngine();

    CertificatePdf() {
        // Otherwise the library logs every font and page.
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
        var files = new ClassLoaderTemplateResolver(CertificatePdf.class.getClassLoader());
        files.setTemplateMode(TemplateMode.XML);
        files.setCharacterEncoding("UTF-8");
        templates.setTemplateResolver(files);
    }

    /**
     * @param root the base URL of the server without {@code /api}
     * @return the certificate, at the highest level of detail that fits {@value #PAGES_WANTED} pages; at the lowest
     *     level if none fits
     */
    byte[] print(Bundle bundle, CaseId caseId, String root) {
        CertifiedCase certified = CertifiedCase.of(bundle, caseId);
        var printed = new Printed(new ByteArrayOutputStream(), Integer.MAX_VALUE);
        for (CertificateDetail detail : CertificateDetail.values()) {
            if (printed.pages() > PAGES_WANTED) {
                printed = print(CertificateView.of(certified, root, detail), certified);
            }
        }
        return printed.file().toByteArray();
    }

    private record Printed(ByteArrayOutputStream file, int pages) {}

    private Printed print(CertificateView view, CertifiedCase certified) {
        var pdf = new PdfRendererBuilder();
        pdf.usePdfUaAccessibility(true);
        pdf.withProducer("Goodfaith");
        pdf.useDefaultPageSize(LETTER_WIDTH_INCHES, LETTER_HEIGHT_INCHES, PageSizeUnits.INCHES);
        pdf.useExternalResourceAccessControl((_, _) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        fonts.registerWith(pdf);
        pdf.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
        pdf.useUnicodeBidiReorderer(new ICUBidiReorderer());
        pdf.useUnicodeLineBreaker(new SpaceLineBreaker());
        pdf.withHtmlContent(page(view), null);
        try (PdfBoxRenderer renderer = pdf.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            try (PDDocument document = renderer.getPdfDocument()) {
                date(document, certified);
                var file = new ByteArrayOutputStream();
                document.save(file);
                return new Printed(file, document.getNumberOfPages());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String page(CertificateView view) {
        var context = new Context(Locale.US);
        context.setVariable("certificate", view);
        return fonts.legible(templates.process(TEMPLATE, context));
    }

    /** Fixes the file's date and id, so that equal requests give equal bytes. */
    private static void date(PDDocument document, CertifiedCase certified) {
        var knownAt = certified.viewpoint().knownAt().atZone(ZoneOffset.UTC);
        document.getDocumentInformation().setCreationDate(GregorianCalendar.from(knownAt));
        document.setDocumentId(certified.viewpoint().knownAt().toEpochMilli());
    }
}
