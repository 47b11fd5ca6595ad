package org.mdn4j.benchmarks.compare;

/** One way of doing what is measured. */
interface Contender {

    /** Does it so many times. */
    double seconds(int repetitions);

    /** Something done in this process. */
    static Contender of(Runnable work) {
        return repetitions -> {
            long start = System.nanoTime();
            for (int i = 0; i < repetitions; i++) {
                work.run();
            }
            return (System.nanoTime() - start) * 1e-9;
        };
    }
}
