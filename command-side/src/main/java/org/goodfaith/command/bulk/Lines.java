package org.goodfaith.command.bulk;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The lines of a file, one in memory at a time. */
interface Lines {

    /** @return the next line; null at the end */
    @Nullable
    Line next() throws IOException;

    /** @return what the file calls a member of a body, so that whoever wrote it finds it there */
    default String nameOf(String field) {
        return field;
    }
}
