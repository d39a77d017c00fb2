package org.goodfaith.bundle;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.goodfaith.bundle.ProvenStream.ProvenFact;
import org.goodfaith.events.CalendarFact;
import org.goodfaith.events.Fact;
import org.goodfaith.events.form.StoredForms;
import org.goodfaith.events.form.UnknownRevisionException;
import org.goodfaith.ledger.CanonicalJson;
import org.goodfaith.ledger.Envelope;
import org.goodfaith.rulebook.status.CalendarEntry;
import org.goodfaith.rulebook.status.Entry;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Converts stored events to facts, upcasting older revisions. */
final class StoredFacts {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};
    private static final String PACKAGE = Fact.class.getPackageName() + ".";

    private StoredFacts() {}

    static List<Entry> entries(List<ProvenFact> facts) throws UnknownFormException {
        var entries = new ArrayList<Entry>();
        for (ProvenFact fact : facts) {
            Envelope envelope = fact.envelope();
            entries.add(new Entry(envelope.sequence(), recordedAt(envelope), read(envelope, Fact.class)));
        }
        return entries;
    }

    static List<CalendarEntry> calendar(List<ProvenFact> facts) throws UnknownFormException {
        var entries = new ArrayList<CalendarEntry>();
        for (ProvenFact fact : facts) {
            Envelope envelope = fact.envelope();
            entries.add(new CalendarEntry(recordedAt(envelope), read(envelope, CalendarFact.class)));
        }
        return entries;
    }

    private static Instant recordedAt(Envelope envelope) throws UnknownFormException {
        try {
            return Instant.parse(envelope.recordedAt());
        } catch (DateTimeException e) {
            throw new UnknownFormException(nameOf(envelope) + " has a recording time that cannot be read");
        }
    }

    private static <T> T read(Envelope envelope, Class<T> kind) throws UnknownFormException {
        return read(envelope, kind, StoredForms.KNOWN);
    }

    static <T> T read(Envelope envelope, Class<T> kind, StoredForms forms) throws UnknownFormException {
        String name = envelope.type();
        if (!name.startsWith(PACKAGE)) {
            throw new UnknownFormException(nameOf(envelope) + " is not a fact: " + name);
        }
        try {
            Class<?> type = Class.forName(name, false, StoredFacts.class.getClassLoader());
            if (!type.isRecord() || !kind.isAssignableFrom(type)) {
                throw new UnknownFormException(nameOf(envelope) + " does not belong in such a stream: " + name);
            }
            Map<String, Object> stored = JSON.readValue(CanonicalJson.write(envelope.payload()), MEMBERS);
            return kind.cast(JSON.convertValue(forms.upcast(name, envelope.revision(), stored), type));
        } catch (UnknownRevisionException e) {
            throw new UnknownFormException(nameOf(envelope) + " cannot be read: " + e.getMessage());
        } catch (ClassNotFoundException e) {
            throw new UnknownFormException(nameOf(envelope) + " has a type this version does not know: " + name);
        } catch (JacksonException e) {
            throw new UnknownFormException(nameOf(envelope) + " cannot be read as " + name);
        }
    }

    private static String nameOf(Envelope envelope) {
        return "entry " + envelope.sequence() + " of " + envelope.stream();
    }
}
