package org.goodfaith.command.json;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotWritableException;

/** Reads request bodies of our own types with {@link StrictJson}. Spring's own converter writes the responses. */
public final class StrictJsonConverter extends AbstractHttpMessageConverter<Object> {

    public StrictJsonConverter() {
        super(MediaType.APPLICATION_JSON);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type.getPackageName().startsWith("org.goodfaith.");
    }

    @Override
    protected boolean canWrite(@Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected Object readInternal(Class<?> type, HttpInputMessage message) throws IOException {
        return StrictJson.read(message.getBody().readAllBytes(), type);
    }

    @Override
    protected void writeInternal(Object body, HttpOutputMessage message) {
        throw new HttpMessageNotWritableException("this converter only reads");
    }
}
