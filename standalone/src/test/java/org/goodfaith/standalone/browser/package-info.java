/**
 * The pages in a real browser, with the sample cases, as somebody uses them: by mouse, by keyboard alone, without
 * scripts, in light and dark, wide and narrow.
 *
 * <p>They need Chromium on the machine; {@link org.goodfaith.standalone.browser.Chromium} says where it is looked for.
 * Start with {@link org.goodfaith.standalone.browser.StoriesTest}.
 */
@NullMarked
package org.goodfaith.standalone.browser;

import org.jspecify.annotations.NullMarked;
