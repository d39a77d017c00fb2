package org.goodfaith.rulebook.intake;

/**
 * An error in an order template or in the terms of an order.
 *
 * @param path the location as a JSON pointer, such as {@code /terms/3/due/0/due/from/event} or
 *     {@code /parameters/reportDays}
 * @param message the error, for the author of the template or terms
 */
public record OrderProblem(String path, String message) {

    @Override
    public String toString() {
        return path + ": " + message;
    }
}
