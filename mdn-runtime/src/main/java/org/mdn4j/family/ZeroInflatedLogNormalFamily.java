package org.mdn4j.family;

/** {@link LogNormalFamily} with extra zeros, for amounts that are often nothing and else vary by factors. */
public final class ZeroInflatedLogNormalFamily extends ZeroInflatedFamily {

    /** For {@link java.util.ServiceLoader}; others call {@link Families#of}. */
    public ZeroInflatedLogNormalFamily() {
        super(new LogNormalFamily());
    }
}
