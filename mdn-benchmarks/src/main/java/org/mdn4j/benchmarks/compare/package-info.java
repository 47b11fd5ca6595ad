/** The contenders in one run, one after the other and over again, and the page that tells how it went. */
package org.mdn4j.benchmarks.compare;
