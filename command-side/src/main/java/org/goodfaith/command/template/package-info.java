/**
 * Order forms as data, and orders entered without one.
 *
 * <p>A template is a YAML file of parameters, events and terms; its format is described in {@code docs/templates.md}
 * and published as {@code schema/order-template.schema.json}. A template that cannot be used refuses start-up with its
 * file, place and reason. Start with {@link org.goodfaith.command.template.TemplateCatalog}; inline terms go through
 * {@link org.goodfaith.command.template.InlineTerms} and the same checks.
 */
@NullMarked
package org.goodfaith.command.template;

import org.jspecify.annotations.NullMarked;
