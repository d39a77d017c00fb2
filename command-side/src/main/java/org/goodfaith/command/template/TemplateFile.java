package org.goodfaith.command.template;

/**
 * The source of a template.
 *
 * @param name the file name, for error messages
 * @param yaml the content
 */
public record TemplateFile(String name, String yaml) {}
