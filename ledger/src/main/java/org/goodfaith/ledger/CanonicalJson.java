package org.goodfaith.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.erdtman.jcs.JsonCanonicalizer;
import org.erdtman.jcs.NumberToJSON;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads JSON strictly and writes it in the canonical form of RFC 8785.
 *
 * <p>RFC 8785 cannot represent every JSON text without loss. Both methods reject what it cannot represent: strings with
 * unpaired surrogates, and numbers that a double does not hold exactly.
 */
public final class CanonicalJson {

    /** The largest integer {@code n} for which a double holds every integer from 0 to {@code n}: 2<sup>53</sup> - 1. */
    public static final long INTEGER_MAX = (1L << 53) - 1;

    private static final int DEPTH_MAX = 64;

    /** The longest number RFC 8785 writes has 25 characters. */
    private static final int NUMBER_LENGTH_MAX = 40;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_MAX)
                            .maxNumberLength(NUMBER_LENGTH_MAX)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private CanonicalJson() {}

    /**
     * Reads one JSON value.
     *
     * @param utf8 the text; white space may surround the value
     * @throws MalformedJsonException if the bytes are not UTF-8 or not JSON, a member name is repeated, the nesting is
     *     deeper than 64 levels, or RFC 8785 cannot represent the value
     */
    public static JsonNode parse(byte[] utf8) throws MalformedJsonException {
        JsonNode value;
        try {
            value = JSON.readTree(decoded(utf8));
        } catch (JacksonException e) {
            throw new MalformedJsonException(e.getOriginalMessage());
        } catch (NumberFormatException e) {
            throw new MalformedJsonException("a number has an exponent that is out of range");
        }
        if (value.isMissingNode()) {
            throw new MalformedJsonException("the text is empty");
        }
        requireRepresentable(value);
        return value;
    }

    /** Decodes before parsing, because the parser accepts overlong sequences, byte order marks and other encodings. */
    private static String decoded(byte[] utf8) throws MalformedJsonException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedJsonException("the text is not UTF-8");
        }
    }

    /**
     * Writes the canonical form of a value, in UTF-8.
     *
     * @throws IllegalArgumentException if RFC 8785 cannot represent the value
     */
    public static byte[] write(JsonNode value) {
        try {
            requireRepresentable(value);
            // The canonicalizer accepts only arrays and objects.
            var array = JsonNodeFactory.instance.arrayNode().add(value);
            byte[] canonical = new JsonCanonicalizer(JSON.writeValueAsString(array)).getEncodedUTF8();
            return Arrays.copyOfRange(canonical, 1, canonical.length - 1);
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireRepresentable(JsonNode value) throws MalformedJsonException {
        if (value.isNumber() && !isExact(value)) {
            throw new MalformedJsonException("a double cannot hold the number " + value + " without loss");
        }
        if (value.isString()) {
            requireCharacters(value.stringValue());
        }
        for (String name : value.propertyNames()) {
            requireCharacters(name);
        }
        for (JsonNode child : value) {
            requireRepresentable(child);
        }
    }

    private static boolean isExact(JsonNode value) {
        if (value.isDouble() || value.isFloat()) {
            return Double.isFinite(value.doubleValue());
        }
        try {
            BigDecimal number = value.decimalValue();
            double held = number.doubleValue();
            return Double.isFinite(held) && new BigDecimal(NumberToJSON.serializeNumber(held)).compareTo(number) == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireCharacters(String text) throws MalformedJsonException {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new MalformedJsonException("a string has an unpaired surrogate");
        }
    }
}
