package org.goodfaith.query.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.goodfaith.events.Fact;
import org.goodfaith.events.FactTypes;
import org.goodfaith.events.Visibility;
import org.goodfaith.orders.Modality;
import org.goodfaith.rulebook.status.ObligationStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Generates the contract of the topics from the code: an AsyncAPI document, and a schema for each revision of a fact.
 */
final class AsyncApi {

    /** Must be raised with each change. Changes must be backward compatible. */
    static final String VERSION = "1.0";

    static final String DOCUMENT = "asyncapi.json";
    static final Path FACTS = Path.of("../shared-events/src/main/resources/org/goodfaith/events/schemas");
    static final Path EXAMPLES = Path.of("../shared-events/src/test/resources/golden");
    static final String PUBLIC_STRIKE = "PublicEntryStricken.1";

    static final String STATUS = "ObligationStatus.1";

    private static final String INTAKE = "intake";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String KAFKA_BINDING = "0.5.0";

    private AsyncApi() {}

    /** Returns the files of the contract by name. */
    static SortedMap<String, JsonNode> files() throws IOException {
        var files = new TreeMap<String, JsonNode>();
        try (Stream<Path> schemas = Files.list(FACTS)) {
            for (Path schema : schemas.toList()) {
                files.put("schemas/" + schema.getFileName(), JSON.readTree(Files.readString(schema)));
            }
        }
        files.put("schemas/" + PUBLIC_STRIKE + ".json", publicStrike());
        files.put(DOCUMENT, document(files));
        files.put("schemas/" + STATUS + ".json", status());
        return files;
    }

    private static ObjectNode status() {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        for (String text : List.of("caseId", "obligation", "title", "wording", "reason")) {
            properties.putObject(text).put("type", "string");
        }
        values(properties.putObject("modality"), Modality.values());
        values(properties.putObject("status"), ObligationStatus.values());
        properties.putObject("obligors").put("type", "array").putObject("items").put("type", "string");
        for (String day : List.of("dueOn", "openSinceOn")) {
            properties.putObject(day).put("type", "string").put("format", "date");
        }
        properties.putObject("dueTime").put("type", "string").put("description", "In the court's time zone.");
        for (String moment : List.of("overdueFrom", "changesAt")) {
            properties.putObject(moment).put("type", "string").put("format", "date-time");
        }
        var required = schema.putArray("required");
        List.of("caseId", "modality", "obligation", "obligors", "reason", "status", "title", "wording")
                .forEach(required::add);
        return schema;
    }

    private static void values(ObjectNode schema, Enum<?>[] values) {
        var names = schema.put("type", "string").putArray("enum");
        for (Enum<?> value : values) {
            names.add(value.name());
        }
    }

    private static ObjectNode publicStrike() {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("type", "object");
        schema.putObject("properties").putObject("entry").put("type", "integer");
        schema.putArray("required").add("entry");
        return schema;
    }

    private static ObjectNode document(SortedMap<String, JsonNode> schemas) throws IOException {
        ObjectNode document = JSON.createObjectNode();
        document.put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Goodfaith: recorded facts")
                .put("version", VERSION)
                .put("description", """
                        Every recorded fact of a case, as a CloudEvents 1.0 event in Kafka's binary content mode: its \
                        attributes are headers. Records with the same key are in order. A record may be delivered more \
                        than once with the same id and content; discard the repetition by its id. Sequence numbers \
                        have no gaps. New facts, attributes and enumeration values may be added without notice; ignore \
                        those you do not know.""")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("url", "https://www.apache.org/licenses/LICENSE-2.0");
        document.put("defaultContentType", "application/json");
        ObjectNode channels = document.putObject("channels");
        ObjectNode publicMessages =
                channel(channels, "publicFacts", "goodfaith.facts.public", "The public facts of public cases.");
        ObjectNode internalMessages = channel(
                channels,
                "internalFacts",
                "goodfaith.facts.internal",
                "All facts of cases and court calendars, of every visibility class.");
        for (String statuses : List.of("public", "internal")) {
            channel(
                            channels,
                            statuses + "Statuses",
                            "goodfaith.statuses." + statuses,
                            "The current status of "
                                    + (statuses.equals("public") ? "each public obligation" : "each obligation")
                                    + ", which is the last record of its key. Read only committed records. A record without a"
                                    + " value means that the obligation no longer exists.")
                    .putObject(STATUS)
                    .put("$ref", "#/components/messages/" + STATUS);
        }
        channel(
                        channels,
                        INTAKE,
                        "goodfaith.intake",
                        "Facts to record, as through the API. Records with the same key are processed in order.")
                .putObject("Recording")
                .put("$ref", "#/components/messages/Recording");
        channel(
                        channels,
                        "deadLetters",
                        "goodfaith.intake.dead-letters",
                        "Unchanged copies of intake records that were refused, with the reason. Read only committed records.")
                .putObject("DeadLetter")
                .put("$ref", "#/components/messages/DeadLetter");
        ObjectNode operations = document.putObject("operations");
        channels.propertyNames().forEach(channel -> {
            String action = channel.equals(INTAKE) ? "receive" : "send";
            operations
                    .putObject(action + Character.toUpperCase(channel.charAt(0)) + channel.substring(1))
                    .put("action", action)
                    .putObject("channel")
                    .put("$ref", "#/channels/" + channel);
        });
        ObjectNode components = document.putObject("components");
        ObjectNode messages = components.putObject("messages");
        for (String file : schemas.keySet()) {
            String form = file.substring("schemas/".length(), file.length() - ".json".length());
            message(messages.putObject(form), form);
            if (canBePublic(form)) {
                publicMessages.putObject(form).put("$ref", "#/components/messages/" + form);
            }
            if (!form.equals(PUBLIC_STRIKE)) {
                internalMessages.putObject(form).put("$ref", "#/components/messages/" + form);
            }
        }
        ObjectNode status = messages.putObject(STATUS);
        message(status, STATUS);
        status.put("name", "org.goodfaith.statuses.ObligationStatus");
        status.putObject("headers").put("$ref", "#/components/schemas/statusAttributes");
        ((ObjectNode) status.at("/bindings/kafka/key"))
                .put("description", "The case ID, a slash, and the obligation ID.");
        ObjectNode headers = components.putObject("schemas");
        headers.set("attributes", attributes());
        headers.set("statusAttributes", statusAttributes());
        intake(messages, headers);
        return document;
    }

    private static void intake(ObjectNode messages, ObjectNode headers) {
        String[][] sent = {
            {"operation", "The part of the API operation's path after the case or court; 'open' to open a case."},
            {
                "idempotency-key",
                "The sender's idempotency key, 1 to 200 visible ASCII characters, unique within the case."
            }
        };
        String[][] perhaps = {
            {"content-type", "application/json, which it is taken for without this too."},
            {"acting-for", "The person on whose behalf the fact is recorded, if the intake may act for others."}
        };
        String[][] added = {
            {"dead-letter-problem", "The reason, as an RFC 9457 problem in JSON."},
            {"dead-letter-topic", "The topic of the refused record."},
            {"dead-letter-partition", "The partition of the refused record, an integer."},
            {"dead-letter-offset", "The offset of the refused record, an integer."},
            {"dead-letter-timestamp", "The timestamp of the refused record, in milliseconds since 1970-01-01T00:00Z."}
        };
        String[][] leftOut = {
            {
                "dead-letter-left-out",
                "Present if the refused record is too large for this topic and is therefore omitted."
            }
        };
        headers.set("intakeHeaders", schema(sent, perhaps));
        headers.set("deadLetterHeaders", schema(added, leftOut));
        ObjectNode recording = messages.putObject("Recording");
        recording.put("title", "A fact to record").put("contentType", "application/json");
        recording.putObject("headers").put("$ref", "#/components/schemas/intakeHeaders");
        recording
                .putObject("payload")
                .put("type", "object")
                .put(
                        "description",
                        "The request body of the API operation, see /api/v1/openapi. For 'facts/<Fact>', the fact.");
        ObjectNode letter = messages.putObject("DeadLetter");
        letter.put("title", "A refused intake record");
        letter.putObject("headers").put("$ref", "#/components/schemas/deadLetterHeaders");
        letter.putObject("payload").put("description", "The unchanged value of the refused record.");
        for (ObjectNode message : List.of(recording, letter)) {
            ObjectNode kafka = message.putObject("bindings").putObject("kafka");
            kafka.putObject("key")
                    .put("type", "string")
                    .put("description", "The ID of the case or of the court calendar.");
            kafka.put("bindingVersion", KAFKA_BINDING);
        }
    }

    /** Returns the schema of an object whose properties are strings with descriptions. */
    private static ObjectNode schema(String[][] always, String[][] sometimes) {
        ObjectNode schema = JSON.createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        var required = schema.putArray("required");
        for (String[] property : always) {
            properties.putObject(property[0]).put("type", "string").put("description", property[1]);
            required.add(property[0]);
        }
        for (String[] property : sometimes) {
            properties.putObject(property[0]).put("type", "string").put("description", property[1]);
        }
        return schema;
    }

    private static ObjectNode channel(ObjectNode channels, String name, String topic, String description) {
        ObjectNode channel = channels.putObject(name);
        channel.put("address", topic).put("description", description);
        ObjectNode messages = channel.putObject("messages");
        channel.putObject("bindings").putObject("kafka").put("topic", topic).put("bindingVersion", KAFKA_BINDING);
        return messages;
    }

    private static void message(ObjectNode message, String form) {
        message.put("name", Fact.class.getPackageName() + "." + form.substring(0, form.indexOf('.')));
        message.put("title", form);
        message.put("contentType", "application/json");
        message.putObject("headers").put("$ref", "#/components/schemas/attributes");
        ObjectNode payload = message.putObject("payload");
        payload.put("schemaFormat", "application/schema+json;version=draft-2020-12");
        payload.putObject("schema").put("$ref", "./schemas/" + form + ".json");
        ObjectNode kafka = message.putObject("bindings").putObject("kafka");
        kafka.putObject("key").put("type", "string").put("description", "The ID of the case or of the court calendar.");
        kafka.put("bindingVersion", KAFKA_BINDING);
    }

    private static ObjectNode statusAttributes() {
        ObjectNode schema = attributes();
        ObjectNode properties = (ObjectNode) schema.required("properties");
        List.of("ce_chain", "ce_previous", "ce_occurredat", "ce_visibility", "ce_position", "ce_recording")
                .forEach(properties::remove);
        ((ObjectNode) properties.required("ce_id")).put("description", "The ID of this record.");
        ((ObjectNode) properties.required("ce_type")).put("description", "org.goodfaith.statuses.ObligationStatus");
        ((ObjectNode) properties.required("ce_subject"))
                .put("description", "The case and the obligation, same as the key.");
        ((ObjectNode) properties.required("ce_time")).put("description", "The time when the change was detected.");
        ((ObjectNode) properties.required("ce_sequence"))
                .put("description", "An integer that increases with each record of the obligation.");
        var required = schema.putArray("required");
        properties.propertyNames().forEach(required::add);
        return schema;
    }

    private static ObjectNode attributes() {
        String[][] always = {
            {"content-type", "Always application/json."},
            {"ce_specversion", "The version of CloudEvents, 1.0."},
            {"ce_id", "The ID of the event, the same on every topic and in every repetition."},
            {"ce_type", "org.goodfaith.events. and the fact's name."},
            {"ce_source", "The installation and the topic."},
            {"ce_subject", "The ID of the case or of the court calendar, same as the key."},
            {"ce_time", "The time of recording."},
            {"ce_dataschema", "The schema of the data: the fact's name and the revision of its stored form."},
            {"ce_sequence", "An integer: the position of the fact in its case on this topic, from 0 without gaps."},
            {
                "ce_chain",
                "SHA-256 of a line 'name: value' for each other header, sorted by name, an empty line,"
                        + " and the data; hexadecimal."
            }
        };
        String[][] sometimes = {
            {"ce_previous", "The ce_chain of the previous record of its case on this topic; absent for the first."},
            {"ce_occurredat", "When it happened, in the court's time zone: a date, or a date and time."},
            {"ce_visibility", "The visibility class: PUBLIC, PARTIES, ADR or CHAMBERS."},
            {"ce_position", "Internal topic only: an integer, the position in the event store. Positions have gaps."},
            {"ce_recording", "Internal topic only: who recorded the fact and how, as JSON."}
        };
        return schema(always, sometimes);
    }

    private static boolean canBePublic(String form) throws IOException {
        if (form.equals(PUBLIC_STRIKE)) {
            return true;
        }
        var type = FactTypes.find(form.substring(0, form.indexOf('.')));
        return type.isPresent() && example(form, type.get()).usualVisibility() == Visibility.PUBLIC;
    }

    private static Fact example(String form, Class<? extends Fact> type) throws IOException {
        return JSON.readValue(Files.readString(EXAMPLES.resolve(form + ".json")), type);
    }
}
