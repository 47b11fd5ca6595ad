/** Hidden activations for networks described in DL4J: by their names, and those that DL4J lacks or gets wrong. */
package org.mdn4j.activation;
