/**
 * Special functions that commons-numbers lacks, or that cancel where it computes them: pure functions of numbers, shared
 * by {@code distribution} and {@code family}; and elementary ones in single precision for the loops of training.
 */
package org.mdn4j.special;
