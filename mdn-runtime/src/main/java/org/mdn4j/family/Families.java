package org.mdn4j.family;

import java.util.Collection;
import java.util.Collections;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The registered component families, by name: those that {@link ServiceLoader} finds when the first one is needed, by the
 * class loader of the thread that needs it.
 */
public final class Families {

    private static final SortedMap<String, ComponentFamily> BY_NAME = load();

    private Families() {}

    private static SortedMap<String, ComponentFamily> load() {
        SortedMap<String, ComponentFamily> families = new TreeMap<>();
        for (ComponentFamily family : ServiceLoader.load(ComponentFamily.class, loader())) {
            ComponentFamily previous = families.put(family.name(), family);
            if (previous != null) {
                throw new IllegalStateException("need distinct family names but '" + family.name() + "' is both "
                        + previous.getClass().getName() + " and "
                        + family.getClass().getName());
            }
        }
        return Collections.unmodifiableSortedMap(families);
    }

    /** The thread's, which knows the classes of an application or a notebook; ours where the thread's does not know us. */
    private static ClassLoader loader() {
        ClassLoader ours = Families.class.getClassLoader();
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        try {
            return context != null && context.loadClass(Families.class.getName()) == Families.class ? context : ours;
        } catch (ClassNotFoundException e) {
            return ours;
        }
    }

    /** All families, by ascending name. */
    public static Collection<ComponentFamily> all() {
        return BY_NAME.values();
    }

    /**
     * The family of a given name.
     *
     * @throws IllegalArgumentException if there is none, naming those that exist
     */
    public static ComponentFamily of(String name) {
        ComponentFamily family = BY_NAME.get(name);
        if (family == null) {
            throw new IllegalArgumentException(
                    "need a family among " + String.join(", ", BY_NAME.keySet()) + " but got '" + name + "'");
        }
        return family;
    }
}
