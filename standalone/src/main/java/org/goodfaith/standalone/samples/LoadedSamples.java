package org.goodfaith.standalone.samples;

/** What became of the request to load the sample cases. There is none if it was not made. */
public interface LoadedSamples {

    /** @return what was done, in a sentence */
    String outcome();
}
