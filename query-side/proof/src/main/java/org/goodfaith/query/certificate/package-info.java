/**
 * The compliance certificate: the results for one case at one viewpoint as a PDF, with the commands to verify them.
 *
 * <p>Takes its content from the bundle, so that both agree. May depend on the bundle, the rulebook, the ledger and the
 * case summary; only {@code CertificatePdf} and its helpers use Thymeleaf and OpenHTMLtoPDF. Start with
 * {@code CertificateController}.
 */
@NullMarked
package org.goodfaith.query.certificate;

import org.jspecify.annotations.NullMarked;
