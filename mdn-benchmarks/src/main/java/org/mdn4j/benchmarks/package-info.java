/**
 * How fast and how good it is, beside what one would use instead.
 *
 * <p>{@code java -jar mdn-benchmarks/target/mdn-benchmarks.jar} lists the commands; {@link org.mdn4j.benchmarks.Main} is
 * where they are registered, each has a package of its own.
 */
package org.mdn4j.benchmarks;
