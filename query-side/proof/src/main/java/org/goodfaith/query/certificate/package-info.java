/**
 * The compliance certificate: the derived results on one case from one viewpoint, on paper, with what it takes to check
 * them.
 *
 * <p>Takes its facts and derived results from the bundle, so that the two cannot disagree. May depend on the bundle,
 * the rulebook, the ledger and the read model's cover of a case; Thymeleaf and openhtmltopdf are known to
 * {@code CertificatePdf} and its helpers only. Start with {@code CertificateController}.
 */
@NullMarked
package org.goodfaith.query.certificate;

import org.jspecify.annotations.NullMarked;
