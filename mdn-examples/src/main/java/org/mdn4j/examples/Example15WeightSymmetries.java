package org.mdn4j.examples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.mdn4j.distribution.Mixture;
import org.mdn4j.family.MixtureLayout;

/**
 * Teaches weight-space symmetries: tanh is odd, so turning the signs of all weights into and out of a unit changes nothing,
 * and neither does exchanging units. A layer of M units has 2^M M! weight vectors for one and the same mixture (Bishop 2006,
 * section 5.1.1), and so as many equally good optima.
 */
public final class Example15WeightSymmetries {

    private static final MixtureLayout LAYOUT = MixtureLayout.of("gaussian", 2, 1);
    private static final int INPUTS = 2;

    /**
     * A network with one hidden layer of tanh units, in double precision.
     *
     * @param in weights of inputs and, last, the bias, {@code [M][inputs + 1]}
     * @param out weights to the raw outputs, {@code [M][P]}
     * @param bias of the raw outputs, {@code [P]}
     */
    private record Network(double[][] in, double[][] out, double[] bias) {

        static Network random(int units, RandomGenerator rng) {
            double[][] in = new double[units][];
            double[][] out = new double[units][];
            for (int m = 0; m < units; m++) {
                in[m] = rng.doubles(INPUTS + 1L, -1, 1).toArray();
                out[m] = rng.doubles(LAYOUT.width(), -1, 1).toArray();
            }
            return new Network(in, out, rng.doubles(LAYOUT.width(), -1, 1).toArray());
        }

        Mixture at(double... x) {
            double[] raw = bias.clone();
            for (int m = 0; m < in.length; m++) {
                double sum = in[m][INPUTS];
                for (int i = 0; i < INPUTS; i++) {
                    sum += in[m][i] * x[i];
                }
                for (int j = 0; j < raw.length; j++) {
                    raw[j] += out[m][j] * Math.tanh(sum);
                }
            }
            return LAYOUT.mixture(raw);
        }

        /** Unit m becomes unit order[m]; where a bit of signs is set, its signs turn. */
        Network transformed(int[] order, int signs) {
            double[][] newIn = new double[in.length][];
            double[][] newOut = new double[in.length][];
            for (int m = 0; m < in.length; m++) {
                double sign = (signs >> m & 1) == 1 ? -1 : 1;
                newIn[order[m]] = times(in[m], sign);
                newOut[order[m]] = times(out[m], sign);
            }
            return new Network(newIn, newOut, bias);
        }

        private static double[] times(double[] values, double factor) {
            return Arrays.stream(values).map(value -> factor * value).toArray();
        }
    }

    /**
     * What was found.
     *
     * @param transformations how many were tried
     * @param largestDifference in log density between any of them and the first network
     * @param oneSignTurned the difference if only the weights into one unit turn, and not those out of it
     */
    record Facts(int transformations, double largestDifference, double oneSignTurned) {}

    private Example15WeightSymmetries() {}

    /** Takes no arguments. */
    public static void main(String[] args) {
        run(5);
    }

    static Facts run(int units) {
        RandomGenerator rng = new SplittableRandom(15);
        Network network = Network.random(units, rng);
        double[][] points = new double[5][];
        for (int i = 0; i < points.length; i++) {
            points[i] = rng.doubles(INPUTS + 1L, -1.5, 1.5).toArray(); // x and, last, y
        }
        double largest = 0;
        int count = 0;
        for (int[] order : permutations(units)) {
            for (int signs = 0; signs < 1 << units; signs++) {
                largest = Math.max(largest, difference(network, network.transformed(order, signs), points));
                count++;
            }
        }
        Network broken = network.transformed(permutations(units).get(0), 0);
        broken.in()[0] = Network.times(broken.in()[0], -1);
        Facts facts = new Facts(count, largest, difference(network, broken, points));
        System.out.printf("%d tanh units: 2^M M! = %d weight vectors%n", units, facts.transformations());
        System.out.printf("  largest difference in log density  %.1e nats%n", facts.largestDifference());
        System.out.printf("  with one sign turned on one side   %.3f nats%n", facts.oneSignTurned());
        return facts;
    }

    private static double difference(Network a, Network b, double[][] points) {
        double largest = 0;
        for (double[] point : points) {
            double[] x = {point[0], point[1]};
            double y = point[INPUTS];
            largest = Math.max(largest, Math.abs(a.at(x).logDensity(y) - b.at(x).logDensity(y)));
        }
        return largest;
    }

    /** All orders of 0, ..., n - 1. */
    private static List<int[]> permutations(int n) {
        List<int[]> all = new ArrayList<>();
        if (n == 0) {
            all.add(new int[0]);
            return all;
        }
        for (int[] shorter : permutations(n - 1)) {
            for (int place = 0; place < n; place++) {
                int[] longer = new int[n];
                System.arraycopy(shorter, 0, longer, 0, place);
                longer[place] = n - 1;
                System.arraycopy(shorter, place, longer, place + 1, n - 1 - place);
                all.add(longer);
            }
        }
        return all;
    }
}
