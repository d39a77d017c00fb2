/**
 * The proceedings of a case: its orders, which of them are in force, and whether the case is closed.
 *
 * <p>This is the only place that answers "is this order in force?", "which order replaced this term?" and "since when
 * is the case closed?". {@code Evaluation.orders} and {@code Evaluation.closing} derive the answers. The evaluation,
 * the pages, the API, the exports, the certificate and the rules of the command side all read them.
 */
@NullMarked
package org.goodfaith.rulebook.proceedings;

import org.jspecify.annotations.NullMarked;
