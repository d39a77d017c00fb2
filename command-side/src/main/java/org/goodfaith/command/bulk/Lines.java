package org.goodfaith.command.bulk;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The lines of a file. Holds one line in memory at a time. */
interface Lines {

    /** Returns the next line, or null at the end of the file. */
    @Nullable
    Line next() throws IOException;

    /** Returns the file's own name for a property of the body, such as the CSV column. */
    default String fieldName(String field) {
        return field;
    }
}
