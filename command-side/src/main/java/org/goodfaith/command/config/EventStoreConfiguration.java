package org.goodfaith.command.config;

import org.axonframework.common.caching.Cache;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.RevisionResolver;
import org.axonframework.serialization.Serializer;
import org.goodfaith.events.form.StoredForms;
import org.goodfaith.spring.EventStoreAccess;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Configures the event store on the table in {@code V1__event_store.sql}. */
@Configuration(proxyBeanMethods = false)
@Import(EventStoreAccess.class)
@EnableConfigurationProperties(EventStoreConfiguration.Aggregates.class)
class EventStoreConfiguration {

    /** The rows per fetch when Axon reads many events. */
    private static final int FETCH_ROWS = 1000;

    /** @param cached the maximum number of aggregates in a node's cache */
    @ConfigurationProperties("goodfaith.command.aggregates")
    record Aggregates(@DefaultValue("1000") int cached) {}

    @Bean
    RevisionResolver revisionResolver(StoredForms forms) {
        return type -> forms.stored(type.getName()).orElse(null);
    }

    @Bean
    PersistenceExceptionResolver uniqueViolations() {
        return new PostgresUniqueViolation();
    }

    @Bean
    EventStorageEngine eventStorageEngine(
            EventSchema schema,
            ConnectionProvider connections,
            TransactionManager transactions,
            PersistenceExceptionResolver uniqueViolations,
            Serializer generalSerializer,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            org.axonframework.config.Configuration axon) {
        return JdbcEventStorageEngine.builder()
                .schema(schema)
                .connectionProvider(connections)
                .transactionManager(transactions)
                .persistenceExceptionResolver(uniqueViolations)
                .snapshotSerializer(generalSerializer)
                .eventSerializer(eventSerializer)
                .upcasterChain(axon.upcasterChain())
                .snapshotFilter(axon.snapshotFilter())
                .batchSize(FETCH_ROWS)
                .appendEvents(new OpenTimeInsert())
                .build();
    }

    /** For {@code @Aggregate(cache = "aggregateCache")}. */
    @Bean
    Cache aggregateCache(Aggregates aggregates) {
        return new LruCache(aggregates.cached());
    }
}
