package org.goodfaith.command.template;

import java.util.List;
import org.goodfaith.rulebook.intake.OrderProblem;

/** The result of filling in a template or reading inline terms. */
public sealed interface Compilation {

    /** @param content the checked terms and events of the order */
    record Compiled(OrderContent content) implements Compilation {}

    /** @param problems all errors in the input; at least one */
    record Malformed(List<OrderProblem> problems) implements Compilation {

        public Malformed {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("at least one problem is required");
            }
        }
    }
}
