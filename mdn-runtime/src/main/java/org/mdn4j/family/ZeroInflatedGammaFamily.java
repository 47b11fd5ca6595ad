package org.mdn4j.family;

/** {@link GammaFamily} with extra zeros, for amounts that are often nothing, such as rain or claims. */
public final class ZeroInflatedGammaFamily extends ZeroInflatedFamily {

    /** For {@link java.util.ServiceLoader}; others call {@link Families#of}. */
    public ZeroInflatedGammaFamily() {
        super(new GammaFamily());
    }
}
