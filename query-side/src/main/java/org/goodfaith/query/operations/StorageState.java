package org.goodfaith.query.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The state of the database and the disk that belong to this program. A program with another database has none. */
public interface StorageState {

    StorageView view();

    /** The state at one moment. */
    @Schema(name = "StorageState")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StorageView(
            @Schema(description = "Whether the database server is running.")
            boolean databaseRunning,

            @Schema(description = "How often the database server was restarted since the program started.")
            int restarts,

            @Schema(description = "The last time without a database server; absent if there was none.") @Nullable
            Outage lastOutage,

            @Schema(description = "The free bytes of the disk.")
            long freeBytes,

            @Schema(description = "Recording is refused while fewer bytes are free.")
            long reserveBytes,

            @Schema(description = "Whether recording is refused because the disk is full.")
            boolean recordingRefused) {}

    /**
     * A time without a running database server.
     *
     * @param until when the server was running again; absent if it is not yet
     * @param cause in the server's words
     */
    @Schema(name = "DatabaseOutage")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Outage(Instant since, @Nullable Instant until, String cause) {}
}
