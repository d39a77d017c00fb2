package org.goodfaith.standalone;

/**
 * The one account of a product that runs for itself.
 *
 * @param user its name
 * @param password its password
 * @param generated whether the password was made up at this start, and so has to be told
 */
record LocalAccount(String user, String password, boolean generated) {

    static final String ROLE = "LOCAL";

    @Override
    public String toString() {
        return user;
    }
}
