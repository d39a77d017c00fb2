package org.goodfaith.standalone.system;

/** Opens cases over HTTP and provides the bodies of the two court orders. */
final class Cases {

    static final String CONFERENCE_PARAMETERS = """
            {'answerDueOn': '2024-06-26', 'agendaDueOn': '2024-07-17',
             'preSettlementMeetingAt': '2024-07-31T10:30', 'settlementConferenceAt': '2024-08-20T10:00'}""";

    private Cases() {}

    /** Opens a case of the N.D. Cal. with one plaintiff, an organization, and one defendant, a government entity. */
    static String openInNorthernDistrict(ProductApi api, int number) {
        String caseId = open(api, "cand", "23-cv-%05d-QZA (JZB)".formatted(number), "JZB", "2023-08-14");
        join(api, caseId, "plaintiff-1", "PLAINTIFF", "ORGANIZATION", "2023-08-14");
        join(api, caseId, "defendant-1", "DEFENDANT", "GOVERNMENT_ENTITY", "2023-08-14");
        return caseId;
    }

    /** Opens a case of the E.D. Cal. with one plaintiff and one defendant. */
    static String openInEasternDistrict(ProductApi api, int number) {
        String caseId = open(api, "caed", "2:25-cv-%05d-QZC-JZD".formatted(number), "QZC", "2025-01-27");
        join(api, caseId, "plaintiff-1", "PLAINTIFF", "NATURAL_PERSON", "2025-01-27");
        join(api, caseId, "defendant-1", "DEFENDANT", "ORGANIZATION", "2025-01-27");
        return caseId;
    }

    static String settlementConferenceOrder() {
        return """
                {'circumstances': {'occurredAt': '2024-06-05', 'docketEntry': 61}, 'order': 'ecf-61',
                 'datedOn': '2024-06-05', 'filedOn': '2024-06-05', 'judge': 'JZB',
                 'template': 'cand-settlement-conference', 'parameters': %s}""".formatted(CONFERENCE_PARAMETERS);
    }

    static String meetAndConferOrder() {
        return """
                {'circumstances': {'occurredAt': '2025-05-22', 'docketEntry': 21}, 'order': 'ecf-21',
                 'datedOn': '2025-05-21', 'filedOn': '2025-05-22', 'judge': 'QZC',
                 'template': 'caed-meet-confer-vdrp', 'parameters': {}}""";
    }

    /** Returns the start of a fact's body, with its time, channel, and party. */
    static String act(String occurredAt, String channel, String... onBehalfOf) {
        return "{'circumstances': {'occurredAt': '%s', 'channel': '%s'}, 'actors': {'onBehalfOf': ['%s']}"
                .formatted(occurredAt, channel, String.join("', '", onBehalfOf));
    }

    /** Returns the body that opens a case of the N.D. Cal. */
    static String openingInNorthernDistrict(int number) {
        return opening("cand", "23-cv-%05d-QZA (JZB)".formatted(number), "JZB", "2023-08-14");
    }

    private static String opening(String court, String docketNumber, String judge, String openedOn) {
        return """
                {'court': '%s', 'docketNumber': '%s', 'caption': 'Plaintiff v. Defendant (fictional)',
                 'judges': [{'initials': '%s', 'name': 'Judge (fictional)'}], 'openedOn': '%s'}""".formatted(court, docketNumber, judge, openedOn);
    }

    /** Returns the body with which a party joins. */
    static String joining(String party, String side, String kind, String on) {
        return """
                {'circumstances': {'occurredAt': '%s'}, 'party': '%s', 'name': 'Party %s (fictional)',
                 'side': '%s', 'kind': '%s', 'insured': false}""".formatted(on, party, party, side, kind);
    }

    private static String open(ProductApi api, String court, String docketNumber, String judge, String openedOn) {
        return api.post("/cases", opening(court, docketNumber, judge, openedOn))
                .is(201)
                .at("/caseId");
    }

    private static void join(ProductApi api, String caseId, String party, String side, String kind, String on) {
        api.post("/cases/" + caseId + "/parties", joining(party, side, kind, on))
                .is(201);
    }
}
