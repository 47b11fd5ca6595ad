package org.mdn4j.train;

final class Lattices {
    private Lattices() {}

    static double step(double[] values) {
        for (int digits = 0; digits <= 6; digits++) {
            double scale = Math.pow(10, digits);
            long gcd = 0;
            boolean all = true;
            for (double v : values) {
                double scaled = (v - values[0]) * scale;
                long whole = Math.round(scaled);
                if (Math.abs(scaled - whole) > 1e-6 * Math.max(1, Math.abs(scaled) * 1e-3)) {
                    all = false;
                    break;
                }
                long a = gcd, b = Math.abs(whole);
                while (b != 0) {
                    long r = a % b;
                    a = b;
                    b = r;
                }
                gcd = a;
            }
            if (all && gcd > 0) return gcd / scale;
        }
        return 0;
    }
}
