package org.goodfaith.bundle;

/** A file is no bundle of a form that is known here. */
public final class MalformedBundleException extends Exception {

    MalformedBundleException(String message) {
        super(message);
    }
}
