/**
 * What every case shows: who is in it, what its orders require, where each obligation stands and why.
 *
 * <p>The projection keeps the tables of the present; a past viewpoint is evaluated from the case's facts. Law is
 * applied by the rulebook only. Start with {@link org.goodfaith.query.docket.CaseReader}, and with
 * {@link org.goodfaith.query.docket.CaseRows} for what is stored.
 */
@NullMarked
package org.goodfaith.query.docket;

import org.jspecify.annotations.NullMarked;
