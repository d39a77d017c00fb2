/**
 * The HTTP endpoints that record: controllers, request limits and the OpenAPI description.
 *
 * <p>Controllers map requests to commands and decide nothing. This package depends on every other package of the
 * command side except {@code .bulk} and {@code .topic}, and none depends on it. Start with {@code CaseController}.
 */
@NullMarked
package org.goodfaith.command.http;

import org.jspecify.annotations.NullMarked;
