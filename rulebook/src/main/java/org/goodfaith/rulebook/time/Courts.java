package org.goodfaith.rulebook.time;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.goodfaith.events.CourtId;

/**
 * The 94 federal district courts.
 *
 * <p>The time zone is that of the main seat. A comment marks each district that spans two zones. The closing time of
 * the clerk's office is on file only if the court's own website states it. For any other court a paper filing is shown
 * as due by midnight, with a flag.
 */
public final class Courts {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final ZoneId DENVER = ZoneId.of("America/Denver");
    private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
    private static final ZoneId ANCHORAGE = ZoneId.of("America/Anchorage");
    private static final ZoneId BOISE = ZoneId.of("America/Boise");
    private static final ZoneId DETROIT = ZoneId.of("America/Detroit");
    private static final ZoneId GUAM = ZoneId.of("Pacific/Guam");
    private static final ZoneId HONOLULU = ZoneId.of("Pacific/Honolulu");
    private static final ZoneId INDIANAPOLIS = ZoneId.of("America/Indiana/Indianapolis");
    private static final ZoneId LOUISVILLE = ZoneId.of("America/Kentucky/Louisville");
    private static final ZoneId PHOENIX = ZoneId.of("America/Phoenix");
    private static final ZoneId PUERTO_RICO = ZoneId.of("America/Puerto_Rico");
    private static final ZoneId SAIPAN = ZoneId.of("Pacific/Saipan");
    private static final ZoneId ST_THOMAS = ZoneId.of("America/St_Thomas");

    private static final List<Court> ALL = List.of(
            court("almd", "Middle District of Alabama", "Alabama", CHICAGO),
            court("alnd", "Northern District of Alabama", "Alabama", CHICAGO),
            court("alsd", "Southern District of Alabama", "Alabama", CHICAGO),
            // the western Aleutians are in America/Adak
            court("akd", "District of Alaska", "Alaska", ANCHORAGE),
            // the Navajo Nation keeps daylight saving time
            court("azd", "District of Arizona", "Arizona", PHOENIX),
            court("ared", "Eastern District of Arkansas", "Arkansas", CHICAGO),
            court("arwd", "Western District of Arkansas", "Arkansas", CHICAGO),
            court("cacd", "Central District of California", "California", LOS_ANGELES),
            // caed.uscourts.gov, FAQ 5 and its notice of June 14, 2021: 9:00 a.m. to 4:00 p.m.
            court("caed", "Eastern District of California", "California", LOS_ANGELES, LocalTime.of(16, 0)),
            // cand.uscourts.gov/newcasefaq and its notice of February 3, 2023: 9:00 a.m. to 4:00 p.m.
            court("cand", "Northern District of California", "California", LOS_ANGELES, LocalTime.of(16, 0)),
            court("casd", "Southern District of California", "California", LOS_ANGELES),
            court("cod", "District of Colorado", "Colorado", DENVER),
            court("ctd", "District of Connecticut", "Connecticut", NEW_YORK),
            court("ded", "District of Delaware", "Delaware", NEW_YORK),
            court("dcd", "District of Columbia", "District of Columbia", NEW_YORK),
            court("flmd", "Middle District of Florida", "Florida", NEW_YORK),
            // Tallahassee; Pensacola and Panama City are in America/Chicago
            court("flnd", "Northern District of Florida", "Florida", NEW_YORK),
            court("flsd", "Southern District of Florida", "Florida", NEW_YORK),
            court("gamd", "Middle District of Georgia", "Georgia", NEW_YORK),
            court("gand", "Northern District of Georgia", "Georgia", NEW_YORK),
            court("gasd", "Southern District of Georgia", "Georgia", NEW_YORK),
            court("gud", "District of Guam", "Guam", GUAM),
            court("hid", "District of Hawaii", "Hawaii", HONOLULU),
            // Boise; the north is in America/Los_Angeles
            court("idd", "District of Idaho", "Idaho", BOISE),
            court("ilcd", "Central District of Illinois", "Illinois", CHICAGO),
            court("ilnd", "Northern District of Illinois", "Illinois", CHICAGO),
            court("ilsd", "Southern District of Illinois", "Illinois", CHICAGO),
            // South Bend; Hammond is in America/Chicago
            court("innd", "Northern District of Indiana", "Indiana", INDIANAPOLIS),
            // Indianapolis; Evansville is in America/Chicago
            court("insd", "Southern District of Indiana", "Indiana", INDIANAPOLIS),
            court("iand", "Northern District of Iowa", "Iowa", CHICAGO),
            court("iasd", "Southern District of Iowa", "Iowa", CHICAGO),
            // Kansas City; four western counties are in America/Denver
            court("ksd", "District of Kansas", "Kansas", CHICAGO),
            court("kyed", "Eastern District of Kentucky", "Kentucky", NEW_YORK),
            // Louisville; Bowling Green, Owensboro and Paducah are in America/Chicago
            court("kywd", "Western District of Kentucky", "Kentucky", LOUISVILLE),
            court("laed", "Eastern District of Louisiana", "Louisiana", CHICAGO),
            court("lamd", "Middle District of Louisiana", "Louisiana", CHICAGO),
            court("lawd", "Western District of Louisiana", "Louisiana", CHICAGO),
            court("med", "District of Maine", "Maine", NEW_YORK),
            court("mdd", "District of Maryland", "Maryland", NEW_YORK),
            court("mad", "District of Massachusetts", "Massachusetts", NEW_YORK),
            court("mied", "Eastern District of Michigan", "Michigan", DETROIT),
            // Grand Rapids; four counties of the Upper Peninsula are in America/Menominee
            court("miwd", "Western District of Michigan", "Michigan", DETROIT),
            court("mnd", "District of Minnesota", "Minnesota", CHICAGO),
            court("msnd", "Northern District of Mississippi", "Mississippi", CHICAGO),
            court("mssd", "Southern District of Mississippi", "Mississippi", CHICAGO),
            court("moed", "Eastern District of Missouri", "Missouri", CHICAGO),
            court("mowd", "Western District of Missouri", "Missouri", CHICAGO),
            court("mtd", "District of Montana", "Montana", DENVER),
            // Omaha; the west is in America/Denver
            court("ned", "District of Nebraska", "Nebraska", CHICAGO),
            // Las Vegas; West Wendover keeps the time of America/Denver
            court("nvd", "District of Nevada", "Nevada", LOS_ANGELES),
            court("nhd", "District of New Hampshire", "New Hampshire", NEW_YORK),
            court("njd", "District of New Jersey", "New Jersey", NEW_YORK),
            court("nmd", "District of New Mexico", "New Mexico", DENVER),
            court("nyed", "Eastern District of New York", "New York", NEW_YORK),
            court("nynd", "Northern District of New York", "New York", NEW_YORK),
            court("nysd", "Southern District of New York", "New York", NEW_YORK),
            court("nywd", "Western District of New York", "New York", NEW_YORK),
            court("nced", "Eastern District of North Carolina", "North Carolina", NEW_YORK),
            court("ncmd", "Middle District of North Carolina", "North Carolina", NEW_YORK),
            court("ncwd", "Western District of North Carolina", "North Carolina", NEW_YORK),
            // Bismarck; the southwest is in America/Denver
            court("ndd", "District of North Dakota", "North Dakota", CHICAGO),
            court("nmid", "District for the Northern Mariana Islands", "Northern Mariana Islands", SAIPAN),
            court("ohnd", "Northern District of Ohio", "Ohio", NEW_YORK),
            court("ohsd", "Southern District of Ohio", "Ohio", NEW_YORK),
            court("oked", "Eastern District of Oklahoma", "Oklahoma", CHICAGO),
            court("oknd", "Northern District of Oklahoma", "Oklahoma", CHICAGO),
            court("okwd", "Western District of Oklahoma", "Oklahoma", CHICAGO),
            // Portland; most of Malheur County is in America/Boise
            court("ord", "District of Oregon", "Oregon", LOS_ANGELES),
            court("paed", "Eastern District of Pennsylvania", "Pennsylvania", NEW_YORK),
            court("pamd", "Middle District of Pennsylvania", "Pennsylvania", NEW_YORK),
            court("pawd", "Western District of Pennsylvania", "Pennsylvania", NEW_YORK),
            court("prd", "District of Puerto Rico", "Puerto Rico", PUERTO_RICO),
            court("rid", "District of Rhode Island", "Rhode Island", NEW_YORK),
            court("scd", "District of South Carolina", "South Carolina", NEW_YORK),
            // Sioux Falls; Rapid City is in America/Denver
            court("sdd", "District of South Dakota", "South Dakota", CHICAGO),
            // Knoxville; Winchester is in America/Chicago
            court("tned", "Eastern District of Tennessee", "Tennessee", NEW_YORK),
            court("tnmd", "Middle District of Tennessee", "Tennessee", CHICAGO),
            court("tnwd", "Western District of Tennessee", "Tennessee", CHICAGO),
            court("txed", "Eastern District of Texas", "Texas", CHICAGO),
            court("txnd", "Northern District of Texas", "Texas", CHICAGO),
            court("txsd", "Southern District of Texas", "Texas", CHICAGO),
            // San Antonio; El Paso is in America/Denver
            court("txwd", "Western District of Texas", "Texas", CHICAGO),
            court("utd", "District of Utah", "Utah", DENVER),
            court("vtd", "District of Vermont", "Vermont", NEW_YORK),
            court("vid", "District of the Virgin Islands", "Virgin Islands", ST_THOMAS),
            court("vaed", "Eastern District of Virginia", "Virginia", NEW_YORK),
            court("vawd", "Western District of Virginia", "Virginia", NEW_YORK),
            court("waed", "Eastern District of Washington", "Washington", LOS_ANGELES),
            court("wawd", "Western District of Washington", "Washington", LOS_ANGELES),
            court("wvnd", "Northern District of West Virginia", "West Virginia", NEW_YORK),
            court("wvsd", "Southern District of West Virginia", "West Virginia", NEW_YORK),
            court("wied", "Eastern District of Wisconsin", "Wisconsin", CHICAGO),
            court("wiwd", "Western District of Wisconsin", "Wisconsin", CHICAGO),
            court("wyd", "District of Wyoming", "Wyoming", DENVER));

    private static final Map<CourtId, Court> BY_ID =
            ALL.stream().collect(toUnmodifiableMap(Court::id, Function.identity()));

    private Courts() {}

    public static Optional<Court> find(CourtId id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** Returns all courts, sorted by state. */
    public static List<Court> all() {
        return ALL;
    }

    private static Court court(String id, String district, String state, ZoneId zone) {
        return new Court(CourtId.of(id), district, state, zone, null);
    }

    private static Court court(String id, String district, String state, ZoneId zone, LocalTime clerkClosesAt) {
        return new Court(CourtId.of(id), district, state, zone, clerkClosesAt);
    }
}
