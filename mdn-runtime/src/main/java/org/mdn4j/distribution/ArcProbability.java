package org.mdn4j.distribution;

import org.apache.commons.numbers.gamma.Erfcx;
import org.mdn4j.special.BesselFunctions;
import org.mdn4j.special.GaussLegendre;

/**
 * Probabilities of arcs under a von Mises distribution, with a relative error of about 1e-14 however small they are.
 *
 * <p>Arcs are on one side of the peak, between two angles from it of 0 to pi, so that their density falls and none of
 * them has more than half of the probability.
 */
final class ArcProbability {

    private static final double LOG_TWO_PI = 2 * Gaussian.HALF_LOG_TWO_PI;

    /** What lies further below the start of an arc than this many nats does not reach the last digit. */
    private static final double NEGLIGIBLE = 38;

    /** From here on what the asymptotic series leaves out beyond the antipode is below rounding. */
    private static final double LARGE = 40;

    /** Up to this square of the sine of half the angle the series converges quickly. */
    private static final double NEAR = 0.125;

    /** Nats by which the density falls over one application of the quadrature rule. */
    private static final double PIECE = 19;

    /** Below this fall, in nats, the difference of two tails would cancel. */
    private static final double SHORT = 2;

    /** From this {@code kappa sin^2} on the density falls exponentially for as long as it matters. */
    private static final double STEEP = 1e10;

    private final double concentration;
    private final double logNormaliser; // of exp(kappa (cos t - 1))

    ArcProbability(double concentration) {
        this.concentration = concentration;
        this.logNormaliser = LOG_TWO_PI + BesselFunctions.logScaledI0(concentration);
    }

    double logNormaliser() {
        return logNormaliser;
    }

    /** The log density at an angle from the peak. */
    double logDensity(double angle) {
        double sine = Math.sin(0.5 * angle);
        return -2 * concentration * sine * sine - logNormaliser;
    }

    /**
     * The log probability of the arc between two angles, {@code 0 <= from <= to <= pi}.
     *
     * @param width their difference, which the caller may know to more digits
     */
    double log(double from, double to, double width) {
        if (!(width > 0)) {
            return Double.isNaN(width) ? Double.NaN : Double.NEGATIVE_INFINITY;
        }
        double fall = fall(from, width);
        double sine = Math.sin(0.5 * from);
        if (concentration >= LARGE && fall >= SHORT && sine * sine < NEAR) {
            double tail = logTail(sine);
            if (fall > NEGLIGIBLE) {
                return tail;
            }
            double otherSine = Math.sin(0.5 * to);
            if (otherSine * otherSine < NEAR) {
                return tail + Math.log1p(-Math.exp(logTail(otherSine) - tail));
            }
        }
        return logDensity(from) + Math.log(quadrature(from, to, width));
    }

    /** How much lower, in nats, the density is a distance further out: {@code kappa (cos from - cos to)}. */
    private double fall(double from, double distance) {
        double half = 0.5 * distance;
        return 2 * concentration * Math.sin(half) * Math.sin(from + half);
    }

    /**
     * The log probability beyond an angle, given the sine of its half.
     *
     * <p>With {@code u = 2 sqrt(kappa) sin(t / 2)} the density becomes {@code exp(-u^2/2) / sqrt(1 - u^2 / 4 kappa)}; the
     * root is expanded, and {@code I_n}, the integral of {@code u^(2n) exp(-u^2/2)} from u to infinity, is {@code u^(2n-1)
     * exp(-u^2/2) + (2n-1) I_(n-1)}. All terms are positive.
     */
    private double logTail(double sine) {
        double u = 2 * Math.sqrt(concentration) * sine;
        double quarter = 0.25 / concentration;
        double square = sine * sine;
        double integral = Math.sqrt(0.5 * Math.PI) * Erfcx.value(u * Math.sqrt(0.5)); // I_n exp(u^2/2) / (4 kappa)^n
        double power = u > 0 ? quarter * u : 0; // u^(2n-1) / (4 kappa)^n
        double coefficient = 1; // (2n)! / (4^n n!^2)
        double sum = integral;
        for (int n = 1; n < 60; n++) {
            integral = power + (2 * n - 1) * quarter * integral;
            coefficient *= (n - 0.5) / n;
            double term = coefficient * integral;
            sum += term;
            if (term < 1e-17 * sum) {
                break;
            }
            power *= square;
        }
        return Math.log(sum) - 0.5 * Math.log(concentration) - 0.5 * u * u - logNormaliser;
    }

    /** The integral of the density from one angle to another, divided by the density at the first: piece by piece. */
    private double quadrature(double from, double to, double width) {
        double rate = concentration * Math.sin(from);
        if (rate * Math.sin(from) > STEEP && fall(from, width) > NEGLIGIBLE) {
            return (1 - Math.cos(from) / rate / Math.sin(from)) / rate;
        }
        double sine = Math.sin(0.5 * from);
        double sum = 0;
        double start = 0; // distances from the first angle
        for (double fallen = PIECE; start < width && fallen <= NEGLIGIBLE; fallen += PIECE) {
            double square = sine * sine + 0.5 * fallen / concentration;
            double angle = square < 1 ? 2 * Math.asin(Math.sqrt(square)) : Math.PI;
            double end = angle < to ? Math.min(width, angle - from) : width;
            if (end > start) {
                sum += piece(from, start, end);
                start = end;
            }
        }
        return sum;
    }

    private double piece(double from, double start, double end) {
        double centre = 0.5 * (start + end);
        double half = 0.5 * (end - start);
        double sum = 0;
        double cosine = Math.cos(from);
        for (int i = 0; i < GaussLegendre.POINTS; i++) {
            double distance = centre + half * GaussLegendre.node(i);
            // One cosine will do where its rounding is not magnified.
            double fall =
                    concentration < LARGE ? concentration * (cosine - Math.cos(from + distance)) : fall(from, distance);
            sum += GaussLegendre.weight(i) * FastNormal.exp(-fall);
        }
        return sum * half;
    }
}
