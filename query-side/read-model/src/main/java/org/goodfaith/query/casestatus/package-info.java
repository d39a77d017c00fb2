/**
 * What every case shows: who is in it, what its orders require, where each obligation stands and why.
 *
 * <p>The projection keeps the tables of the present; a past viewpoint is evaluated from the case's facts. Law is
 * applied by the rulebook only. Start with {@link org.goodfaith.query.casestatus.CaseReader}, and with
 * {@link org.goodfaith.query.casestatus.CaseRows} for what is stored.
 */
@NullMarked
package org.goodfaith.query.casestatus;

import org.jspecify.annotations.NullMarked;
