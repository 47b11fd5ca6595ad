package org.mdn4j.train;

/** What does the training steps. */
public enum EngineChoice {
    /** The fused engine where it supports the network, else DL4J; the log says which and why. */
    AUTO,
    /** DL4J's own {@code fit}. */
    DL4J,
    /** The fused engine, or an error where it does not support the network. */
    FUSED
}
