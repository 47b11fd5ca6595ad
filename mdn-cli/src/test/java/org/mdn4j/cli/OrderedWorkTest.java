package org.mdn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Work that many threads do, as if one had done it. */
final class OrderedWorkTest {

    private static Iterator<Integer> numbers(int count) {
        return IntStream.range(0, count).iterator();
    }

    @Test
    void resultsComeInTheOrderOfTheItems() throws IOException {
        List<Integer> squares = new ArrayList<>();
        OrderedWork.run(
                numbers(1000),
                i -> {
                    for (int spin = 0; spin < i * 31 % 17; spin++) {
                        Thread.yield(); // later ones are often done first
                    }
                    return i * i;
                },
                squares::add);
        assertThat(squares)
                .isEqualTo(IntStream.range(0, 1000).map(i -> i * i).boxed().toList());
    }

    @Test
    void onlyAFewItemsAreEverUnderWay() throws IOException {
        AtomicInteger found = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        AtomicLong ahead = new AtomicLong();
        Iterator<Integer> items = numbers(500);
        OrderedWork.run(
                new Iterator<Integer>() {
                    @Override
                    public boolean hasNext() {
                        return items.hasNext();
                    }

                    @Override
                    public Integer next() {
                        ahead.accumulateAndGet(found.incrementAndGet() - taken.get(), Math::max);
                        return items.next();
                    }
                },
                i -> i,
                i -> taken.incrementAndGet());
        assertThat(taken).hasValue(500);
        assertThat(ahead.get()).isLessThanOrEqualTo(3L * Runtime.getRuntime().availableProcessors());
    }

    @Test
    void theFirstFailureCountsAndWhatIsBeforeItIsHandedOn() {
        List<Integer> results = new ArrayList<>();
        assertThatThrownBy(() -> OrderedWork.run(
                        numbers(100),
                        i -> {
                            if (i >= 40) {
                                throw new IllegalArgumentException("item " + i);
                            }
                            return i;
                        },
                        results::add))
                .hasMessage("item 40");
        assertThat(results).isEqualTo(IntStream.range(0, 40).boxed().toList());
    }

    @Test
    void whenTheNextItemCannotBeFoundThoseBeforeItAreDoneFirst() {
        List<Integer> results = new ArrayList<>();
        Iterator<Integer> ending = new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Integer next() {
                if (next == 25) {
                    throw new IllegalStateException("line 25");
                }
                return next++;
            }
        };
        assertThatThrownBy(() -> OrderedWork.run(ending, i -> i, results::add)).hasMessage("line 25");
        assertThat(results).hasSize(25);
    }
}
