/**
 * One JMH class a question, each with baselines in the same run.
 *
 * <p>{@code java -jar mdn-benchmarks/target/mdn-benchmarks.jar} runs them all, with a pattern behind it only those whose
 * name it matches.
 */
package org.mdn4j.benchmarks;
