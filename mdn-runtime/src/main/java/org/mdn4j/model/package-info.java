/** A trained model: from x in data units to the distribution of y in data units. */
package org.mdn4j.model;
