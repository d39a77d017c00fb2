package org.goodfaith.query.config;

import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.goodfaith.spring.EventStoreAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Configures the event store that the streaming processors read and the table of their tracking tokens. */
@Configuration(proxyBeanMethods = false)
@Import(EventStoreAccess.class)
class ProcessorConfiguration {

    @Bean
    TokenSchema tokenSchema() {
        return TokenSchema.builder()
                .setTokenTable("token_entry")
                .setProcessorNameColumn("processor_name")
                .setSegmentColumn("segment")
                .setTokenColumn("token")
                .setTokenTypeColumn("token_type")
                .setTimestampColumn("claimed_at")
                .setOwnerColumn("owner")
                .build();
    }
}
