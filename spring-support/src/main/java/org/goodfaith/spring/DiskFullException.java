package org.goodfaith.spring;

/** Thrown if the disk of the database has less free than the reserve, so that nothing may be recorded. */
public final class DiskFullException extends RuntimeException {

    public DiskFullException() {
        super("The disk has less free than the reserve");
    }
}
