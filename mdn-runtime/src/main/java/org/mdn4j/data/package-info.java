/** Tables of inputs and targets: where they come from, how they are split and scaled. */
package org.mdn4j.data;
