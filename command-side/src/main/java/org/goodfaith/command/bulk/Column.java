package org.goodfaith.command.bulk;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.goodfaith.command.problem.MalformedRequest;
import org.goodfaith.events.Texts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A column of a CSV file, which sets one property of the request body.
 *
 * @param name the column's name in the header
 * @param parent the object of the body that contains the property; empty for the body itself
 * @param format how a cell is parsed
 */
record Column(String name, String parent, Format format) {

    /** The format of a cell. */
    enum Format {
        TEXT,
        NUMBER,
        YES_OR_NO,
        /** Texts separated by semicolons. */
        LIST,
        /** A list of judges, each as {@code initials=name}. */
        JUDGES
    }

    private static final String CIRCUMSTANCES = "circumstances";
    private static final String PARAMETERS = "parameters";

    /** A spreadsheet interprets a cell that starts with one of these as a formula and may have changed the text. */
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private static final Pattern JUDGE = Pattern.compile("([A-Za-z0-9]{1,8})\\s*=\\s*(.+)");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Map<String, Column> KNOWN = known();

    private static Map<String, Column> known() {
        var known = new LinkedHashMap<String, Column>();
        add(known, CIRCUMSTANCES, Format.TEXT, "occurredAt channel document visibility note occasion");
        add(known, CIRCUMSTANCES, Format.NUMBER, "docketEntry attachment cures replaces");
        add(known, "actors", Format.TEXT, "by");
        add(known, "actors", Format.LIST, "onBehalfOf to");
        add(
                known,
                "",
                Format.TEXT,
                "court docketNumber caption openedOn party name side kind service successor ground counsel order title datedOn"
                        + " filedOn judge template offer answers event format neutral reason");
        add(known, "", Format.NUMBER, "textPages exhibitPages pages");
        add(
                known,
                "",
                Format.YES_OR_NO,
                "insured leadTrialCounsel inWriting damagesItemized explanationGiven"
                        + " toEachParticipatingParty trialAttorneysInvolved fullAuthorityInvolved disagreementsExplained"
                        + " modePreferenceStated");
        add(known, "", Format.LIST, "parties sections roles");
        add(known, "", Format.JUDGES, "judges");
        return known;
    }

    private static void add(Map<String, Column> known, String parent, Format format, String names) {
        Stream.of(names.split(" ")).forEach(name -> known.put(name, new Column(name, parent, format)));
    }

    /** Returns the column with this name, or empty if there is none. */
    static Optional<Column> named(String name) {
        return name.startsWith(PARAMETERS + ".") && name.length() > PARAMETERS.length() + 1
                ? Optional.of(new Column(name, PARAMETERS, Format.TEXT))
                : Optional.ofNullable(KNOWN.get(name));
    }

    /** Returns the names of all columns. */
    static List<String> names() {
        return Stream.concat(KNOWN.keySet().stream(), Stream.of(PARAMETERS + ".…"))
                .toList();
    }

    /**
     * Sets the property in the body.
     *
     * @throws MalformedRequest if the cell does not have the column's format
     */
    void put(String cell, String operation, ObjectNode body) {
        JsonNode value = read(cell);
        // Opening a case is the only operation without a circumstances object.
        boolean inBody = parent.isEmpty() || (parent.equals(CIRCUMSTANCES) && operation.equals("open"));
        ObjectNode target = inBody ? body : body.withObjectProperty(parent);
        target.set(name.startsWith(parent + ".") ? name.substring(parent.length() + 1) : name, value);
    }

    /** Returns the path of the property in the API's problems. */
    String path() {
        return parent.isEmpty() || name.startsWith(parent + ".") ? name : parent + "." + name;
    }

    private JsonNode read(String cell) {
        requireText(name, cell);
        return switch (format) {
            case TEXT -> NODES.stringNode(cell);
            case NUMBER -> {
                require(cell.matches("\\d{1,9}"), cell, "not a whole number");
                yield NODES.numberNode(Integer.parseInt(cell));
            }
            case YES_OR_NO -> {
                String word = cell.toLowerCase(Locale.ROOT);
                require(word.matches("true|false|yes|no"), cell, "neither yes nor no");
                yield NODES.booleanNode(word.equals("true") || word.equals("yes"));
            }
            case LIST -> {
                var list = NODES.arrayNode();
                elements(cell).forEach(list::add);
                yield list;
            }
            case JUDGES -> {
                var judges = NODES.arrayNode();
                for (String each : elements(cell)) {
                    var judge = JUDGE.matcher(each);
                    require(judge.matches(), each, "not a judge such as QZA=District Judge A");
                    judges.addObject().put("initials", judge.group(1)).put("name", judge.group(2));
                }
                yield judges;
            }
        };
    }

    /**
     * Checks that a cell is valid UTF-8 and does not start like a formula.
     *
     * @throws MalformedRequest otherwise
     */
    static void requireText(String column, String cell) {
        if (cell.indexOf('\uFFFD') >= 0) {
            throw new MalformedRequest(
                    MalformedRequest.MalformedKind.MALFORMED_LINE, column, "The cell is not valid UTF-8.");
        }
        if (FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0) {
            throw new MalformedRequest(
                    MalformedRequest.MalformedKind.INVALID_VALUE,
                    column,
                    "'" + Texts.shown(cell) + "' starts like a spreadsheet formula. Remove its first character.");
        }
    }

    private void require(boolean condition, String cell, String description) {
        if (!condition) {
            throw new MalformedRequest(
                    MalformedRequest.MalformedKind.INVALID_VALUE,
                    name,
                    "'" + Texts.shown(cell) + "' is " + description + ".");
        }
    }

    private static List<String> elements(String cell) {
        return Arrays.stream(cell.split(";"))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }
}
