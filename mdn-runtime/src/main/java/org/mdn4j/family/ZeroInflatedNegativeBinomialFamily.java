package org.mdn4j.family;

/** {@link NegativeBinomialFamily} with extra zeros, for counts with many zeros and much variance. */
public final class ZeroInflatedNegativeBinomialFamily extends ZeroInflatedFamily {

    /** For {@link java.util.ServiceLoader}; others call {@link Families#of}. */
    public ZeroInflatedNegativeBinomialFamily() {
        super(new NegativeBinomialFamily());
    }
}
