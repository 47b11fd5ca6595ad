/** One JMH class a question, each with baselines in the same run. */
package org.mdn4j.benchmarks.jmh;
