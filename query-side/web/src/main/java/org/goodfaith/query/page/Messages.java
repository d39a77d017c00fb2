package org.goodfaith.query.page;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Looks up the texts of the pages in {@code messages.properties}. Templates read the same bundle with <code>#{key}
 * </code>.
 */
public final class Messages {

    private static final ResourceBundleMessageSource SOURCE = new ResourceBundleMessageSource();

    static {
        SOURCE.setBasename("messages");
        SOURCE.setDefaultEncoding(StandardCharsets.UTF_8.name());
        SOURCE.setBundleClassLoader(Messages.class.getClassLoader());
        SOURCE.setFallbackToSystemLocale(false);
    }

    private Messages() {}

    /**
     * Returns the text of a key.
     *
     * @param arguments the values of <code>{0}</code>, <code>{1}</code> and further placeholders
     * @throws org.springframework.context.NoSuchMessageException if the bundle lacks the key
     */
    public static String get(String key, Object... arguments) {
        return SOURCE.getMessage(key, arguments, Locale.US);
    }

    static MessageSource source() {
        return SOURCE;
    }
}
