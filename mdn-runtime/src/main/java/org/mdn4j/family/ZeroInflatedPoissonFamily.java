package org.mdn4j.family;

/** {@link PoissonFamily} with extra zeros, for counts with more zeros than a Poisson distribution has. */
public final class ZeroInflatedPoissonFamily extends ZeroInflatedFamily {

    /** For {@link java.util.ServiceLoader}; others call {@link Families#of}. */
    public ZeroInflatedPoissonFamily() {
        super(new PoissonFamily());
    }
}
