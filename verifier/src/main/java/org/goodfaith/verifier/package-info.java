/**
 * The command-line program that auditors run on a bundle, without network or database. It checks that the facts are
 * complete and unchanged, and that the derived results follow from them.
 *
 * <p>May depend on the bundle, the ledger, the rulebook, the facts, Jackson and picocli. Start with
 * {@link org.goodfaith.verifier.Verification}. {@link org.goodfaith.verifier.ProblemKind} lists the exit codes.
 */
@NullMarked
package org.goodfaith.verifier;

import org.jspecify.annotations.NullMarked;
