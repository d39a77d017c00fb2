/**
 * Order templates, and orders entered without a template.
 *
 * <p>A template is a YAML file with parameters, events and terms. {@code docs/templates.md} describes the format;
 * {@code schema/order-template.schema.json} is its JSON Schema. The application does not start with an invalid
 * template. Start with {@link org.goodfaith.command.template.TemplateCatalog}. Inline terms use
 * {@link org.goodfaith.command.template.InlineTerms} and pass the same checks.
 */
@NullMarked
package org.goodfaith.command.template;

import org.jspecify.annotations.NullMarked;
