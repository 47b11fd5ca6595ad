/**
 * From raw network outputs to distributions and back: what one component is worth, which columns are which group, and
 * the likelihood with its gradient.
 */
package org.mdn4j.family;
