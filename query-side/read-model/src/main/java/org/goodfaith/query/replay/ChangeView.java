package org.goodfaith.query.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Set;
import org.goodfaith.query.casestatus.VisibleHistory;
import org.goodfaith.rulebook.replay.Change;
import org.goodfaith.rulebook.replay.ChangedAspect;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of a change of one obligation.
 *
 * @param changed the aspects that changed
 * @param says the change in words
 * @param before absent if the obligation did not exist
 * @param after absent if the obligation no longer exists
 */
@Schema(name = "Change")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChangeView(
        @Schema(example = "ecf-21/serve-demand/plaintiff-1") String obligation,

        String title,
        Set<ChangedAspect> changed,
        List<String> says,
        @Nullable StateView before,
        @Nullable StateView after,
        ChangeCauseView because) {

    static ChangeView of(Change change, VisibleHistory history) {
        return new ChangeView(
                change.id().value(),
                change.obligation().title(),
                change.aspects(),
                change.descriptions(),
                StateView.of(change.before(), history),
                StateView.of(change.after(), history),
                ChangeCauseView.of(change.cause(), change.undone(), history));
    }

    static List<ChangeView> of(List<Change> changes, VisibleHistory history) {
        return changes.stream().map(change -> of(change, history)).toList();
    }
}
