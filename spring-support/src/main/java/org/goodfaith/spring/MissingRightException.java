package org.goodfaith.spring;

/** Stops the start of a side whose database role lacks a right. */
final class MissingRightException extends RuntimeException {

    /**
     * @param says what the role may not do, in a sentence
     * @param statement the SQL statement that gives it the right
     */
    MissingRightException(String says, String statement) {
        super(says + " An administrator of the database must run: " + statement);
    }
}
