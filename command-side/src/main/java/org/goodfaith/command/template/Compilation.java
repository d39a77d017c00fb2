package org.goodfaith.command.template;

import java.util.List;
import org.goodfaith.rulebook.intake.OrderProblem;

/** What comes of filling in a template or reading inline terms. */
public sealed interface Compilation {

    /** @param content the order's terms and events, checked */
    record Compiled(OrderContent content) implements Compilation {}

    /** @param problems everything that is wrong with what was given; at least one */
    record Malformed(List<OrderProblem> problems) implements Compilation {

        public Malformed {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("nothing is wrong");
            }
        }
    }
}
