/** Where the command side answers by HTTP, for whatever of this side sends it something. */
@NullMarked
package org.goodfaith.query.commandside;

import org.jspecify.annotations.NullMarked;
