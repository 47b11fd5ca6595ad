/** The standard regression sets with their standard splits, beside published results. */
package org.mdn4j.benchmarks.uci;
