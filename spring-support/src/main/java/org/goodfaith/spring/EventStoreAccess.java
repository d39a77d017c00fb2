package org.goodfaith.spring;

import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.goodfaith.events.form.StoredForms;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.UnexpectedRollbackException;

/**
 * Configures how Axon reads the event store: serializers, table and columns, upcaster, and transactions.
 *
 * <p>Each side imports this configuration. A process with both sides registers it once.
 */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:org/goodfaith/spring/axon.properties")
public class EventStoreAccess {

    /** Without this bean, Axon silently runs without transactions. Marks failures whose outcome is not certain. */
    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions) {
            @Override
            protected void commitTransaction(TransactionStatus status) {
                try {
                    super.commitTransaction(status);
                } catch (UnexpectedRollbackException e) {
                    throw e;
                } catch (RuntimeException e) {
                    throw new CommitFailedException(e);
                }
            }
        };
    }

    @Bean
    EventSchema eventSchema() {
        return EventSchema.builder()
                .eventTable("domain_event")
                .snapshotTable("snapshot_event")
                .globalIndexColumn("global_index")
                .eventIdentifierColumn("event_identifier")
                .aggregateIdentifierColumn("aggregate_identifier")
                .sequenceNumberColumn("sequence_number")
                .typeColumn("aggregate_type")
                .timestampColumn("recorded_at")
                .payloadTypeColumn("payload_type")
                .payloadRevisionColumn("payload_revision")
                .payloadColumn("payload")
                .metaDataColumn("meta_data")
                .build();
    }

    @Bean
    StoredForms storedForms() {
        return StoredForms.KNOWN;
    }

    @Bean
    EventUpcaster storedFormUpcaster(StoredForms forms) {
        return new StoredFormUpcaster(forms);
    }
}
