package org.goodfaith.query.casestatus;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** How rows and their details are written: the same bytes for the same values, always. */
final class StoredJson {

    /** For what a row holds whole. */
    static final JsonMapper DETAIL = JsonMapper.builder().build();

    /** For rows on their way into a table, named as its columns are. */
    static final JsonMapper ROW = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private StoredJson() {}
}
