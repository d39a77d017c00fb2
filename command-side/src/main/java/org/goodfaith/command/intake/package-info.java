/**
 * How commands come in: HTTP under {@code /api/v1}, the metadata every event carries, answers to retries, and the one
 * place where a refusal or a malformed request becomes a problem (RFC 9457, {@code docs/errors.md}).
 *
 * <p>Controllers map and dispatch; nothing is decided here. May depend on {@code org.goodfaith.command.cases} and
 * {@code .template}, never the other way round. Start with {@code CaseController} and {@code Problems}.
 */
@NullMarked
package org.goodfaith.command.intake;

import org.jspecify.annotations.NullMarked;
