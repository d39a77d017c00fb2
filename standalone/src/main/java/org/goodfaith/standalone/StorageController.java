package org.goodfaith.standalone;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.goodfaith.query.operations.StorageState;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the state of the embedded database and its disk to operators, even while the database is down. */
@RestController
@ConditionalOnEmbeddedDatabase
@Tag(name = "Operations")
class StorageController {

    private final StorageState storage;

    StorageController(StorageState storage) {
        this.storage = storage;
    }

    @GetMapping(path = "/api/v1/operations/storage", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Show the state of the embedded database and its disk",
            description =
                    "Whether the database server runs, its last outage, and whether recording is refused because the"
                            + " disk is full.")
    StorageState.StorageView storage() {
        return storage.view();
    }
}
