/**
 * The bundle: a file for auditors with the stored facts of one or more cases, the proofs that these are all of their
 * facts and unchanged, and the results derived from them. {@code docs/bundle.md} describes the file.
 *
 * <p>May depend on the ledger, the rulebook, the facts and Jackson. Start with {@link org.goodfaith.bundle.Bundle}.
 */
@NullMarked
package org.goodfaith.bundle;

import org.jspecify.annotations.NullMarked;
