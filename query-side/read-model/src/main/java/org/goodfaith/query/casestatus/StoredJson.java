package org.goodfaith.query.casestatus;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Writes JSON for rows. Equal values give equal bytes. */
final class StoredJson {

    /** For whole JSON values in a column, without members that are null. */
    static final JsonMapper DETAIL = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    /** For rows sent to a table, with column names as members. */
    static final JsonMapper ROW = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private StoredJson() {}
}
