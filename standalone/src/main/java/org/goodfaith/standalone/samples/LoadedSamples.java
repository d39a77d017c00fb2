package org.goodfaith.standalone.samples;

/** The result of loading the sample cases; absent if loading was not requested. */
public interface LoadedSamples {

    /** @return the result in a sentence */
    String outcome();
}
