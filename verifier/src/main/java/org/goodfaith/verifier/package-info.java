/**
 * The program an auditor runs on a bundle, with no network and no database: are these the facts, all of them and
 * unchanged, and do the derived results follow from them.
 *
 * <p>May depend on the bundle, the ledger, the rulebook, the facts and picocli. Start with
 * {@link org.goodfaith.verifier.Verification}; exit codes are those of {@link org.goodfaith.verifier.Kind}.
 */
@NullMarked
package org.goodfaith.verifier;

import org.jspecify.annotations.NullMarked;
