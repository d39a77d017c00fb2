package org.goodfaith.spring;

import java.util.Map;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.goodfaith.events.form.StoredForms;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Upcasts facts stored in an earlier form to their current form when Axon reads them. */
final class StoredFormUpcaster extends SingleEventUpcaster {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    private final StoredForms forms;

    StoredFormUpcaster(StoredForms forms) {
        this.forms = forms;
    }

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return forms.differs(event.getType().getName(), event.getType().getRevision());
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        String type = event.getType().getName();
        String revision = event.getType().getRevision();
        return event.upcastPayload(
                new SimpleSerializedType(type, forms.stored(type).orElse(null)),
                byte[].class,
                stored -> JSON.writeValueAsBytes(forms.upcast(type, revision, JSON.readValue(stored, MEMBERS))));
    }
}
