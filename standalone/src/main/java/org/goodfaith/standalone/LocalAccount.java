package org.goodfaith.standalone;

/**
 * The account of a standalone product.
 *
 * @param user its name
 * @param password its password
 * @param generated true if the password was generated at this start and must be printed
 */
record LocalAccount(String user, String password, boolean generated) {

    static final String ROLE = "LOCAL";

    @Override
    public String toString() {
        return user;
    }
}
