/**
 * The read model of cases: parties, orders, and the status of each obligation with its reasons.
 *
 * <p>The projection maintains tables of the present; past viewpoints are evaluated from the facts. Only the rulebook
 * applies law. Start with {@link org.goodfaith.query.casestatus.CaseReader} for reads and
 * {@link org.goodfaith.query.casestatus.CaseRows} for the stored rows.
 */
@NullMarked
package org.goodfaith.query.casestatus;

import org.jspecify.annotations.NullMarked;
