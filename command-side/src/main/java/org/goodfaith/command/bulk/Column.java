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
 * A column of a CSV file: a member of a body, by a name of its own.
 *
 * @param name in the header of the file
 * @param within the member of the body that it is a member of; empty for the body itself
 * @param form how a cell is read
 */
record Column(String name, String within, Form form) {

    /** How a cell is read. */
    enum Form {
        TEXT,
        NUMBER,
        YES_OR_NO,
        /** Several texts with semicolons between them. */
        LIST,
        /** As a list, of initials, an equals sign and the name. */
        JUDGES
    }

    private static final String CIRCUMSTANCES = "circumstances";
    private static final String PARAMETERS = "parameters";

    /** With these, a spreadsheet takes a cell for a formula: what is in the file may not be what somebody wrote. */
    private static final String STARTS_A_FORMULA = "=+-@\t\r";

    private static final Pattern JUDGE = Pattern.compile("([A-Z]{1,5})\\s*=\\s*(.+)");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Map<String, Column> KNOWN = known();

    private static Map<String, Column> known() {
        var known = new LinkedHashMap<String, Column>();
        add(known, CIRCUMSTANCES, Form.TEXT, "occurredAt channel document visibility note");
        add(known, CIRCUMSTANCES, Form.NUMBER, "docketEntry cures replaces");
        add(known, "actors", Form.TEXT, "by");
        add(known, "actors", Form.LIST, "onBehalfOf to");
        add(
                known,
                "",
                Form.TEXT,
                "court docketNumber caption openedOn party name side kind counsel order title datedOn"
                        + " filedOn judge template offer answers event format neutral reason");
        add(known, "", Form.NUMBER, "textPages exhibitPages pages");
        add(
                known,
                "",
                Form.YES_OR_NO,
                "insured leadTrialCounsel inWriting damagesItemized explanationGiven"
                        + " toEachParticipatingParty trialAttorneysInvolved fullAuthorityInvolved disagreementsExplained"
                        + " modePreferenceStated");
        add(known, "", Form.LIST, "parties sections");
        add(known, "", Form.JUDGES, "judges");
        return known;
    }

    private static void add(Map<String, Column> known, String within, Form form, String names) {
        Stream.of(names.split(" ")).forEach(name -> known.put(name, new Column(name, within, form)));
    }

    /** @return the column of a name; empty if there is none */
    static Optional<Column> named(String name) {
        return name.startsWith(PARAMETERS + ".") && name.length() > PARAMETERS.length() + 1
                ? Optional.of(new Column(name, PARAMETERS, Form.TEXT))
                : Optional.ofNullable(KNOWN.get(name));
    }

    /** @return the names there are */
    static List<String> names() {
        return Stream.concat(KNOWN.keySet().stream(), Stream.of(PARAMETERS + ".…"))
                .toList();
    }

    /** Puts a cell where it belongs. */
    void put(String cell, String operation, ObjectNode body) {
        JsonNode value = read(cell);
        // The one operation that has no circumstances of its own.
        String parent = within.equals(CIRCUMSTANCES) && operation.equals("open") ? "" : within;
        ObjectNode target = parent.isEmpty() ? body : body.withObjectProperty(parent);
        target.set(name.startsWith(within + ".") ? name.substring(within.length() + 1) : name, value);
    }

    /** @return where the API says the member is */
    String path() {
        return within.isEmpty() || name.startsWith(within + ".") ? name : within + "." + name;
    }

    /** @throws Malformed if it cannot be read so */
    private JsonNode read(String cell) {
        requireText(name, cell);
        return switch (form) {
            case TEXT -> NODES.stringNode(cell);
            case NUMBER -> {
                require(cell.matches("\\d{1,9}"), cell, "no whole number");
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
                    require(judge.matches(), each, "no judge such as QZA=District Judge A");
                    judges.addObject().put("initials", judge.group(1)).put("name", judge.group(2));
                }
                yield judges;
            }
        };
    }

    /** @throws Malformed if a cell is no text as it was written */
    static void requireText(String column, String cell) {
        if (cell.indexOf('\uFFFD') >= 0) {
            throw new MalformedRequest(MalformedRequest.Kind.MALFORMED_LINE, column, "The cell is not in UTF-8.");
        }
        if (STARTS_A_FORMULA.indexOf(cell.charAt(0)) >= 0) {
            throw new MalformedRequest(
                    MalformedRequest.Kind.INVALID_VALUE,
                    column,
                    "'" + Texts.shown(cell)
                            + "' begins as a formula of a spreadsheet does. Write the text without that.");
        }
    }

    private void require(boolean isSo, String cell, String what) {
        if (!isSo) {
            throw new MalformedRequest(
                    MalformedRequest.Kind.INVALID_VALUE, name, "'" + Texts.shown(cell) + "' is " + what + ".");
        }
    }

    private static List<String> elements(String cell) {
        return Arrays.stream(cell.split(";"))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }
}
