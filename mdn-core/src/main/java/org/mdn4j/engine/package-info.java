/** One training step, twice: by DL4J for any network, and fused into one loop for stacks of dense layers. */
package org.mdn4j.engine;
