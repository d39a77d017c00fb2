package org.goodfaith.query.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.goodfaith.query.casestatus.ObligationView.DueView;
import org.goodfaith.query.casestatus.VisibleHistory;
import org.goodfaith.rulebook.status.Obligation;
import org.goodfaith.rulebook.status.ObligationStatus;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of an obligation's state before or after a change.
 *
 * @param restsOn the entries it rests on
 */
@Schema(name = "ObligationState")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StateView(
        ObligationStatus status,
        String wording,
        String reason,
        @Nullable DueView due,
        List<String> obligors,
        List<Long> restsOn) {

    static @Nullable StateView of(@Nullable Obligation obligation, VisibleHistory history) {
        return obligation == null
                ? null
                : new StateView(
                        obligation.status(),
                        obligation.wording(),
                        obligation.reason(),
                        obligation.due() == null
                                ? null
                                : DueView.of(obligation.due(), history.court().zone()),
                        obligation.owedBy(),
                        history.restsOn(obligation));
    }
}
