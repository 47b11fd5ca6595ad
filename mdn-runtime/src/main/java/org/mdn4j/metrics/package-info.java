/** How good predicted distributions are, measured on what was observed. */
package org.mdn4j.metrics;
