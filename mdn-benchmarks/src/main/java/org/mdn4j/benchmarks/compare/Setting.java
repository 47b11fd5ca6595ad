package org.mdn4j.benchmarks.compare;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mdn4j.benchmarks.workload.Shape;

/**
 * What all sections measure with.
 *
 * @param contest how long
 * @param torch PyTorch, if it is there
 */
record Setting(Contest contest, Optional<TorchPeer> torch) {

    static final String PYTORCH = "PyTorch";

    /** Adds PyTorch to some contenders, if it is there. */
    Map<String, Contender> withTorch(Map<String, Contender> contenders, String task, Shape shape) {
        Map<String, Contender> all = new LinkedHashMap<>(contenders);
        torch.ifPresent(peer -> all.put(PYTORCH, peer.contender(task, shape)));
        return all;
    }
}
