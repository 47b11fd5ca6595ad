package org.mdn4j.benchmarks.compare;

import java.util.function.IntConsumer;
import org.mdn4j.benchmarks.workload.Shape;
import org.mdn4j.special.FloatMath;

/**
 * What the arithmetic of a training step takes with nothing around it: the products at the speed of large ones, and the
 * elementwise functions at the speed of plain loops over arrays in the cache.
 *
 * @param flops multiplications and additions a second in large products
 * @param tanh seconds for one
 * @param exp seconds for one
 * @param log seconds for one
 * @param adam seconds for the update of one parameter
 */
record Arithmetic(double flops, double tanh, double exp, double log, double adam) {

    private static final int SIZE = 4096;

    /** Measures this machine, on one thread. */
    static Arithmetic measure(Contest contest) {
        float[] x = new float[SIZE];
        float[] out = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            x[i] = 0.1f + i % 100 * 0.01f;
        }
        return new Arithmetic(
                OpenBlas.flopsPerSecond(),
                each(contest, i -> tanh(x, out)),
                each(contest, i -> exp(x, out)),
                each(contest, i -> log(x, out)),
                adam(contest));
    }

    private static double each(Contest contest, IntConsumer loop) {
        return contest.run(Contender.of(() -> loop.accept(0))) / SIZE;
    }

    private static void tanh(float[] x, float[] out) {
        for (int i = 0; i < SIZE; i++) {
            out[i] = FloatMath.tanh(x[i]);
        }
    }

    private static void exp(float[] x, float[] out) {
        for (int i = 0; i < SIZE; i++) {
            out[i] = FloatMath.exp(x[i]);
        }
    }

    private static void log(float[] x, float[] out) {
        for (int i = 0; i < SIZE; i++) {
            out[i] = FloatMath.log(x[i]);
        }
    }

    private static double adam(Contest contest) {
        float[] parameters = new float[SIZE];
        float[] gradient = new float[SIZE];
        float[] first = new float[SIZE];
        float[] second = new float[SIZE];
        java.util.Arrays.fill(gradient, 1e-3f);
        return each(contest, step -> {
            for (int i = 0; i < SIZE; i++) {
                float g = gradient[i];
                first[i] = 0.9f * first[i] + 0.1f * g;
                second[i] = 0.999f * second[i] + 0.001f * g * g;
                parameters[i] -= 1e-3f * first[i] / ((float) Math.sqrt(second[i]) + 1e-8f);
            }
        });
    }

    /** Seconds for the products of a step. */
    double products(Shape shape) {
        return shape.stepFlops() / flops;
    }

    /**
     * Seconds for the products and functions of a step. A component takes three exponentials (weight, softplus,
     * responsibility) and two logarithms (softplus, variance) for its first target, a row two more logarithms.
     */
    double step(Shape shape) {
        double k = shape.components();
        double d = shape.targets();
        double row = 2 * shape.width() * tanh + k * ((2 + d) * exp + 2 * d * log) + 2 * log;
        return products(shape) + shape.batch() * row + shape.parameters() * adam;
    }
}
