package org.goodfaith.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.goodfaith.events.DemandServed;
import org.goodfaith.events.form.StoredForms;
import org.goodfaith.events.form.Upcast;
import org.junit.jupiter.api.Test;

class StoredFormUpcasterTest {

    private final StoredFormUpcaster upcaster =
            new StoredFormUpcaster(new StoredForms(List.of(new Upcast("DemandServed", 1, demand -> {
                demand.put("inWriting", demand.remove("written"));
                return demand;
            }))));

    @Test
    void upcastsAFactStoredInAnEarlierForm() {
        var upcasted = upcast(DemandServed.class.getName(), "{\"written\":true}");

        assertThat(upcasted.getType().getRevision()).isEqualTo("2");
        assertThat(new String(upcasted.getData(byte[].class).getData(), StandardCharsets.UTF_8))
                .isEqualTo("{\"inWriting\":true}");
    }

    @Test
    void leavesOtherEventsUnchanged() {
        var upcasted = upcast("org.goodfaith.events.OfferRejected", "{\"written\":true}");

        assertThat(upcasted.getType().getRevision()).isNull();
        assertThat(new String(upcasted.getData(byte[].class).getData(), StandardCharsets.UTF_8))
                .isEqualTo("{\"written\":true}");
    }

    private IntermediateEventRepresentation upcast(String type, String payload) {
        var stored = new GenericDomainEventEntry<>(
                "Case",
                "cand-24-cv-90101",
                0,
                "event-1",
                "2024-06-05T15:00:00Z",
                type,
                null,
                payload.getBytes(StandardCharsets.UTF_8),
                "{}".getBytes(StandardCharsets.UTF_8));
        return upcaster.upcast(Stream.of(new InitialEventRepresentation(
                        stored, Jackson3Serializer.builder().build())))
                .toList()
                .getFirst();
    }
}
