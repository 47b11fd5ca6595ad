/**
 * Pictures of data, conditional densities, their components and of training. Every chart comes back as an XChart object,
 * to restyle at will; {@link org.mdn4j.plot.Pictures} writes one or several to a PNG or SVG file, without a display.
 */
package org.mdn4j.plot;
