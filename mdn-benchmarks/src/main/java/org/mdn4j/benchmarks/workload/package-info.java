/** What is measured: the networks and rows that the suites and the comparisons share. */
package org.mdn4j.benchmarks.workload;
