@NullMarked
package org.goodfaith.command.template;

import org.jspecify.annotations.NullMarked;
