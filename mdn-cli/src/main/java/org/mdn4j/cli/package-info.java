/** The command {@code mdn}. Commands that only use a model never load ND4J. */
package org.mdn4j.cli;
