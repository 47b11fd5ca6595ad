/**
 * Distributions as immutable values over {@code double}: what a model predicts and everything one can ask of it.
 *
 * <p>Densities are in nats, values in the units of the target. Nothing here knows about networks or training.
 */
package org.mdn4j.distribution;
