/**
 * The server-rendered pages: lists across cases, and one case as of any viewpoint. Their texts are in
 * {@code messages.properties}; their data comes from the readers that the HTTP API uses.
 */
@NullMarked
package org.goodfaith.query.page;

import org.jspecify.annotations.NullMarked;
