/** The DL4J side: an output layer, its activation and its loss, for any network that somebody else wrote. */
package org.mdn4j.layer;
