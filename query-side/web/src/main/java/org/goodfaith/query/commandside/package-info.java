/** The address of a command side in another process. */
@NullMarked
package org.goodfaith.query.commandside;

import org.jspecify.annotations.NullMarked;
