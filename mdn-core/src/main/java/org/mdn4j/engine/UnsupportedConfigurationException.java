package org.mdn4j.engine;

/** A network that the fused engine cannot train and DL4J can: the message says which layer and why. */
public final class UnsupportedConfigurationException extends Exception {

    private static final long serialVersionUID = 1L;

    UnsupportedConfigurationException(String where, String what) {
        super(where + " has " + what);
    }
}
