package org.goodfaith.query.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.setup.MockMvcBuilders.standaloneSetup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.goodfaith.query.edge.ReadProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks the contract of the topics, with one directory per released version. Released versions never change. The
 * newest version equals the contract generated from the code, which is compatible with every earlier version.
 */
class ContractTest {

    private static final Path CONTRACTS = Path.of("../contract");
    private static final Path GENERATED = Path.of("target/contract");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static List<Path> versions() throws IOException {
        try (Stream<Path> directories = Files.list(CONTRACTS)) {
            return directories
                    .filter(Files::isDirectory)
                    .sorted(Comparator.comparingInt(ContractTest::minor))
                    .toList();
        }
    }

    private static int minor(Path version) {
        String name = version.getFileName().toString();
        return Integer.parseInt(name.substring(name.indexOf('.') + 1));
    }

    private static SortedMap<String, JsonNode> read(Path directory) throws IOException {
        var files = new TreeMap<String, JsonNode>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(
                        directory.relativize(file).toString().replace('\\', '/'),
                        JSON.readTree(Files.readString(file)));
            }
        }
        return files;
    }

    @Test
    void theNewestVersionEqualsTheGeneratedContract() throws IOException {
        SortedMap<String, JsonNode> generated = AsyncApi.files();
        for (var file : generated.entrySet()) {
            Path written = GENERATED.resolve(file.getKey());
            Files.createDirectories(written.getParent());
            Files.writeString(written, file.getValue().toPrettyString() + "\n");
        }
        Path newest = versions().getLast();
        assertThat(newest.getFileName()).hasToString(AsyncApi.VERSION);
        assertThat(generated)
                .as(
                        "The contract is not what %s says. If it was released, leave that as it is, raise"
                                + " AsyncApi.VERSION and contract.version, and copy query-side/%s beside it.",
                        newest, GENERATED)
                .isEqualTo(read(newest));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void theContractIsCompatibleWithEveryVersion(Path version) throws IOException {
        assertThat(Compatibility.breaks(read(version), AsyncApi.files())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            removed         | /properties/actors    | {}                                            | removed
            retyped         | /properties/inWriting | {"inWriting":{"type":"string"}}               | retyped
            renamed         | /properties/offer     | {"move":{"$ref":"#/$defs/OfferId"}}           | removed or renamed
            """)
    void detectsAFieldThatIs(String how, String field, String instead, String said) throws IOException {
        JsonNode before = schema();
        var after = (ObjectNode) schema();
        var properties = (ObjectNode) after.required("properties");
        properties.remove(field.substring(field.lastIndexOf('/') + 1));
        properties.setAll((ObjectNode) JSON.readTree(instead));
        assertThat(Compatibility.ofSchema("DemandServed", before, after))
                .as(how)
                .anySatisfy(each -> assertThat(each).contains(said));
    }

    @Test
    void detectsNewlyRequiredOptionalAndNestedFields() throws IOException {
        var required = (ObjectNode) schema();
        ((ArrayNode) required.required("required")).add("inWriting");
        assertThat(Compatibility.ofSchema("DemandServed", schema(), required))
                .containsExactly("DemandServed.inWriting is newly required");
        assertThat(Compatibility.ofSchema("DemandServed", required, schema()))
                .containsExactly("DemandServed.inWriting is no longer promised");

        var added = (ObjectNode) schema();
        ((ObjectNode) added.required("properties")).putObject("more").put("type", "string");
        assertThat(Compatibility.ofSchema("DemandServed", schema(), added)).isEmpty();
        ((ArrayNode) added.required("required")).add("more");
        assertThat(Compatibility.ofSchema("DemandServed", schema(), added))
                .containsExactly("DemandServed.more is new and required");

        var deeper = (ObjectNode) schema();
        ((ObjectNode) deeper.at("/$defs/Circumstances/properties")).remove("note");
        ((ArrayNode) deeper.at("/$defs/Channel/enum")).remove(0);
        assertThat(Compatibility.ofSchema("DemandServed", schema(), deeper))
                .containsExactly(
                        "DemandServed.circumstances.channel no longer knows FILED",
                        "DemandServed.circumstances.note was removed or renamed");
    }

    @Test
    void detectsAChangedSchemaAndARemovedMessage() throws IOException {
        var without = AsyncApi.files();
        without.remove("schemas/DemandServed.1.json");
        assertThat(Compatibility.breaks(AsyncApi.files(), without))
                .anySatisfy(each -> assertThat(each).startsWith("schemas/DemandServed.1.json was changed or removed"));
        var unsent = AsyncApi.files();
        ((ObjectNode) Objects.requireNonNull(unsent.get(AsyncApi.DOCUMENT)).at("/channels/publicFacts/messages"))
                .remove("OrderEntered.1");
        assertThat(Compatibility.breaks(AsyncApi.files(), unsent))
                .containsExactly("publicFacts no longer has OrderEntered.1");
    }

    private static JsonNode schema() throws IOException {
        return JSON.readTree(Files.readString(AsyncApi.FACTS.resolve("DemandServed.1.json")));
    }

    @Test
    void servesTheContract() throws Exception {
        var http = standaloneSetup(new ContractController()).build();
        String document = http.perform(get("/api/v1/contract/asyncapi.json"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(JSON.readTree(document)).isEqualTo(AsyncApi.files().get(AsyncApi.DOCUMENT));
        for (String file : AsyncApi.files().keySet()) {
            if (!file.equals(AsyncApi.DOCUMENT)) {
                String schema = http.perform(get("/api/v1/contract/" + file))
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
                assertThat(JSON.readTree(schema)).isEqualTo(AsyncApi.files().get(file));
            }
        }
        for (String name : List.of("DemandServed.2.json", "Nothing.1.json", "DemandServed.1")) {
            assertThatThrownBy(() -> new ContractController().schema(name)).isInstanceOf(ReadProblemException.class);
        }
    }
}
