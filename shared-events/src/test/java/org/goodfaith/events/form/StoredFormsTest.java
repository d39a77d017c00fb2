package org.goodfaith.events.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.goodfaith.events.DemandServed;
import org.junit.jupiter.api.Test;

/** Assumes that {@code DemandServed} first had a {@code by} and then, in revision 2, no {@code inWriting}. */
class StoredFormsTest {

    private static final String DEMAND = DemandServed.class.getName();

    private static final StoredForms FORMS = new StoredForms(List.of(
            new Upcast("DemandServed", 2, demand -> {
                demand.put("inWriting", true);
                return demand;
            }),
            new Upcast("DemandServed", 1, demand -> {
                demand.put("actors", Map.of("onBehalfOf", List.of(demand.remove("by"))));
                return demand;
            })));

    @Test
    void firstRevisionPassesThroughEveryUpcast() {
        assertThat(FORMS.upcast(DEMAND, null, Map.of("by", "plaintiff-1", "offer", "demand-1")))
                .isEqualTo(Map.of(
                        "actors",
                        Map.of("onBehalfOf", List.of("plaintiff-1")),
                        "offer",
                        "demand-1",
                        "inWriting",
                        true));
    }

    @Test
    void laterRevisionPassesThroughTheRemainingUpcasts() {
        assertThat(FORMS.upcast(DEMAND, "2", Map.of("actors", Map.of(), "offer", "demand-1")))
                .isEqualTo(Map.of("actors", Map.of(), "offer", "demand-1", "inWriting", true));
    }

    @Test
    void currentRevisionIsUnchanged() {
        assertThat(FORMS.upcast(DEMAND, "3", Map.of("offer", "demand-1"))).isEqualTo(Map.of("offer", "demand-1"));
        assertThat(FORMS.differs(DEMAND, "3")).isFalse();
        assertThat(FORMS.differs(DEMAND, "2")).isTrue();
        assertThat(FORMS.differs(DEMAND, null)).isTrue();
    }

    @Test
    void firstRevisionIsStoredWithoutANumber() {
        assertThat(FORMS.stored(DEMAND)).contains("3");
        assertThat(StoredForms.KNOWN.stored(DEMAND)).isEmpty();
        assertThat(StoredForms.KNOWN.differs(DEMAND, null)).isFalse();
        assertThat(FORMS.differs("java.lang.String", "7")).as("not a fact").isFalse();
    }

    @Test
    void unknownRevisionIsRejected() {
        for (String revision : List.of("4", "0", "1", "02", "two", "")) {
            assertThat(FORMS.differs(DEMAND, revision)).isTrue();
            assertThatThrownBy(() -> FORMS.upcast(DEMAND, revision, Map.of()))
                    .isInstanceOf(UnknownRevisionException.class)
                    .hasMessageContaining("up to 3 only");
        }
    }

    @Test
    void storedPayloadIsNotModified() {
        var nested = new HashMap<String, Object>(Map.of("name", "old"));
        var stored = new HashMap<String, Object>(Map.of("list", new ArrayList<>(List.of(nested))));
        var forms = new StoredForms(List.of(new Upcast("DemandServed", 1, demand -> {
            demand.values().stream().flatMap(list -> ((List<?>) list).stream()).forEach(element -> ((Map<?, ?>) element)
                    .clear());
            return demand;
        })));

        forms.upcast(DEMAND, null, stored);

        assertThat(nested).containsEntry("name", "old");
    }

    @Test
    void gapsAndDuplicatesAreRejected() {
        var first = new Upcast("DemandServed", 1, demand -> demand);
        var third = new Upcast("DemandServed", 3, demand -> demand);

        assertThatThrownBy(() -> new StoredForms(List.of(first, third))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StoredForms(List.of(third))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StoredForms(List.of(first, first))).isInstanceOf(IllegalArgumentException.class);
    }
}
