/** Formats dates and times for people, as US courts write them. Pure Java; pages, PDFs and emails share it. */
@NullMarked
package org.goodfaith.query.format;

import org.jspecify.annotations.NullMarked;
