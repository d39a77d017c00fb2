/**
 * The file an auditor is given: the facts of some cases as they are stored, the proofs that they are in the log and
 * that none is left out, and the derived results that follow from them. Described in {@code docs/bundle.md}.
 *
 * <p>May depend on the ledger, the rulebook, the facts and Jackson, which reads the stored form of facts. Start with
 * {@link org.goodfaith.bundle.Bundle}.
 */
@NullMarked
package org.goodfaith.bundle;

import org.jspecify.annotations.NullMarked;
