/**
 * The plain pages: the cases, and what one case shows from any viewpoint. Rendered on the server, no script.
 *
 * <p>They show what the HTTP reads send, through the same readers. Start with {@code PageController}.
 */
@NullMarked
package org.goodfaith.query.page;

import org.jspecify.annotations.NullMarked;
