package org.goodfaith.query.commandside;

/**
 * Where the command side answers by HTTP. What composes both sides in one process says so with a bean of this type,
 * because its address is known only when it runs; otherwise {@code goodfaith.query.command-side} says it.
 */
@FunctionalInterface
public interface CommandSideLocation {

    /** @return the address, and the account to use there; asked once it is needed */
    CommandSideSettings find();
}
