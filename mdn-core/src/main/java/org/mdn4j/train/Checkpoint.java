package org.mdn4j.train;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.mdn4j.data.Dataset;

/**
 * Where the members of an ensemble put their states down, each when it likes, and from where they go on. Every write has the
 * last state of each member, and the members do not depend on each other, so any file goes on to the same end.
 */
final class Checkpoint {

    /** No file: nothing is kept. */
    static final Checkpoint NONE = new Checkpoint(null, null, Duration.ZERO, Map.of());

    private final Path file; // null: nothing is kept
    private final CheckpointKey key;
    private final long nanosBetween;
    private final Map<Integer, MemberState> states;
    private long lastWrite = System.nanoTime();

    private Checkpoint(Path file, CheckpointKey key, Duration every, Map<Integer, MemberState> states) {
        this.file = file;
        this.key = key;
        this.nanosBetween = every.toNanos();
        this.states = new TreeMap<>(states);
    }

    /**
     * The checkpoint that the options ask for, with the states that are in its file already.
     *
     * @throws CheckpointException if the file belongs to another training or is damaged
     */
    static Checkpoint of(MdnRegressor.Builder options, List<Dataset> data) {
        Path file = options.checkpoint;
        if (file == null) {
            return NONE;
        }
        CheckpointKey key = CheckpointKey.of(options, data);
        Map<Integer, MemberState> states = Files.exists(file) ? CheckpointFile.read(file, key) : Map.of();
        return new Checkpoint(file, key, options.checkpointEvery, states);
    }

    /** Where a member left off, if it did. */
    synchronized Optional<MemberState> state(int member) {
        return Optional.ofNullable(states.get(member));
    }

    /**
     * Lets a member put down its state at the end of an epoch.
     *
     * @param last whether it stops here, so that the state is written whatever the time
     */
    void offer(int member, Supplier<MemberState> state, boolean last) {
        if (file == null) {
            return;
        }
        synchronized (this) {
            boolean due = System.nanoTime() - lastWrite >= nanosBetween;
            if (!due && !last) {
                return;
            }
            states.put(member, state.get());
            CheckpointFile.write(file, key, states);
            lastWrite = System.nanoTime();
        }
    }
}
