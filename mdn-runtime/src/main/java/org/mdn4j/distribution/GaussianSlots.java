package org.mdn4j.distribution;

/** What draws from a mixture of Gaussians over the real line need of it: which one by an alias table, and its numbers. Immutable. */
final class GaussianSlots {

    private final AliasTable table;
    private final double[] parameters; // [slots][mean, standard deviation]: what is needed together lies together

    GaussianSlots(GaussianKernel kernel) {
        this.table = new AliasTable(kernel.weights());
        this.parameters = new double[2 * table.slots()];
        for (int slot = 0; slot < table.slots(); slot++) {
            int component = table.indexOf(slot);
            parameters[2 * slot] = kernel.means()[component];
            parameters[2 * slot + 1] = kernel.deviations()[component];
        }
    }

    /**
     * A draw.
     *
     * @param bits 64 uniform ones
     * @param normal a standard normal number
     */
    double draw(long bits, double normal) {
        int place = 2 * table.slot(bits);
        return parameters[place] + parameters[place + 1] * normal;
    }
}
