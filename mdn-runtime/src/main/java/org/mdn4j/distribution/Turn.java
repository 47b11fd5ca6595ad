package org.mdn4j.distribution;

/** What a density does where its slope changes sign. */
enum Turn {
    PEAK,
    DIP,
    UNKNOWN
}
