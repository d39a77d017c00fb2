package org.goodfaith.command.template;

/**
 * A template as it was written.
 *
 * @param name the file, to be named when something is wrong in it
 * @param yaml its text
 */
public record TemplateFile(String name, String yaml) {}
