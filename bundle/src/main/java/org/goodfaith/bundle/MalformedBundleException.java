package org.goodfaith.bundle;

/** Reports a file that is not a bundle in a supported format. */
public final class MalformedBundleException extends Exception {

    MalformedBundleException(String message) {
        super(message);
    }
}
