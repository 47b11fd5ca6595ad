package org.mdn4j.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class OptionTableTest {

    /** What is learnt does not depend on these. */
    private static final Set<String> WITHOUT_EFFECT = Set.of("listener", "checkpoint", "checkpointEvery");

    @Test
    void everyOptionThatHasAnEffectIsInTheTable() {
        List<String> fields = Arrays.stream(MdnRegressor.Builder.class.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
                .map(Field::getName)
                .filter(name -> !WITHOUT_EFFECT.contains(name))
                .toList();
        assertThat(OptionTable.of(MdnRegressor.builder()).keySet()).containsAll(fields);
    }
}
