package org.goodfaith.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class CanonicalJsonTest {

    /** The samples of RFC 8785 appendix B. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            0000000000000000, 0
            8000000000000000, 0
            0000000000000001, 5e-324
            8000000000000001, -5e-324
            7fefffffffffffff, 1.7976931348623157e+308
            ffefffffffffffff, -1.7976931348623157e+308
            4340000000000000, 9007199254740992
            c340000000000000, -9007199254740992
            4430000000000000, 295147905179352830000
            44b52d02c7e14af5, 9.999999999999997e+22
            44b52d02c7e14af6, 1e+23
            44b52d02c7e14af7, 1.0000000000000001e+23
            444b1ae4d6e2ef4e, 999999999999999700000
            444b1ae4d6e2ef4f, 999999999999999900000
            444b1ae4d6e2ef50, 1e+21
            3eb0c6f7a0b5ed8c, 9.999999999999997e-7
            3eb0c6f7a0b5ed8d, 0.000001
            41b3de4355555553, 333333333.3333332
            41b3de4355555554, 333333333.33333325
            41b3de4355555555, 333333333.3333333
            41b3de4355555556, 333333333.3333334
            41b3de4355555557, 333333333.33333343
            becbf647612f3696, -0.0000033333333333333333
            43143ff3c1cb0959, 1424953923781206.2
            """)
    void writesNumbersAsTheRfcDoes(String bits, String written) throws MalformedJsonException {
        double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
        assertThat(text(number(value))).isEqualTo(written);
        assertThat(canonical(written)).isEqualTo(written);
    }

    /** The sample of RFC 8785 section 3.2.2 and 3.2.3. */
    @Test
    void writesTheSampleOfTheRfc() throws MalformedJsonException {
        assertThat(canonical("""
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }""".replace("333333333.33333329", "333333333.3333333")))
                .isEqualTo("{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void ordersMembersByUtf16CodeUnits() throws MalformedJsonException {
        assertThat(canonical("""
                {"\\u20ac":1,"\\r":2,"\\ufb33":3,"1":4,"\\ud83d\\ude00":5,"\\u0080":6,"\\u00f6":7}"""))
                .isEqualTo(
                        "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1",
                "[1,]",
                "{\"a\":1,}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":1}",
                "01",
                "1.",
                ".5",
                "+1",
                "--1",
                "NaN",
                "Infinity",
                "1e999",
                "1e-999999999",
                "9007199254740993",
                "0.12345678901234567890",
                "tru",
                "nul",
                "\"a",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\ud800\"",
                "\"\\udc00\\ud800\"",
                "\"\u0001\"",
                "1 2",
                "1e99999999999",
                "1e-99999999999",
                "{\"a\":NaN}",
                "\"\\ud83d\"",
                "{\"\\ud83d\":1}",
                "[1]/**/",
                "{\"a\":{\"b\":1,\"b\":1}}",
                "{}x",
                "\ufeff{}",
                "'a'",
                "// a\n1"
            })
    void rejectsTextWithoutACanonicalForm(String text) {
        assertThatThrownBy(() -> canonical(text)).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void rejectsBytesThatAreNotUtf8() {
        for (String bytes : new String[] {"22c08022", "22eda08022", "7b7d00", "7b007d00", "feff007b007d", "ff"}) {
            assertThatThrownBy(() -> CanonicalJson.parse(HexFormat.of().parseHex(bytes)))
                    .as(bytes)
                    .isInstanceOf(MalformedJsonException.class);
        }
    }

    @Test
    void rejectsDeepNesting() throws MalformedJsonException {
        assertThat(canonical("[".repeat(64) + "]".repeat(64))).hasSize(128);
        for (int depth : new int[] {65, 1_000_000}) {
            assertThatThrownBy(() -> canonical("[".repeat(depth)))
                    .isInstanceOf(MalformedJsonException.class)
                    .hasMessageContaining("nesting depth");
        }
        assertThatThrownBy(() -> canonical("[".repeat(65) + "]".repeat(65))).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void refusesToWriteWhatRfc8785CannotRepresent() {
        var nodes = JsonNodeFactory.instance;
        assertThat(text(nodes.numberNode(CanonicalJson.INTEGER_MAX))).isEqualTo("9007199254740991");
        for (JsonNode node : new JsonNode[] {
            nodes.numberNode(9007199254740993L),
            nodes.numberNode(Long.MAX_VALUE),
            nodes.numberNode(Long.MIN_VALUE),
            nodes.stringNode("\ud800"),
            nodes.objectNode().put("\udc00", 1)
        }) {
            assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(node));
        }
    }

    /**
     * The canonicalizer must return the same bytes for the original text and for the text that Jackson reads and
     * writes.
     */
    @Test
    void agreesWithTheReferenceOnRandomValues() throws IOException, MalformedJsonException {
        long seed = 8785;
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 2000; i++) {
            String text = "{\"v\":" + random(random, 0) + "}";
            assertThat(canonical(text))
                    .as("seed %d, value %d", seed, i)
                    .isEqualTo(new JsonCanonicalizer(text).getEncodedString());
            assertThat(canonical(canonical(text))).isEqualTo(canonical(text));
        }
    }

    private static String random(RandomGenerator random, int depth) {
        return switch (random.nextInt(depth > 3 ? 4 : 6)) {
            case 0 -> Long.toString(random.nextLong(-1L << 53, 1L << 53));
            case 1 -> {
                double number = Double.longBitsToDouble(random.nextLong());
                yield Double.isFinite(number) ? text(number(number)) : "null";
            }
            case 2 -> string(random);
            case 3 -> random.nextBoolean() ? "true" : "null";
            case 4 -> "[ " + random(random, depth + 1) + " ,\n" + random(random, depth + 1) + "]";
            default ->
                "{\"z\": " + random(random, depth + 1) + ",\t\"\u00e9\" :" + random(random, depth + 1) + ",\"a\":"
                        + random(random, depth + 1) + "}";
        };
    }

    private static String string(RandomGenerator random) {
        var text = new StringBuilder("\"");
        for (int i = random.nextInt(8); i > 0; i--) {
            int c = random.nextInt(0x800);
            text.append("\\u").append("%04x".formatted(c));
        }
        return text.append('"').toString();
    }

    private static String canonical(String text) throws MalformedJsonException {
        return text(CanonicalJson.parse(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode number(double value) {
        return JsonNodeFactory.instance.numberNode(value);
    }

    private static String text(JsonNode json) {
        return new String(CanonicalJson.write(json), StandardCharsets.UTF_8);
    }
}
