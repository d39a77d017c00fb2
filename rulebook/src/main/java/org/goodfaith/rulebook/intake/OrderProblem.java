package org.goodfaith.rulebook.intake;

/**
 * Why an order form or its terms cannot be used.
 *
 * @param path where, as a JSON pointer such as {@code /terms/3/due/0/due/from/event} or {@code /parameters/reportDays}
 * @param message what is wrong there, for whoever wrote it
 */
public record OrderProblem(String path, String message) {

    @Override
    public String toString() {
        return path + ": " + message;
    }
}
