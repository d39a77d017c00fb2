package org.goodfaith.query.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Set;
import org.goodfaith.query.casestatus.VisibleHistory;
import org.goodfaith.query.viewpoint.ResolvedViewpoint;
import org.goodfaith.query.viewpoint.ViewpointView;
import org.goodfaith.rulebook.replay.ChangedAspect;
import org.goodfaith.rulebook.replay.ViewpointDifference;
import org.jspecify.annotations.Nullable;

/** The JSON form of the difference between two viewpoints, with both viewpoints as resolved. */
@Schema(name = "DifferenceAnswer")
public record DifferenceView(ViewpointView from, ViewpointView to, String says, List<DifferingView> obligations) {

    /**
     * An obligation that differs.
     *
     * @param because the causes, in order
     */
    @Schema(name = "Differing")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DifferingView(
            String obligation,
            String title,
            Set<ChangedAspect> changed,
            List<String> says,
            @Nullable StateView before,
            @Nullable StateView after,
            List<ChangeView> because) {

        static DifferingView of(ViewpointDifference.ChangedObligation differing, VisibleHistory history) {
            return new DifferingView(
                    differing.id().value(),
                    differing.obligation().title(),
                    differing.aspects(),
                    differing.descriptions(),
                    StateView.of(differing.before(), history),
                    StateView.of(differing.after(), history),
                    ChangeView.of(differing.changes(), history));
        }
    }

    public static DifferenceView of(ResolvedViewpoint from, ResolvedViewpoint to, VisibleHistory history) {
        var differing = history.difference(from.at(), to.at());
        return new DifferenceView(
                history.viewpoint(from),
                history.viewpoint(to),
                says(differing.size(), from.at().equals(to.at())),
                differing.stream().map(one -> DifferingView.of(one, history)).toList());
    }

    private static String says(int differing, boolean same) {
        return switch (differing) {
            case 0 -> same ? "No differences: the viewpoints are the same." : "No differences.";
            case 1 -> "1 obligation differs.";
            default -> differing + " obligations differ.";
        };
    }
}
