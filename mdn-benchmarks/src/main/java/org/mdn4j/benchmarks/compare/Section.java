package org.mdn4j.benchmarks.compare;

/** A part of the page. */
interface Section {

    /** What the command line calls it. */
    String name();

    /** Measures, and tells about it in Markdown, from the heading on. */
    String measure(Setting setting);
}
