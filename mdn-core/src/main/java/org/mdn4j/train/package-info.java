/** From a table to a model: what to fit, the fit, and how it went. */
package org.mdn4j.train;
